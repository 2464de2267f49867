/** Taking updates apart, joining them, checking and neutralising them, on documents edited at random. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { checkText } from '../../../shared/text/check-text.ts'
import { joinUpdates as joinParts } from '../../../shared/text/join-updates.ts'
import { splitParts } from '../../../shared/text/split-parts.ts'
import { moveClients, neutralise } from '../../../shared/text/transform-text.ts'
import { decodeUpdateParts, encodeUpdateParts, MAX_EDIT_BYTES, MAX_TEXT_BYTES } from '../../../shared/text/update.ts'

interface Edit {
  readonly at: number
  readonly text: string
  readonly remove: number
}

const edits = fc.array(fc.record({ at: fc.nat(200), text: fc.string({ unit: 'grapheme', maxLength: 5 }), remove: fc.nat(3) }), {
  minLength: 1,
  maxLength: 30,
})

function documentOf(client: number): Y.Doc {
  const doc = new Y.Doc({ gc: false })
  doc.clientID = client
  return doc
}

function capture(doc: Y.Doc, list: readonly Edit[]): Uint8Array[] {
  const updates: Uint8Array[] = []
  const keep = (update: Uint8Array) => updates.push(update)
  doc.on('update', keep)
  const text = doc.getText('body')
  for (const { at, text: inserted, remove } of list) {
    const index = Math.min(at, text.length)
    if (inserted) text.insert(index, inserted)
    const count = Math.min(remove, text.length - index)
    if (count > 0) text.delete(index, count)
  }
  doc.off('update', keep)
  return updates
}

function resultOf<T>(result: { ok: true; value: T } | { ok: false; reason: string }): T {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

const joinUpdates = (updates: readonly Uint8Array[]): Uint8Array => encodeUpdateParts(joinParts(updates))

const textOf = (doc: Y.Doc): string => doc.getText('body').toString()

describe('updates', () => {
  it('come back equal after being taken apart and put together', () => {
    fc.assert(
      fc.property(edits, (list) => {
        for (const update of capture(documentOf(1), list)) {
          const again = encodeUpdateParts(resultOf(decodeUpdateParts(update)))
          expect([...again]).toEqual([...update])
        }
      }),
    )
  })

  it('[TEXT-4] joined have the effect of all in order, also among edits of others', () => {
    fc.assert(
      fc.property(edits, edits, edits, (before, mine, theirs) => {
        const base = documentOf(1)
        capture(base, before)
        const state = Y.encodeStateAsUpdate(base)
        const [author, other, reader] = [documentOf(2), documentOf(3), documentOf(4)]
        for (const doc of [author, other, reader]) Y.applyUpdate(doc, state)
        const joined = joinUpdates(capture(author, mine))
        const foreign = capture(other, theirs)
        for (const update of [...foreign, joined]) Y.applyUpdate(reader, update)
        for (const update of foreign) Y.applyUpdate(author, update)
        expect(textOf(reader)).toBe(textOf(author))
        expect(reader.store.pendingStructs).toBeNull()
      }),
    )
  })

  it('[TEXT-4] turn a typed word into one insertion', () => {
    const updates = capture(
      documentOf(1),
      [...'budget'].map((text, at) => ({ at, text, remove: 0 })),
    )
    expect(updates).toHaveLength(6)
    expect(resultOf(decodeUpdateParts(joinUpdates(updates))).structs).toHaveLength(1)
  })

  it('[TEXT-4] too large for one entry are cut into pieces with the same effect', () => {
    const author = documentOf(1)
    const long = '\u{1F4E3} open budgets '.repeat(40_000)
    const parts = joinParts(
      capture(author, [
        { at: 0, text: 'x', remove: 0 },
        { at: 1, text: long, remove: 0 },
        { at: 9, text: '', remove: 2 },
      ]),
    )
    const pieces = splitParts(parts)
    expect(pieces.length).toBeGreaterThan(2)
    const reader = documentOf(2)
    for (const piece of pieces) {
      expect(decodeUpdateParts(piece).ok).toBe(true)
      Y.applyUpdate(reader, piece)
    }
    expect(textOf(reader)).toBe(textOf(author))
  })

  it('[TEXT-4] too many notes and deletions for one entry are cut as well', () => {
    const doc = new Y.Doc({ gc: false })
    const fragment = doc.getXmlFragment('body')
    doc.transact(() => {
      for (let count = 0; count < 30; count++) {
        const note = new Y.XmlElement('footnote')
        fragment.insert(count, [note])
        note.setAttribute('text', 'n'.repeat(100_000))
      }
    })
    const parts = resultOf(decodeUpdateParts(Y.encodeStateAsUpdate(doc), MAX_EDIT_BYTES))
    const deletions = Array.from({ length: 50_000 }, (_, at) => ({ client: 2 ** 52 + 1, clock: at * 2_000_000, length: 1 }))
    const pieces = splitParts({ structs: parts.structs, deletions })
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(MAX_TEXT_BYTES)
    const again = pieces.map((piece) => resultOf(decodeUpdateParts(piece)))
    expect(again.flatMap(({ structs }) => structs.map(({ id }) => id))).toEqual(parts.structs.map(({ id }) => id))
    expect(again.flatMap((piece) => piece.deletions)).toEqual(deletions)
  })

  it('never throw on damaged bytes', () => {
    fc.assert(
      fc.property(edits, fc.nat(), fc.nat(255), (list, at, byte) => {
        const update = Uint8Array.from(joinUpdates(capture(documentOf(1), list)))
        if (update.length > 0) update[at % update.length] = byte
        expect(typeof decodeUpdateParts(update).ok).toBe('boolean')
      }),
      { numRuns: 1000 },
    )
  })
})

describe('an update', () => {
  const levels = (count: number): unknown => JSON.parse('['.repeat(count) + ']'.repeat(count))
  const itemWith = (content: Y.Item['content'], clock = 0): Y.Item =>
    new Y.Item(Y.createID(1, clock), null, null, null, null, 'body' as never, null, content as never)
  const decode = (content: Y.Item['content']) => decodeUpdateParts(encodeUpdateParts({ structs: [itemWith(content)], deletions: [] }))

  it('[TEXT-3] with a value nested more than 32 deep is refused, wherever the value stands', () => {
    const holders = [
      (value: unknown) => new Y.ContentEmbed(value as object),
      (value: unknown) => new Y.ContentFormat('bold', value as object),
      (value: unknown) => new Y.ContentAny([1, value]),
      (value: unknown) => new Y.ContentJSON([1, value]),
    ]
    for (const holding of holders) {
      expect(decode(holding(levels(32))).ok).toBe(true)
      for (const count of [33, 1000]) expect(decode(holding(levels(count)))).toEqual({ ok: false, reason: 'nested too deep' })
    }
  })

  it('[TEXT-3] that runs out of stack while it is read is refused as well', () => {
    const deep = encodeUpdateParts({ structs: [itemWith(new Y.ContentAny(['here']))], deletions: [] })
    const [before, after] = [deep.subarray(0, deep.length - 7), deep.subarray(deep.length - 1)]
    const bytes = Uint8Array.from([...before, ...Array.from({ length: 200_000 }, () => [117, 1]).flat(), 117, 0, ...after])
    expect(decodeUpdateParts(bytes).ok).toBe(false)
  })

  it('[TEXT-3] with insertions of one client in two places is refused: only the last would be applied', () => {
    const single = (content: Y.Item['content'], clock: number): readonly number[] => [
      ...encodeUpdateParts({ structs: [itemWith(content, clock)], deletions: [] }).subarray(1, -1),
    ]
    const twice = Uint8Array.from([2, ...single(new Y.ContentString('one'), 0), ...single(new Y.ContentString('two'), 3), 0])
    expect(decodeUpdateParts(twice)).toEqual({ ok: false, reason: 'insertions of one client in several places' })
    expect(decodeUpdateParts(Uint8Array.from([1, ...single(new Y.ContentString('one'), 0), 0])).ok).toBe(true)
  })
})

describe('checking a text body', () => {
  const closureOf = (doc: Y.Doc, own: number | undefined) => ({
    own,
    endOf: (client: number) => Y.getState(doc.store, client),
  })

  it('[TEXT-3] accepts everything an editor does', () => {
    fc.assert(
      fc.property(edits, edits, (before, mine) => {
        const base = documentOf(1)
        capture(base, before)
        const author = documentOf(2)
        Y.applyUpdate(author, Y.encodeStateAsUpdate(base))
        const parts = resultOf(decodeUpdateParts(joinUpdates(capture(author, mine))))
        const own = parts.structs.length > 0 ? 2 : undefined
        expect(checkText(parts, closureOf(base, own)).ok).toBe(true)
      }),
    )
  })

  it("[TEXT-3] refuses another's client id, gaps, and references to what the author never had", () => {
    const base = documentOf(1)
    const first = capture(base, [{ at: 0, text: 'one', remove: 0 }])
    const second = capture(base, [{ at: 3, text: ' two', remove: 0 }])
    const parts = resultOf(decodeUpdateParts(joinUpdates(second)))
    const empty = documentOf(9)
    expect(checkText(parts, closureOf(empty, 2))).toEqual({ ok: false, reason: "another's client id" })
    expect(checkText(parts, closureOf(empty, 1))).toEqual({ ok: false, reason: 'clocks do not continue' })
    const stranger = documentOf(5)
    Y.applyUpdate(stranger, joinUpdates([...first, ...second]))
    const reply = resultOf(decodeUpdateParts(joinUpdates(capture(stranger, [{ at: 7, text: '!', remove: 0 }]))))
    expect(checkText(reply, closureOf(empty, 5))).toEqual({ ok: false, reason: 'refers outside what its author had' })
    const wipe = resultOf(decodeUpdateParts(joinUpdates(capture(stranger, [{ at: 0, text: '', remove: 3 }]))))
    expect(checkText(wipe, closureOf(empty, undefined)).ok).toBe(false)
  })
})

describe('neutralising', () => {
  it('[TEXT-5] hides the excluded paragraph and keeps the innocent edit inside it', () => {
    const reader = documentOf(9)
    const base = capture(documentOf(1), [{ at: 0, text: 'Publish. ', remove: 0 }])
    const vandal = documentOf(2)
    for (const update of base) Y.applyUpdate(vandal, update)
    const bad = joinUpdates(
      capture(vandal, [
        { at: 9, text: 'Never!', remove: 0 },
        { at: 0, text: '', remove: 4 },
      ]),
    )
    const innocent = documentOf(3)
    for (const update of [...base, bad]) Y.applyUpdate(innocent, update)
    const good = capture(innocent, [{ at: textOf(innocent).length, text: 'Monthly.', remove: 0 }])
    Y.applyUpdate(reader, encodeUpdateParts(neutralise(resultOf(decodeUpdateParts(bad)))))
    for (const update of [...good, ...base]) Y.applyUpdate(reader, update)
    expect(textOf(reader)).toBe('Publish. Monthly.')
    expect(reader.store.pendingStructs).toBeNull()
  })
})

describe('moving clients', () => {
  it('[TEXT-6] gives a branch ids of its own, so that two branches under one id both find a place', () => {
    const base = capture(documentOf(1), [{ at: 0, text: 'base ', remove: 0 }])
    const branch = (text: string) => {
      const doc = documentOf(5)
      for (const update of base) Y.applyUpdate(doc, update)
      doc.clientID = 1
      return joinUpdates(
        capture(doc, [
          { at: 5, text, remove: 0 },
          { at: 0, text: '', remove: 3 },
        ]),
      )
    }
    const reader = documentOf(9)
    for (const update of base) Y.applyUpdate(reader, update)
    const moved = (update: Uint8Array, to: number) =>
      encodeUpdateParts(moveClients(resultOf(decodeUpdateParts(update)), new Map([[1, [{ from: 5, to }]]])))
    Y.applyUpdate(reader, moved(branch('left'), 71))
    Y.applyUpdate(reader, moved(branch('right'), 72))
    expect(reader.store.pendingStructs).toBeNull()
    expect(textOf(reader)).toMatch(/left/)
    expect(textOf(reader)).toMatch(/right/)
  })
})
