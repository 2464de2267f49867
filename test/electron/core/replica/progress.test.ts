/** What an author is known to have applied, gathered along its log. */
import { expect, it } from 'vitest'
import { openProgress } from '../../../../electron/core/replica/progress.ts'
import { utf8 } from '../../../../shared/bytes/hex.ts'
import { appendText } from '../../../../shared/document/edit.ts'
import { KIND } from '../../../../shared/entry/header.ts'
import { compareHeads } from '../../../../shared/entry/run.ts'
import { type DocumentId, NO_HASH } from '../../../../shared/ids.ts'
import { coalitionOf } from '../../../support/coalition-of.ts'
import type { Computer } from '../../../support/computer.ts'
import { forge, tipOf } from '../../../support/forged-run.ts'

const write = (computer: Computer, id: DocumentId): void => {
  computer.positions.edit(id, (doc) => appendText(doc, 'More. ', 'test'))
  computer.replica.documents.sealAll()
}

it('[LOG-4] never shrinks along a log: a later head of a branch takes the place of an earlier one, and each branch stands by itself', () => {
  const { founder: amina, member, letIn, meet } = coalitionOf('amina', 'bilal')
  const [bilal, eve] = [member('bilal'), letIn('eve', ['editor'])]
  const { id } = amina.positions.create({ title: 'Heads' })
  meet()
  write(bilal, id)
  meet()
  const knownByAmina = () => {
    const { store, chains } = amina.replica
    const own = tipOf(amina)
    return own ? openProgress(store, chains).knownAt(own.chain) : []
  }
  const seqsOf = (computer: Computer): readonly number[] =>
    knownByAmina().flatMap(({ device, seq }) => (device === computer.replica.keys().device ? [seq] : []))
  write(amina, id)
  const first = tipOf(bilal)?.seq ?? 0
  expect(seqsOf(bilal)).toEqual([first])
  // Entries that name nobody take nothing away.
  write(amina, id)
  expect(seqsOf(bilal)).toEqual([first])
  write(bilal, id)
  meet()
  write(amina, id)
  expect(seqsOf(bilal)).toEqual([first + 1])

  const branches = ['one', 'two'].map((name) =>
    forge(eve, undefined, utf8(`{"t":"${name}"}`), { kind: KIND.act, seq: 1, previous: NO_HASH, heads: [] }),
  )
  for (const branch of branches) {
    expect(amina.replica.receive([branch])).toMatchObject([{ added: 1 }])
    write(amina, id)
  }
  expect(seqsOf(eve)).toEqual([1, 1])
  write(amina, id)
  expect([seqsOf(eve), seqsOf(bilal)]).toEqual([[1, 1], [first + 1]])
  const own = tipOf(amina)
  for (const { header } of own ? amina.replica.store.entries(own.chain, 1, own.seq) : [])
    expect(header.heads).toEqual([...header.heads].sort(compareHeads))
})
