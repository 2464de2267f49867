/** Text entries that a member with a changed program signs: whatever they hold, the words of all others stay readable, and alike. */
import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { appendText } from '../../shared/document/edit.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import type { DocumentId } from '../../shared/ids.ts'
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
