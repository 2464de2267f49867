/** Envelopes that were changed, cut, or made by a changed program: refused within bounds, and nothing of them is applied. */
import { describe, expect, it } from 'vitest'
import { createNodeCrypto } from '../../../../electron/adapters/crypto/node-crypto.ts'
import { sealEnvelope, writeParts } from '../../../../electron/core/envelope/making.ts'
import { type EnvelopeKey, joinParts, openFiles, readPart } from '../../../../electron/core/envelope/opening.ts'
import { toHex } from '../../../../shared/bytes/hex.ts'
import { appendText } from '../../../../shared/document/edit.ts'
import { plainText } from '../../../../shared/document/plain-text.ts'
import { encodeRun } from '../../../../shared/entry/run.ts'
import { decodeContent, type EnvelopeContent, encodeContent } from '../../../../shared/envelope/envelope-content.ts'
import { decodePart, encodePart } from '../../../../shared/envelope/envelope-part.ts'
import type { DeviceId } from '../../../../shared/ids.ts'
import { coalitionOf, seededCoalitionOf } from '../../../support/coalition-of.ts'
import type { Computer } from '../../../support/computer.ts'
import { makeFiles, open, refusals, take } from '../../../support/envelope-post.ts'
import { forgeAct, tipOf } from '../../../support/forged-run.ts'
import { mutate } from '../../../support/mutate.ts'
import { createSeededRandom } from '../../../support/seeded-random.ts'

const crypto = createNodeCrypto()

async function twoWithNews() {
  const { member, letIn, world } = coalitionOf('amina', 'bilal')
  const [amina, bilal] = [member('amina'), member('bilal')]
  const { id } = amina.positions.create({ title: 'By post' })
  amina.positions.edit(id, (doc) => appendText(doc, 'True words.', 'test'))
  amina.replica.documents.sealAll()
  const [file] = await makeFiles(amina)
  if (!file) throw new Error('no file')
  return { amina, bilal, id, file, letIn, world }
}
const everythingOf = ({ replica }: Computer): string => JSON.stringify([replica.store.sizes(), replica.heads(), replica.store.values('')])

/** An envelope as a member's changed program could write it: truly sealed and signed, whatever it holds. */
async function craft(by: Computer, content: Partial<EnvelopeContent>, to: readonly Computer[]): Promise<readonly Uint8Array[]> {
  const keys = by.replica.keys()
  const tools = {
    crypto,
    random: createSeededRandom(1),
    clock: { now: () => 1_790_000_000_000, after: () => ({ cancel: () => undefined }) },
  }
  const whole = { runs: [], cards: [], statements: [], requests: [], ...content }
  const recipients = to.map(({ replica }) => crypto.agreementPublicKey(replica.keys().agreement))
  const written = writeParts(tools, { coalition: by.replica.coalition, keys, content: whole, to: recipients })
  return (await sealEnvelope(crypto, written)).map(({ bytes }) => bytes)
}

/** What its reader finds under the seal of a file with one part. */
async function partOf(reader: Computer, file: Uint8Array) {
  const unsealed = await crypto.unsealFor(reader.replica.keys().agreement, file)
  const part = unsealed.ok ? decodePart(crypto, unsealed.bytes) : undefined
  const content = part?.ok ? decodeContent(part.value.content) : undefined
  if (!part?.ok || !content?.ok) throw new Error('not open')
  return { part: part.value, content: content.value }
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at])

/** What becomes of a part that is truly signed. */
function outcomeOf(reader: Computer, part: ReturnType<typeof readPart>): 'void' | 'refused' | 'taken' {
  if (!part.ok) throw new Error('a true signature was not')
  const whole = joinParts([part])
  if (!whole.ok) return 'void'
  return reader.opened.envelopes.take(whole).ok ? 'taken' : 'refused'
}

describe('a changed envelope', () => {
  it('[ENV-1] [ENV-6] is refused whichever byte of its file is another, and wherever it is cut', async () => {
    const { bilal, file } = await twoWithNews()
    const before = everythingOf(bilal)
    const keys = bilal.opened.envelopes.keys().slice(0, 1)
    const copy = file.slice()
    for (let at = 0; at < file.length; at++) {
      const changed = file.slice()
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      const found = await openFiles(crypto, [changed, file.subarray(0, at)], keys)
      expect(
        found.map(({ ok }) => ok),
        `byte ${at} of ${file.length}`,
      ).toEqual([false, false])
    }
    expect(isSame(file, copy)).toBe(true)
    expect(everythingOf(bilal)).toBe(before)
  }, 120_000)

  it('[ENV-1] is refused after any of 2,500 changes of its file', async () => {
    const { bilal, file } = await twoWithNews()
    const random = createSeededRandom(42)
    const keys = bilal.opened.envelopes.keys().slice(0, 1)
    let tried = 0
    for (let count = 0; count < 2_500; count++) {
      const changed = mutate(random, file)
      if (isSame(changed, file)) continue
      tried++
      const [found] = await openFiles(crypto, [changed], keys)
      expect(found?.ok, `change ${count}`).toBe(false)
    }
    expect(tried).toBeGreaterThan(2_400)
  }, 120_000)

  it('[ENV-8] that a member’s changed program sealed and signed brings nothing but what is true, in 2,500 forms', async () => {
    const { amina, bilal, id, file } = await twoWithNews()
    const random = createSeededRandom(43)
    const [key] = bilal.opened.envelopes.keys() as [EnvelopeKey]
    const { part } = await partOf(bilal, file)
    const truth = new Set(amina.replica.heads().map(({ device, seq, prefix }) => `${device} ${seq} ${prefix}`))
    const counts = { void: 0, refused: 0, taken: 0 }
    for (let count = 0; count < 2_500; count++) {
      const content = mutate(random, part.content)
      counts[outcomeOf(bilal, readPart(crypto, encodePart(crypto, amina.replica.keys().seed, { ...part, content }), key))]++
    }
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(20)
    expect(bilal.replica.heads().every(({ device, seq, prefix }) => truth.has(`${device} ${seq} ${prefix}`))).toBe(true)
    expect(bilal.replica.store.check()).toEqual([])
    expect(await take(bilal, [file])).toMatchObject({ ok: true })
    expect(bilal.positions.read(id, plainText)).toBe('True words.')
    expect(bilal.replica.heads()).toEqual(amina.replica.heads())
  }, 120_000)
})

describe('a hostile writer', () => {
  it('[ENV-8] cannot slip one false run among true ones', async () => {
    const { amina, bilal, id, file } = await twoWithNews()
    const { content } = await partOf(bilal, file)
    const before = everythingOf(bilal)
    const forged = forgeAct(amina, '{"t":"set","at":9,"changes":[]}')
    forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1
    const files = await craft(amina, { ...content, runs: [...content.runs, forged] }, [bilal])
    expect(await take(bilal, files)).toMatchObject({ ok: false, refused: 'forged' })
    expect(everythingOf(bilal)).toBe(before)
    expect(bilal.positions.list().some((position) => position.id === id)).toBe(false)
  })

  it('[ENV-8] who does not belong is a stranger, also with a member’s true runs', async () => {
    const { amina, bilal, file, world } = await twoWithNews()
    const { content } = await partOf(bilal, file)
    const seed = world.random.bytes(32)
    const stranger = {
      ...amina,
      replica: { ...amina.replica, keys: () => ({ device: toHex(crypto.signingPublicKey(seed)) as DeviceId, seed, agreement: seed }) },
    }
    const before = everythingOf(bilal)
    expect(await take(bilal, await craft(stranger, content, [bilal]))).toMatchObject({ ok: false, refused: 'stranger' })
    expect(everythingOf(bilal)).toBe(before)
  })

  it('[ENV-8] who lets herself in with the envelope’s own entries stays a stranger', async () => {
    const { amina, bilal, letIn } = await twoWithNews()
    const chen = letIn('chen', ['editor'], bilal)
    // Bilal is no coordinator: his act admits nobody, though it is his and truly signed.
    const own = tipOf(bilal)
    if (!own) throw new Error('Bilal wrote nothing')
    const before = amina.replica.heads()
    const files = await craft(chen, { runs: [encodeRun(bilal.replica.store.entries(own.chain, 1, 100))] }, [amina])
    expect(await take(amina, files)).toMatchObject({ ok: false, refused: 'stranger' })
    expect(amina.replica.heads()).toEqual(before)
  })

  it('[ENV-2] cannot pass a part off as another coalition’s, or a request as an envelope', async () => {
    const { amina, bilal } = await twoWithNews()
    const other = seededCoalitionOf(2, ['dalia'])
    const keys = amina.replica.keys()
    const part = {
      coalition: other.founder.replica.coalition,
      writer: keys.device,
      id: 'ab'.repeat(16),
      madeAt: 1,
      kind: 'ordinary' as const,
      part: 1,
      of: 1,
      content: encodeContent({ runs: [], cards: [], statements: [], requests: [] }),
    }
    const sealed = await crypto.sealTo([crypto.agreementPublicKey(bilal.replica.keys().agreement)], encodePart(crypto, keys.seed, part))
    expect(refusals(await open(bilal, [sealed]))).toEqual(['forged'])
  })

  it('[ENV-1] with as many recipients as a header may name costs its reader seconds at most', async () => {
    const { bilal } = await twoWithNews()
    const keys = Array.from({ length: 1_300 }, (_, at) =>
      crypto.agreementPublicKey(new Uint8Array(32).fill(1 + (at % 250)).fill(at >> 8, 0, 2)),
    )
    const file = await crypto.sealTo(keys, new Uint8Array(10))
    const started = performance.now()
    expect(refusals(await openFiles(crypto, [file], bilal.opened.envelopes.keys().slice(0, 1)))).toEqual(['not-for-you'])
    expect(performance.now() - started).toBeLessThan(30_000)
  }, 60_000)

  it('[ENV-1] who sends zeros, however many, is refused at once', async () => {
    const { bilal } = await twoWithNews()
    const started = performance.now()
    expect(refusals(await open(bilal, [new Uint8Array(20 * 1024 * 1024), new Uint8Array(21 * 1024 * 1024)]))).toEqual([
      'not-envelope',
      'too-large',
    ])
    expect(performance.now() - started).toBeLessThan(500)
  })
})
