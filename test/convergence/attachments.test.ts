/** Scans and mails beside recorded answers: taken or refused, read by every member, told once in the trail, in nothing that goes out. */
import { describe, expect, it } from 'vitest'
import { readTrail } from '../../electron/core/trail/trail.ts'
import { signingHandlers } from '../../electron/host/handlers/signing.ts'
import { supporterHandlers } from '../../electron/host/handlers/supporters.ts'
import { type Attachment, attachmentDocument, attachmentTypeOf, MAX_ATTACHMENT_BYTES } from '../../shared/signing/attachment.ts'
import { organisationOf, signedCoalition } from '../support/submission-of.ts'

const pdf = (bytes: number): Uint8Array => {
  const file = new Uint8Array(bytes).map((_, index) => (index * 7919) % 251)
  file.set(new TextEncoder().encode('%PDF-1.7\n'))
  return file
}

describe('an attachment', () => {
  it('[ATTACH-1] is a PDF, a picture or a mail by what is in it, whatever it is called', () => {
    const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))
    expect(attachmentTypeOf(pdf(20))).toBe('pdf')
    expect(attachmentTypeOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe('jpg')
    expect(attachmentTypeOf(bytes('\x89PNG\r\n\x1a\n'))).toBe('png')
    expect(attachmentTypeOf(bytes('Return-Path: <a@example.org>\r\nSubject: Yes\r\n\r\nWe sign.'))).toBe('eml')
    for (const other of ['<html>', '<svg xmlns="x">', 'MZ\x90', 'PK\x03\x04', '', 'We sign: yes', 'Subject: \0\r\n'])
      expect(attachmentTypeOf(bytes(other))).toBeUndefined()
  })

  it('[ATTACH-2] [ATTACH-3] is kept once by a coordinator, read by every member, and in no file that goes out', async () => {
    const coalition = signedCoalition()
    const [amina, bilal, emil] = [coalition.member('amina'), coalition.member('bilal'), coalition.member('emil')]
    const file = pdf(700_000)
    expect(() => bilal.opened.signing.attachments.keep('x.pdf', file)).toThrow(/coordinator/)
    expect(() => amina.opened.signing.attachments.keep('x.exe', Uint8Array.of(1, 2, 3))).toThrow(/PDF/)
    expect(() => amina.opened.signing.attachments.keep('x.pdf', pdf(MAX_ATTACHMENT_BYTES + 1))).toThrow(/4 MB/)
    const attachment = amina.opened.signing.attachments.keep('../Letter of 12 Nov.PDF', file)
    expect(attachment).toMatchObject({ name: '.. Letter of 12 Nov', type: 'pdf', bytes: 700_000 })
    const heads = (): number => amina.replica.chains.all().reduce((sum, { seq }) => sum + seq, 0)
    const before = heads()
    expect(amina.opened.signing.attachments.keep('Letter again.pdf', file).hash).toBe(attachment.hash)
    expect(heads()).toBe(before)
    const [, , land] = coalition.hashes
    const said = { hash: land as never, decision: 'endorsed', on: '2026-11-12', source: 'Letter' } as const
    amina.opened.signing.signOns.record([{ ...said, organisation: organisationOf(emil), attachment }])
    coalition.meet()
    const answer = bilal.opened.signing.signOns.all().find((one) => one.hash === land && one.organisation === organisationOf(emil))
    expect(answer?.attachment).toEqual(attachment)
    expect(bilal.opened.signing.attachments.read(answer?.attachment as Attachment)).toEqual(file)
    const trail = readTrail(bilal.replica, {})
    expect(trail.filter(({ kind }) => kind === 'recorded-with-file')).toHaveLength(1)
    expect(trail.filter(({ position }) => position === attachmentDocument(attachment.hash))).toEqual([])
    const { files } = await coalition.build('amina')
    for (const [name, bytes] of files) expect(Buffer.from(bytes).includes(attachment.hash), name).toBe(false)
  })

  it('[ATTACH-3] hides nothing from the trail by naming the text of a position', () => {
    const coalition = signedCoalition()
    const [amina, emil] = [coalition.member('amina'), coalition.member('emil')]
    const [, budget = ''] = coalition.positions
    const wrote = (): number => readTrail(amina.replica, { position: budget as never }).filter(({ kind }) => kind === 'wrote').length
    const before = wrote()
    const attachment = { hash: `${budget}${'0'.repeat(32)}`, name: 'Letter', type: 'pdf', bytes: 1 } as const
    const said = { hash: coalition.hashes[2] as never, decision: 'endorsed', on: '2026-11-12', source: 'Letter' } as const
    amina.opened.signing.signOns.record([{ ...said, organisation: organisationOf(emil), attachment }])
    expect(before).toBeGreaterThan(0)
    expect(wrote()).toBe(before)
  })

  it('[ATTACH-2] stays out of the record where the answer that it shows is not taken', () => {
    const coalition = signedCoalition()
    const { opened, replica } = coalition.member('amina')
    const [signing, supporters] = [signingHandlers(() => opened), supporterHandlers(() => opened)]
    const attachment = { name: 'Letter.pdf', file: Buffer.from(pdf(5000)).toString('base64') }
    const answer = { text: 'ffffffffffff', decision: 'endorsed', on: '2026-11-12', source: 'Letter' } as const
    const entries = (): number => replica.chains.all().reduce((sum, { seq }) => sum + seq, 0)
    const before = entries()
    const organisation = organisationOf(coalition.member('emil'))
    expect(() => signing['signons.record']({ answers: [{ ...answer, organisation }], attachment })).toThrow()
    expect(() => supporters['supporters.record']({ name: 'Port Union', answers: [answer], attachment })).toThrow()
    expect(entries()).toBe(before)
  })

  it('[ATTACH-2] counts for nothing where what is there is another file', () => {
    const coalition = signedCoalition()
    const [amina, bilal] = [coalition.member('amina'), coalition.member('bilal')]
    const attachment = amina.opened.signing.attachments.keep('Letter.pdf', pdf(5000))
    coalition.meet()
    expect(bilal.opened.signing.attachments.read(attachment)).toEqual(pdf(5000))
    bilal.positions.edit(attachmentDocument(attachment.hash), (doc) => void doc.getMap('file').set('0', pdf(4999)))
    coalition.meet()
    expect(amina.opened.signing.attachments.read(attachment)).toBeUndefined()
    expect(amina.opened.signing.attachments.read({ ...attachment, bytes: 4999 })).toBeUndefined()
  })
})
