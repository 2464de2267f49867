/** What every store of a replica must keep of entries that came without their bodies. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChainNumber, ReplicaStore, WholeEntry } from '../../electron/core/ports/replica-store.ts'
import { entryHash, hashOfBody, KIND } from '../../shared/entry/header.ts'
import type { DeviceId, DocumentId } from '../../shared/ids.ts'
import { document, nextEntry, type StorePlace, writeChain } from './replica-store.contract.ts'

const bilal = '02'.repeat(32) as DeviceId
const other = '0e'.repeat(16) as DocumentId
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

/** Runs the contract on a kind of store. */
export function absentBodiesContract(name: string, makePlace: () => StorePlace): void {
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

    it('[LOG-13] keeps an entry without its body, and gives it the body that it names, once', () => {
      const entries = writeChain(store, 3)
      const [first] = entries as [WholeEntry]
      const last = entries.at(-1) as WholeEntry
      const whole = nextEntry(first.chain, 4, last.hash)
      const body = whole.body
      store.append({ ...whole, body: undefined })
      expect(store.entry(first.chain, 4)).toEqual({ ...whole, body: undefined })
      expect([3, 4, 5].map((seq) => store.body(first.chain, seq))).toEqual([last.body, undefined, undefined])
      expect(store.check()).toEqual([])
      const absent = { chain: first.chain, seq: 4, document, hash: whole.header.bodyHash, bytes: 3 }
      expect([store.absentBodies(document), store.absentBodies(other), store.lacking(absent.hash)]).toEqual([[absent], [], [absent]])
      expect(store.absentSums()).toEqual([{ document, entries: 1, bytes: 3 }])
      expect([store.weight(first.chain, 1), store.weight(first.chain, 3), store.weight(first.chain, 5)]).toEqual([
        { entries: 4, bytes: 9 },
        { entries: 2, bytes: 3 },
        { entries: 0, bytes: 0 },
      ])
      expect(() => store.fillBody(first.chain, 4, bytes(4, 7, 8))).toThrow()
      expect(() => store.fillBody(first.chain, 3, last.body)).toThrow()
      store.fillBody(first.chain, 4, body)
      expect(() => store.fillBody(first.chain, 4, body)).toThrow()
      expect([store.entry(first.chain, 4), store.body(first.chain, 4)]).toEqual([whole, body])
      expect([store.absentSums(), store.lacking(absent.hash), store.check()]).toEqual([[], [], []])
    })

    it('[LOG-13] goes on after an entry without its body, and tells it from one whose body is empty', () => {
      const [first] = writeChain(store, 1) as [WholeEntry]
      const second = nextEntry(first.chain, 2, first.hash)
      store.append({ ...second, body: undefined })
      const empty = bytes()
      const header = { ...nextEntry(first.chain, 3, second.hash).header, bodyHash: hashOfBody(empty), bodyLength: 0 }
      const third = { chain: first.chain, header, hash: entryHash(header), body: empty, signature: undefined }
      store.append(third)
      expect(store.entries(first.chain, 1, 9)).toEqual([first, { ...second, body: undefined }, third])
      expect(store.check()).toEqual([])
      const act = { ...nextEntry(first.chain, 4, third.hash), body: undefined }
      expect(() => store.append({ ...act, header: { ...act.header, kind: KIND.act } })).toThrow()
    })

    it('[APPLY-5] keeps what waits in a text in order, until it is dropped or everything is made again', () => {
      const entries = writeChain(store, 3)
      const chain = entries[0]?.chain as ChainNumber
      const known = [{ device: bilal, seq: 9, prefix: 'dd'.repeat(16) }]
      store.addWaiting({ document, chain, seq: 2, known })
      store.addWaiting({ document: other, chain, seq: 3, known: [] })
      store.addWaiting({ document, chain, seq: 3, known: [] })
      const waiting = store.waitingTexts(document)
      expect(waiting).toMatchObject([
        { document, chain, seq: 2, known },
        { document, chain, seq: 3, known: [] },
      ])
      expect(store.waitingStarts()).toEqual([
        { document, chain, seq: 2, count: 2 },
        { document: other, chain, seq: 3, count: 1 },
      ])
      store.dropWaiting(document, waiting[0]?.position as number)
      expect(store.waitingTexts(document).map(({ seq }) => seq)).toEqual([3])
      store.clearProjections()
      expect(store.waitingStarts()).toEqual([])
    })
  })
}
