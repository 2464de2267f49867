/** What every store of a replica must keep, whatever lies under it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChainNumber, ReplicaStore, StoredEntry, WholeEntry } from '../../electron/core/ports/replica-store.ts'
import { type EntryHeader, entryHash, type Head, hashOfBody, KIND, NO_EPOCH } from '../../shared/entry/header.ts'
import { type CoalitionId, type DeviceId, type DocumentId, type EntryHash, NO_HASH } from '../../shared/ids.ts'

/** A place for one store: opened as often as a test likes, and thrown away at its end. */
export interface StorePlace {
  readonly open: () => ReplicaStore
  readonly discard: () => void
}

const coalition = 'ab'.repeat(32) as CoalitionId
const amina = '01'.repeat(32) as DeviceId
const bilal = '02'.repeat(32) as DeviceId
/** The text that every entry is of. */
export const document = '0d'.repeat(16) as DocumentId
const other = '0e'.repeat(16) as DocumentId
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

/** The entry of a text that continues a chain. */
export function nextEntry(chain: ChainNumber, seq: number, previous: EntryHash, heads: readonly Head[] = []): WholeEntry {
  const body = bytes(seq, 7, 7)
  const header: EntryHeader = {
    coalition,
    device: amina,
    seq,
    previous,
    epoch: NO_EPOCH,
    kind: KIND.text,
    document,
    heads,
    bodyHash: hashOfBody(body),
    bodyLength: body.length,
  }
  return { chain, header, hash: entryHash(header), body, signature: new Uint8Array(64).fill(seq) }
}

/** A chain of `count` entries; `heads` are declared by the entry of that sequence. */
export function writeChain(
  store: ReplicaStore,
  count: number,
  heads: ReadonlyMap<number, readonly Head[]> = new Map(),
): readonly WholeEntry[] {
  const chain = store.addChain({ device: amina, parent: undefined, base: 0, hash: NO_HASH })
  const entries: WholeEntry[] = []
  for (let seq = 1; seq <= count; seq++) {
    const entry = nextEntry(chain, seq, entries.at(-1)?.hash ?? NO_HASH, heads.get(seq))
    store.append(entry)
    entries.push(entry)
  }
  return entries
}

/** Runs the contract on a kind of store. `isDurable`: what one store wrote is there for the next one opened in the same place. */
export function replicaStoreContract(name: string, isDurable: boolean, makePlace: () => StorePlace): void {
  describe(`a store in ${name}`, () => {
    let place: StorePlace
    let store: ReplicaStore
    beforeEach(() => {
      place = makePlace()
      store = place.open()
    })
    afterEach(() => {
      store.close()
      place.discard()
    })

    it('gives back entries as they were appended, one by one and in stretches', () => {
      const entries = writeChain(store, 70, new Map([[40, [{ device: bilal, seq: 3, prefix: 'cc'.repeat(16) }]]]))
      const chain = entries[0]?.chain as ChainNumber
      expect(store.entries(chain, 1, 100)).toEqual(entries)
      expect(store.entries(chain, 33, 4)).toEqual(entries.slice(32, 36))
      expect(store.entry(chain, 70)).toEqual(entries[69])
      expect(store.entry(chain, 71)).toBeUndefined()
      expect(store.chains()).toMatchObject([{ chain, device: amina, base: 0, seq: 70, hash: entries[69]?.hash }])
    })

    it('refuses an entry that does not continue its chain', () => {
      const [first] = writeChain(store, 1) as [StoredEntry]
      expect(() => store.append(nextEntry(first.chain, 3, first.hash))).toThrow()
      expect(() => store.append(nextEntry(first.chain, 2, NO_HASH))).toThrow()
      expect(store.chains()[0]?.seq).toBe(1)
    })

    it('forgets a signature and nothing else', () => {
      const entries = writeChain(store, 5)
      const chain = entries[0]?.chain as ChainNumber
      store.forgetSignature(chain, 3)
      expect(store.entries(chain, 1, 5)).toEqual(
        entries.map((entry) => (entry.header.seq === 3 ? { ...entry, signature: undefined } : entry)),
      )
      expect(store.check()).toEqual([])
    })

    it('keeps a fork as a chain of its own that begins at its base', () => {
      const entries = writeChain(store, 3)
      const [, second] = entries as [StoredEntry, StoredEntry]
      const branch = store.addChain({ device: amina, parent: second.chain, base: 2, hash: second.hash })
      const third = { ...nextEntry(branch, 3, second.hash), signature: bytes(...new Array(64).fill(9)) }
      store.append(third)
      expect(store.entries(branch, 1, 10)).toEqual([third])
      expect(store.chains()).toMatchObject([{ seq: 3 }, { chain: branch, parent: second.chain, base: 2, seq: 3 }])
    })

    it('sets own entries aside and can go on from where they began', () => {
      const entries = writeChain(store, 6)
      const chain = entries[0]?.chain as ChainNumber
      expect(store.discard(chain, 4)).toEqual(entries.slice(3))
      expect(store.chains()[0]).toMatchObject({ seq: 3, hash: entries[2]?.hash })
      const again = nextEntry(chain, 4, entries[2]?.hash as EntryHash, [{ device: bilal, seq: 1, prefix: 'aa'.repeat(16) }])
      store.append(again)
      expect(store.entry(chain, 4)).toEqual(again)
    })

    it('finds the first entry that knows another', () => {
      const knows = (seq: number): readonly Head[] => [{ device: bilal, seq, prefix: 'cc'.repeat(16) }]
      const entries = writeChain(
        store,
        5,
        new Map([
          [2, knows(4)],
          [4, knows(9)],
        ]),
      )
      const chain = entries[0]?.chain as ChainNumber
      expect([1, 4, 5, 9, 10].map((seq) => store.firstKnowing(chain, bilal, seq))).toEqual([2, 2, 4, 4, undefined])
    })

    it('takes a transaction back whole when it throws, nested ones with it', () => {
      writeChain(store, 1)
      const before = store.chains()
      expect(() =>
        store.transaction(() => {
          store.transaction(() => store.append(nextEntry(before[0]?.chain as ChainNumber, 2, before[0]?.hash as EntryHash)))
          store.addTail({ document: other, lease: 0, update: bytes(1) })
          store.setValue('name', bytes(1))
          throw new Error('no')
        }),
      ).toThrow('no')
      expect(store.chains()).toEqual(before)
      expect([store.tail(), store.documents(), store.value('name')]).toEqual([[], [], undefined])
    })

    it('keeps the tail in order and drops only what was sealed', () => {
      const positions = [0, 0, 1, 0].map((lease, index) => store.addTail({ document, lease, update: bytes(index) }))
      store.addTail({ document: other, lease: 0, update: bytes(9) })
      expect(store.tail(document).map(({ update }) => update[0])).toEqual([0, 1, 2, 3])
      store.dropTail(document, 0, positions[1] as number)
      expect(store.tail(document).map(({ update }) => update[0])).toEqual([2, 3])
      expect(store.tail()).toHaveLength(3)
    })

    it('keeps values by name and lists them by their beginning', () => {
      for (const key of ['card/b', 'card/a', 'cardinal', 'other']) store.setValue(key, bytes(key.length))
      store.setValue('other', undefined)
      expect(store.values('card/').map(({ name: found }) => found)).toEqual(['card/a', 'card/b'])
      expect([store.value('cardinal'), store.value('other')]).toEqual([bytes(8), undefined])
    })

    it('answers where clocks end for valid entries only, chain by chain', () => {
      const entries = writeChain(store, 4)
      const chain = entries[0]?.chain as ChainNumber
      const add = (seq: number, lease: number, clockEnd: number, valid: boolean): number =>
        store.addText({ document, chain, seq, lease, clockEnd, valid })
      const positions = [add(1, 0, 5, true), add(2, 0, 9, false), add(3, 1, 3, true)]
      expect(positions).toEqual([...positions].sort((a, b) => a - b))
      expect(store.clockEnd(document, chain, 0, 9)).toBe(5)
      add(4, 0, 12, true)
      expect([0, 1, 3, 4].map((seq) => store.clockEnd(document, chain, 0, seq))).toEqual([0, 5, 5, 12])
      expect(store.leases(document)).toEqual([
        { chain, lease: 0 },
        { chain, lease: 1 },
      ])
      expect(store.leases(other)).toEqual([])
      expect([store.clockEnd(document, chain, 1, 4), store.clockEnd(other, chain, 0, 4)]).toEqual([3, 0])
      expect(store.texts(document, positions[0] as number, 2).map(({ seq, valid, body }) => [seq, valid, body[0]])).toEqual([
        [2, false, 2],
        [3, true, 3],
      ])
    })

    it('names client id numbers of entries that only delete by none, and forgets those of a step that failed', () => {
      const entries = writeChain(store, 3)
      const chain = entries[0]?.chain as ChainNumber
      store.addText({ document, chain, seq: 1, lease: -1, clockEnd: 0, valid: true })
      const before = store.leases(document)
      expect(before).toEqual([])
      const failing = (): void =>
        store.transaction(() => {
          store.addText({ document, chain, seq: 2, lease: 4, clockEnd: 1, valid: true })
          expect(store.leases(document)).toEqual([{ chain, lease: 4 }])
          throw new Error('no')
        })
      expect(failing).toThrow('no')
      store.addText({ document, chain, seq: 2, lease: 5, clockEnd: 1, valid: true })
      expect(store.leases(document)).toEqual([{ chain, lease: 5 }])
      expect(store.leases(document)).not.toBe(before)
    })

    it('keeps the register that wins, whatever the order', () => {
      const row = { record: 'r', kind: 'position', field: 'title', device: amina, seq: 1 }
      const wins = [
        { ...row, value: '"a"', lamport: 1 },
        { ...row, value: '"b"', lamport: 2 },
        { ...row, value: '"c"', lamport: 2, device: bilal },
        { ...row, value: '"d"', lamport: 2, device: bilal, seq: 2 },
      ]
      for (const order of [wins, wins.toReversed()]) {
        store.clearRegisters()
        for (const register of order) store.setRegister(register)
        expect(store.registers('position')).toEqual([wins[3]])
      }
      expect(store.setRegister({ ...row, value: '"e"', lamport: 1 })).toBe(false)
    })

    it('finds words by their beginning, in the paragraphs as they stand, and never throws on odd queries', () => {
      const project = (...texts: readonly string[]): void =>
        store.setProjection({
          document,
          excerpt: texts[0] ?? '',
          words: texts.length,
          textHash: 'h',
          paragraphs: texts.map((text, place) => ({ key: `p${place}`, text })),
        })
      project('Publish the budget', 'Éducation pour tous')
      expect(store.search('budg', 5)).toEqual([{ document, paragraph: 'p0', snippet: 'Publish the \u2068budget\u2069' }])
      expect(store.search('education', 5)).toHaveLength(1)
      project('Publish the figures')
      expect(store.search('budget', 5)).toEqual([])
      for (const query of ['"', 'a AND', '*', '', '( OR NEAR']) expect(() => store.search(query, 5)).not.toThrow()
    })

    it('empties its projections and keeps the record', () => {
      const entries = writeChain(store, 2)
      const chain = entries[0]?.chain as ChainNumber
      store.addText({ document, chain, seq: 1, lease: 0, clockEnd: 5, valid: true })
      store.setProgress({ chain, applied: 2, known: [] })
      store.setSnapshot({ document, position: 1, generation: '0', state: bytes(1, 2, 3) })
      expect(store.snapshot(document)?.state).toEqual(bytes(1, 2, 3))
      store.clearProjections()
      expect([store.progress(), store.snapshot(document), store.registers(), store.clockEnd(document, chain, 0, 9)]).toEqual([
        [],
        undefined,
        [],
        0,
      ])
      expect(store.entries(chain, 1, 5)).toEqual(entries)
    })

    it.runIf(isDurable)('has everything again after it was closed and opened', () => {
      const entries = writeChain(store, 3)
      store.addTail({ document, lease: 2, update: bytes(4) })
      store.close()
      store = place.open()
      expect(store.entries(entries[0]?.chain as ChainNumber, 1, 5)).toEqual(entries)
      expect(store.tail()).toMatchObject([{ document, lease: 2, update: bytes(4) }])
      expect(store.check()).toEqual([])
    })
  })
}
