/** Text entries that a member with a changed program signs: whatever they hold, the words of all others stay readable, and alike. */
import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { appendText, insertText } from '../../shared/document/edit.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import { type DocumentId, type EntryHash, NO_HASH } from '../../shared/ids.ts'
import { clientIdOf } from '../../shared/text/client-id.ts'
import { encodeTextBody } from '../../shared/text/text-body.ts'
import { encodeUpdateParts } from '../../shared/text/update.ts'
import { coalitionOf } from '../support/coalition-of.ts'
import type { Computer } from '../support/computer.ts'
import { forge } from '../support/forged-run.ts'

/** A text with words by Amina that all have; nothing of Eve's is in it. */
function withText() {
  const coalition = coalitionOf('amina', 'bilal', 'eve')
  const [amina, bilal, eve] = ['amina', 'bilal', 'eve'].map(coalition.member) as [Computer, Computer, Computer]
  const { id } = amina.positions.create({ title: 'Ours' })
  amina.positions.edit(id, (doc) => appendText(doc, 'Good words.', 'test'))
  coalition.meet()
  return { coalition, amina, bilal, eve, id }
}

/** An empty document that writes under a computer's first client id for a text. */
function pageOf({ replica }: Computer, document: DocumentId): Y.Doc {
  const doc = new Y.Doc({ gc: false })
  doc.clientID = clientIdOf({ coalition: replica.coalition, device: replica.keys().device, document }, 0)
  return doc
}

/** The text as everybody shows it: on open, in lists, and after a restart with all that is due done. */
function shownBy({ coalition }: ReturnType<typeof withText>, name: string, id: DocumentId): readonly string[] {
  const member = coalition.member(name)
  coalition.world.time.pass(2_000)
  const opened = member.replica.documents.open(id)
  const copy = new Y.Doc({ gc: false })
  Y.applyUpdate(copy, opened.state())
  const texts = [plainText(copy), member.positions.find(id).excerpt]
  opened.close()
  const again = coalition.restart(name)
  coalition.world.time.pass(2_000)
  return [...texts, again.positions.read(id, plainText), again.positions.find(id).excerpt]
}

describe('a text entry by a changed program', () => {
  it('[TEXT-1] that writes its client id number longer than it need be is not applied, and ends nothing', () => {
    const all = withText()
    const { amina, eve, id } = all
    const page = pageOf(eve, id)
    appendText(page, 'Never seen.', 'test')
    const body = Uint8Array.from([0x81, 0x00, ...Y.encodeStateAsUpdate(page)])
    expect(amina.replica.receive([forge(eve, id, body)])).toMatchObject([{ added: 1, refused: undefined }])
    expect(new Set(shownBy(all, 'amina', id))).toEqual(new Set(['Good words.']))
  })

  it('[TEXT-3] that holds a value nested so deep that it cannot be written again is not applied, and ends nothing', () => {
    const all = withText()
    const { amina, eve, id } = all
    const first = Y.createID(pageOf(eve, id).clientID, 0)
    const structs = [new Y.Item(first, null, null, null, null, 'body' as never, null, new Y.ContentEmbed(['here']))]
    const small = Buffer.from(encodeTextBody(0, encodeUpdateParts({ structs, deletions: [] })))
    const at = small.indexOf('["here"]')
    // No program writes a value so deep: it is put in by hand.
    const deep = encoding.encode((encoder) => encoding.writeVarString(encoder, '['.repeat(20_000) + ']'.repeat(20_000)))
    const body = Uint8Array.from(Buffer.concat([small.subarray(0, at - 1), deep, small.subarray(at + 8)]))
    expect(amina.replica.receive([forge(eve, id, body)])).toMatchObject([{ added: 1, refused: undefined }])
    expect(new Set(shownBy(all, 'amina', id))).toEqual(new Set(['Good words.']))
  })

  it('[DOC-2] that holds what no reader knows keeps nobody from reading the rest', () => {
    const all = withText()
    const { amina, eve, id } = all
    const page = pageOf(eve, id)
    const heading = new Y.XmlElement('heading')
    page.getXmlFragment('body').insert(0, [heading])
    heading.setAttribute('level', 3n as never)
    const body = encodeTextBody(0, Y.encodeStateAsUpdate(page))
    expect(amina.replica.receive([forge(eve, id, body)])).toMatchObject([{ added: 1, refused: undefined }])
    for (const text of shownBy(all, 'amina', id)) expect(text).toContain('Good words.')
  })
})

/** A page with so many quotes in each other, begun in one edit and deleted in the next. */
function nestedBody(eve: Computer, id: DocumentId, levels: number): Uint8Array {
  const page = pageOf(eve, id)
  page.transact(() => {
    let at: Y.XmlFragment = page.getXmlFragment('body')
    for (let level = 0; level < levels; level++) {
      const quote = new Y.XmlElement('blockquote')
      at.insert(0, [quote])
      at = quote
    }
    at.insert(0, [new Y.XmlText('At the bottom')])
  })
  return encodeTextBody(0, Y.encodeStateAsUpdate(page))
}

/** Deletes the outermost of them: a call for every type in it. */
function withoutThem(eve: Computer, id: DocumentId): Uint8Array {
  return encodeTextBody(-1, encodeUpdateParts({ structs: [], deletions: [{ client: pageOf(eve, id).clientID, clock: 0, length: 1 }] }))
}

/** Makes an entry the next of its log as another has it. */
function nextIn(eve: Computer, { replica }: Computer): { readonly seq: number; readonly previous: EntryHash } {
  const tip = replica.chains.ofDevice(eve.replica.keys().device)[0]
  return { seq: (tip?.seq ?? 0) + 1, previous: tip?.hash ?? NO_HASH }
}

describe('a valid text entry that cannot be held', () => {
  it('[TEXT-11] is left out, said, and ends neither the text, nor other texts, nor the host', () => {
    const all = withText()
    const { amina, eve, id, coalition } = all
    const other = amina.positions.create({ title: 'Another' })
    const told: string[] = []
    const opened = amina.replica.documents.open(id, { replaced: () => told.push('replaced') })
    amina.replica.receive([forge(eve, id, nestedBody(eve, id, 5_000))])
    amina.positions.edit(other.id, (doc) => appendText(doc, 'Other words.', 'test'))
    expect(told).toEqual(['replaced'])
    opened.close()
    expect(new Set(shownBy(all, 'amina', id))).toEqual(new Set(['Good words.']))
    const again = coalition.member('amina')
    expect(again.positions.find(id).leftOut).toBe(1)
    expect(again.positions.find(other.id)).toMatchObject({ excerpt: 'Other words.', leftOut: 0 })
  })

  it('[TEXT-11] is left out of the same text everywhere, whatever came first and whatever builds on it', () => {
    const { amina, bilal, eve, id, coalition } = withText()
    bilal.positions.edit(id, (doc) => appendText(doc, 'Words of Bilal.', 'test'))
    bilal.replica.documents.sealAll()
    const nested = forge(eve, id, nestedBody(eve, id, 5_000))
    amina.replica.receive([nested])
    const deleting = forge(eve, id, withoutThem(eve, id), nextIn(eve, amina))
    bilal.replica.receive([nested])
    for (const { replica } of [bilal, amina]) replica.receive([deleting])
    coalition.meet()
    for (const { positions, replica, alarms } of [amina, bilal]) {
      expect(positions.read(id, plainText).split('\n\n').sort()).toEqual(['Good words.', 'Words of Bilal.'])
      replica.documents.flush()
      expect([positions.find(id).leftOut, alarms()]).toEqual([1, 0])
    }
    expect(amina.replica.textsDigest()).toBe(bilal.replica.textsDigest())
    amina.positions.edit(id, (doc) => appendText(doc, 'And more.', 'test'))
    coalition.meet()
    expect(bilal.positions.read(id, plainText)).toContain('And more.')
  })

  it('[TEXT-11] stands where it is as deep as types may stand', () => {
    const { amina, eve, id } = withText()
    amina.replica.receive([forge(eve, id, nestedBody(eve, id, 63))])
    amina.replica.documents.flush()
    expect(amina.positions.find(id).leftOut).toBe(0)
  })

  it('[TEXT-11] is left out with what follows in its log, where there are too many', () => {
    const { amina, bilal, eve, id } = withText()
    const page = pageOf(eve, id)
    const runs: Uint8Array[] = []
    for (let count = 0; count < 17; count++) {
      const before = Y.encodeStateVector(page)
      page.transact(() => {
        let at: Y.XmlFragment = page.getXmlFragment('body')
        for (let level = 0; level < 70; level++) {
          const quote = new Y.XmlElement('blockquote')
          at.insert(0, [quote])
          at = quote
        }
      })
      const run = forge(eve, id, encodeTextBody(0, Y.encodeStateAsUpdate(page, before)), nextIn(eve, amina))
      runs.push(run)
      amina.replica.receive([run])
    }
    const all = { client: pageOf(amina, id).clientID, clock: 0, length: 5 }
    const wipe = forge(eve, id, encodeTextBody(-1, encodeUpdateParts({ structs: [], deletions: [all] })), nextIn(eve, amina))
    amina.replica.receive([wipe])
    bilal.replica.receive([...runs, wipe])
    for (const { replica, positions } of [amina, bilal]) {
      replica.documents.flush()
      expect([positions.find(id).leftOut, positions.read(id, plainText)]).toEqual([18, 'Good words.'])
    }
  })
})

describe('a valid text entry that names two places which never stood side by side', () => {
  it('[EXCH-7] shows otherwise by the order in which it came, until the alarm makes all of it in one order', () => {
    const coalition = coalitionOf('amina', 'bilal', 'chen')
    const amina = coalition.member('amina')
    const { id } = amina.positions.create({ title: 'Ours' })
    amina.positions.edit(id, (doc) => appendText(doc, 'Good words.', 'test'))
    coalition.meet()
    // Which of two items comes first is by client id.
    const [eve, honest] = ['bilal', 'chen'].map(coalition.member).sort((a, b) => pageOf(a, id).clientID - pageOf(b, id).clientID) as [
      Computer,
      Computer,
    ]
    const place = (clock: number): Y.ID => Y.createID(pageOf(amina, id).clientID, clock)
    const item = new Y.Item(
      Y.createID(pageOf(eve, id).clientID, 0),
      null,
      place(6),
      null,
      place(4),
      null as never,
      null,
      new Y.ContentString('X') as never,
    )
    const inverted = forge(eve, id, encodeTextBody(0, encodeUpdateParts({ structs: [item], deletions: [] })))
    honest.positions.edit(id, (doc) => insertText(doc, 0, 3, 'Y', 'test'))
    honest.replica.documents.sealAll()
    for (const { replica } of [amina, honest]) replica.receive([inverted])
    coalition.link('amina', honest.name)
    const shown = (): readonly string[] => [amina, honest].map(({ name }) => coalition.member(name).positions.read(id, plainText))
    coalition.world.time.pass(60_000)
    expect([amina, honest].map(({ alarms }) => alarms() > 0)).toEqual([true, true])
    const rung = amina.alarms()
    coalition.world.time.pass(600_000)
    expect([amina.alarms(), new Set(shown()).size]).toEqual([rung, 1])
    const [before] = shown()
    coalition.restart('amina')
    expect(shown()).toEqual([before, before])
    honest.positions.edit(id, (doc) => appendText(doc, 'And more.', 'test'))
    coalition.link('amina', honest.name)
    coalition.world.time.pass(60_000)
    expect(new Set(shown())).toEqual(new Set([`${before}\n\nAnd more.`]))
    expect(coalition.member('amina').alarms()).toBe(0)
  })
})
