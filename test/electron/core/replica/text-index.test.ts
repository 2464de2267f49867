/** What judging an entry costs that names client ids nobody has. */
import { expect, it } from 'vitest'
import { entryHash, hashOfBody, KIND, NO_EPOCH } from '../../../../shared/entry/header.ts'
import { encodeRun, type RunEntry } from '../../../../shared/entry/run.ts'
import { signEntry } from '../../../../shared/entry/signature.ts'
import { type DocumentId, NO_HASH } from '../../../../shared/ids.ts'
import { coalitionOf } from '../../../support/coalition-of.ts'
import { forgeAct, tipOf } from '../../../support/forged-run.ts'

const MEMBERS = Array.from({ length: 19 }, (_, number) => `member ${number}`)

it('[TEXT-3] a deletion of what nobody wrote is refused at once, in however many texts, with however many members', () => {
  const { world, founder: amina, letIn } = coalitionOf('amina')
  const eve = letIn('eve', ['editor'])
  for (const name of MEMBERS) {
    const somebody = letIn(name, ['editor'])
    amina.replica.receive([forgeAct(somebody, '{"t":"hello"}')])
    somebody.crash()
  }
  const { keys, coalition } = eve.replica
  /** So many entries, each in a text of its own, that delete one clock of client 133. */
  const deletions = (texts: number): Uint8Array => {
    const entries: RunEntry[] = []
    const body = Uint8Array.of(0, 0, 1, 0x85, 0x01, 1, 0, 1)
    for (let number = 1; number <= texts; number++) {
      const header = {
        coalition,
        device: keys().device,
        seq: (tipOf(eve)?.seq ?? 0) + number,
        previous: entries.at(-1)?.hash ?? tipOf(eve)?.hash ?? NO_HASH,
        epoch: NO_EPOCH,
        kind: KIND.text,
        document: number.toString(16).padStart(32, '0') as DocumentId,
        heads: [],
        bodyHash: hashOfBody(body),
        bodyLength: body.length,
      }
      const hash = entryHash(header)
      entries.push({ header, hash, body, signature: signEntry(world.crypto, keys().seed, hash) })
    }
    return encodeRun(entries)
  }
  const run = deletions(200)
  const before = process.cpuUsage()
  expect(amina.replica.receive([run])).toMatchObject([{ added: 200 }])
  // 20,000 ids would be derived for each of them otherwise: half a minute.
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(5_000)
  expect(amina.replica.store.texts('1'.padStart(32, '0') as DocumentId, 0, 9)).toMatchObject([{ valid: false }])
})
