/** Editions of whole coalitions: what they count, whom they never name, and that they never change. */
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { buildDocuments, documentsOf } from '../../../../electron/host/edition-files.ts'
import { toHex } from '../../../../shared/bytes/hex.ts'
import { prefixOf } from '../../../../shared/entry/header.ts'
import type { DeviceStanding } from '../../../../shared/membership/membership.ts'
import { verifyProof } from '../../../../shared/proof/verify-proof.ts'
import { BEHIND_ACT } from '../../../../shared/record/acts.ts'
import { answerRecordId } from '../../../../shared/record/field-rights.ts'
import type { ClosedHash } from '../../../../shared/signing/closed-text.ts'
import { editionBytes, editionHash, readEdition } from '../../../../shared/submission/edition.ts'
import { allPartsOf, formsOfBytes, formsOfWords } from '../../../support/searched.ts'
import {
  ASKED,
  type Built,
  hostOf,
  MANDATE,
  PRINTED,
  proofFolder,
  type SignedCoalition,
  sign,
  signedCoalition,
} from '../../../support/submission-of.ts'

const textOf = ({ files }: Built, ending: string): string => {
  const found = [...files].find(([name]) => name.endsWith(ending))
  return Buffer.from(found?.[1] ?? []).toString('utf8')
}

/** Names and ids of a member, and every head of its log, in every way in which a file could hold them. */
function secretsOf(coalition: SignedCoalition, name: keyof typeof PRINTED): readonly Buffer[] {
  const { replica } = coalition.member(name)
  const standing = replica.membership().devices.get(replica.keys().device) as DeviceStanding
  const hashes = replica.chains
    .ofDevice(standing.device)
    .flatMap(({ chain }) => replica.store.entries(chain, 1, 1000).map(({ hash }) => prefixOf(hash)))
  expect(hashes.length).toBeGreaterThan(0)
  const ids = [standing.device, standing.person, standing.organisation, standing.agreement, ...hashes]
  return [...formsOfWords(PRINTED[name]), ...ids.flatMap((id) => formsOfBytes(Buffer.from(id, 'hex')))]
}

describe('an edition', () => {
  it('[SUB-3] counts what was signed, and prints what was recorded or silent as neither', async () => {
    const { build } = signedCoalition()
    const built = await build('amina')
    expect(built.answer).toMatchObject({
      edition: 1,
      isNew: true,
      named: { signed: 3, recorded: 1, silent: 1 },
      hidden: { signed: 1, recorded: 1, silent: 0 },
    })
    const markdown = textOf(built, '.md')
    expect(markdown).toContain('4 organisations (3 named)')
    expect(markdown).toContain(
      'Submitting organisations (3 organisations)\n\n1. Budget Watch\n\n2. Green Delta\n\n3. Teachers’ Union\n\n1 further organisation that signed is not shown; the coordinators vouch for it.',
    )
    expect(markdown).toContain('**Signed by (3):** Budget Watch, Green Delta, Teachers’ Union[^1]')
    expect(markdown).toContain('**Recorded by the coordinators, not signed:** Farmers & Fishers')
    expect(markdown).toContain('**Counted by silence, not signed:** Coast Radio')
    expect(markdown).toContain('[^1]: Teachers’ Union. Except: Not the date')
    const signedParts = markdown.split('\n').filter((line) => /Signed by|^\| \d+ \|/.test(line))
    expect(signedParts.join('\n')).not.toMatch(/Farmers|Coast/)
    expect(markdown.indexOf('## Introduction')).toBeLessThan(markdown.indexOf('## Positions at a glance'))
    expect(markdown).toContain('1.2\u2002By the end of the year.')
  })

  it('[HIDE-2] [HIDE-3] leaves no name, id or head of a hidden member in any file, also inside the .docx and the .odt', async () => {
    const coalition = signedCoalition()
    const { files } = await coalition.build('amina')
    expect([...files.keys()].filter((name) => name.endsWith('.json'))).toHaveLength(6)
    const parts = [...files].flatMap(([name, bytes]) => allPartsOf(name, bytes))
    expect(parts.length).toBeGreaterThan(30)
    for (const secret of ['dina', 'grace'].flatMap((name) => secretsOf(coalition, name as 'dina'))) {
      expect(parts.filter(({ bytes }) => bytes.includes(secret)).map(({ name }) => `${name} holds ${String(secret)}`)).toEqual([])
    }
  })

  it('[SUB-6] holds no comments, tracked changes or author, and Word’s own footnotes and page numbers', async () => {
    const { files } = await signedCoalition().build('amina')
    const parts = unzipSync(files.get('submission-1.docx') ?? new Uint8Array())
    const part = (name: string): string => Buffer.from(parts[name] ?? []).toString('utf8')
    expect(Object.keys(parts).filter((name) => /comment|people/i.test(name))).toEqual([])
    for (const name of Object.keys(parts).filter((one) => one.endsWith('.xml')))
      expect(part(name)).not.toMatch(/<w:(?:ins|del|moveFrom|moveTo|comment\w*)[ >]|rsid|w:author/)
    expect(part('docProps/core.xml')).not.toMatch(/creator|lastModifiedBy|revision/)
    expect(part('docProps/core.xml')).toContain('2026-11-18T00:00:00Z')
    expect(part('word/footnotes.xml')).toContain('Teachers’ Union. Except: Not the date')
    expect(part('word/footer1.xml')).toContain('PAGE')
    expect(part('word/header1.xml')).toContain('4 organisations (3 named) · 18 November 2026 · Edition 1')
  })

  it('[HIDE-1] hides what a coordinator marks, and nobody else does', async () => {
    const coalition = signedCoalition()
    const [bilal, dina] = [coalition.member('bilal'), coalition.organisation('dina')]
    expect(() => bilal.opened.editions.hidden.mark(dina, false)).toThrow(/coordinator/)
    bilal.replica.actRecords([{ kind: 'organisation', id: dina, fields: { hidden: false } }])
    bilal.replica.actRecords([{ kind: 'else', id: dina, fields: { hidden: false } }])
    coalition.meet()
    for (const { opened } of coalition.members()) expect(opened.editions.hidden.all().has(dina)).toBe(true)
  })

  it('[HIDE-1] leaves an organisation out that asked for it itself, and names it again when it says so', async () => {
    const coalition = signedCoalition()
    const [chen, own] = [coalition.member('chen'), coalition.organisation('chen')]
    chen.opened.editions.hidden.mark(own, true)
    coalition.meet()
    expect((await coalition.build('amina')).answer).toMatchObject({ named: { signed: 2 }, hidden: { signed: 2 } })
    expect(() => chen.opened.editions.hidden.mark(coalition.organisation('bilal'), true)).toThrow(/signs for the organisation/)
    chen.opened.editions.hidden.mark(own, false)
    coalition.meet()
    expect((await coalition.build('amina')).answer).toMatchObject({ edition: 2, named: { signed: 3 }, hidden: { signed: 1 } })
  })

  it('[REMARK-3] [SUB-9] prints wording that was not agreed and a table for answers where asked to, and no wording of who is hidden', async () => {
    const coalition = signedCoalition()
    const [amina, chen, dina] = [coalition.member('amina'), coalition.member('chen'), coalition.member('dina')]
    const [, budget] = coalition.positions as [never, never]
    const object = (computer: typeof amina, text: string): string =>
      computer.remarks.add({ position: budget, kind: 'red-line', text, quote: 'about Budget', from: 'AA', to: 'AA' }).id
    const said = [object(chen, 'Name the ministry'), object(dina, 'Spare the shelters'), object(chen, 'Say when')]
    coalition.meet()
    for (const [index, id] of said.entries()) amina.remarks.settle(id, '', index < 2)
    const plain = await coalition.build('amina')
    expect(textOf(plain, '.md')).not.toMatch(/Name the ministry|Wording not agreed/)
    expect(textOf(plain, '.md')).toContain('| 1 |  | Settle Budget |  |  |  |  |')
    const annexed = await coalition.build('amina', { ...ASKED, annex: true, responseTable: false })
    const markdown = textOf(annexed, '.md')
    expect(annexed.answer).toMatchObject({ edition: 2, notAgreed: 1, responseTable: false })
    expect(markdown).toContain('**Teachers’ Union**\n\n**On:** about Budget\n\nName the ministry')
    expect(markdown).not.toMatch(/Spare the shelters|Say when|Table for your response/)
    expect(verifyProof(proofFolder(annexed), { withDocuments: true }).problems).toEqual([])
  })

  it('[SUB-9] [SUB-5] of before its parts could be chosen is read and laid out as it was', async () => {
    const coalition = signedCoalition()
    const amina = coalition.member('amina')
    const { content, texts } = amina.opened.editions.prepare({
      ...ASKED,
      language: 'en',
      contact: '',
      licence: '',
      plan: '',
      wordLimit: null,
      responseTable: true,
      annex: false,
    })
    const { responseTable: _, notAgreed: __, ...rest } = content
    const before = { ...rest, schema: 1 as const }
    amina.opened.editions.make(before, documentsOf(await buildDocuments(hostOf(), before, texts)))
    const again = await coalition.build('amina', { edition: '1' })
    expect(again.answer).toMatchObject({ edition: 1, isNew: false, responseTable: true, notAgreed: 0 })
    expect(textOf(again, '.md')).toContain('| 1 |  |  |  |  |  |')
    expect(readEdition(JSON.stringify({ ...JSON.parse(textOf(again, 'edition.json')), schema: 2 }))).toBeUndefined()
  })

  it('[SUB-5] of before a format was added is built again with the documents that it lists, and no other', async () => {
    const coalition = signedCoalition()
    const amina = coalition.member('amina')
    const request = {
      ...ASKED,
      language: 'en',
      contact: '',
      licence: '',
      plan: '',
      wordLimit: null,
      responseTable: true,
      annex: false,
    } as const
    const { content, texts } = amina.opened.editions.prepare(request)
    const documents = documentsOf(await buildDocuments(hostOf(), content, texts)).filter(({ name }) => !name.endsWith('.odt'))
    amina.opened.editions.make(content, documents)
    const again = await coalition.build('amina', { edition: '1' })
    expect([...again.files.keys()].filter((name) => !name.startsWith('proof/'))).toEqual(documents.map(({ name }) => name))
    const next = await coalition.build('amina', { ...ASKED, edition: '2' })
    expect(next.files.has('submission-2.odt')).toBe(true)
  })

  it('[HIDE-3] is not made while a text or an exception names who is hidden, nor handed out after', async () => {
    const coalition = signedCoalition()
    await expect(coalition.build('amina', { ...ASKED, addressees: ['A copy to the BORDER house shelter'] })).rejects.toThrow(
      /cover or an exception/,
    )
    await coalition.build('amina')
    coalition.member('amina').opened.editions.hidden.mark(coalition.organisation('bilal'), true)
    await expect(coalition.build('amina', { edition: '1' })).rejects.toThrow(/hidden now/)
    const { answer } = await coalition.build('amina')
    expect(answer).toMatchObject({ edition: 2, named: { signed: 2 }, hidden: { signed: 2 } })
    coalition.member('amina').opened.editions.hidden.mark(coalition.organisation('amina'), true)
    await expect(coalition.build('amina')).rejects.toThrow(/own organisation is hidden/)
  })

  it('[SUB-5] is the same bytes whoever builds it again, whatever was signed since; later signatures make another', async () => {
    const coalition = signedCoalition()
    const first = await coalition.build('amina')
    expect((await coalition.build('amina')).answer).toMatchObject({ edition: 1, isNew: false })
    const [, , land] = coalition.hashes as [ClosedHash, ClosedHash, ClosedHash]
    sign(coalition.member('chen'), [land])
    coalition
      .member('amina')
      .coalition.setNames({ organisation: { id: coalition.organisation('bilal'), name: 'Green Delta International' } })
    coalition.meet()
    for (const name of ['amina', 'bilal', 'fatou']) {
      const again = await coalition.build(name, { edition: '1' })
      expect(again.answer.isNew).toBe(false)
      expect(again.files).toEqual(first.files)
    }
    await expect(coalition.build('bilal')).rejects.toThrow(/Only a coordinator/)
    await expect(coalition.build('amina', { ...ASKED, edition: '1', title: 'Another' })).rejects.toThrow(/never changes/)
    const second = await coalition.build('amina', { ...ASKED, edition: '2' })
    expect(textOf(second, '.md')).toContain('Green Delta International')
    coalition.member('amina').replica.rebuild()
    expect((await coalition.build('amina', { edition: '1' })).files).toEqual(first.files)
  })

  it('[SUB-3] names who signed an earlier text, and counts nobody for it', async () => {
    const coalition = signedCoalition()
    const amina = coalition.member('amina')
    const [, budget] = coalition.positions
    amina.opened.signing.closed.move(budget as never, 'drafting')
    amina.positions.update(budget as never, { ask: 'Settle it soon' })
    const { hash } = amina.opened.signing.closed.close(budget as never, '')
    coalition.meet()
    sign(amina, [hash])
    coalition.member('chen').opened.signing.signOns.sign([{ hash, decision: 'declined' }], MANDATE, 'en')
    coalition.meet()
    const built = await coalition.build('amina', { ...ASKED, positions: ['1'] })
    expect(built.answer).toMatchObject({ named: { signed: 2, recorded: 0, silent: 0 } })
    const markdown = textOf(built, '.md')
    expect(markdown).toContain('**Signed by (1):** Budget Watch\n')
    expect(markdown).toContain('**Signed an earlier text, not counted:** Green Delta\n')
    expect(markdown).not.toContain('Teachers')
  })

  it('[SUB-4] waits for a closed text and a number', async () => {
    const coalition = signedCoalition()
    const { id } = coalition.member('bilal').positions.create({ title: 'Water' })
    coalition.meet()
    await expect(coalition.build('amina', { ...ASKED, positions: [id] })).rejects.toThrow(/open for writing/)
    await expect(coalition.build('amina', { ...ASKED, positions: ['99'] })).rejects.toThrow(/99/)
    await expect(coalition.build('amina', { ...ASKED, edition: '7' })).rejects.toThrow(/no edition 7/)
  })
})

describe('the record of an edition', () => {
  it('[SUB-2] counts only from who coordinates, and nothing else sets it', async () => {
    const coalition = signedCoalition()
    await coalition.build('amina')
    const [amina, bilal] = [coalition.member('amina'), coalition.member('bilal')]
    const [made] = amina.opened.editions.list()
    const forged = JSON.stringify({ ...made?.edition, title: 'Forged' })
    coalition.meet()
    bilal.replica.actEdition({ content: forged, signature: made?.signature ?? '' })
    bilal.replica.actRecords([
      { kind: 'edition', id: `edition.${editionHash(forged).slice(0, 32)}`, fields: { edition: { content: forged, signature: '' } } },
    ])
    amina.replica.actEdition({ content: forged, signature: made?.signature ?? '' })
    coalition.meet()
    for (const { opened } of coalition.members())
      expect(opened.editions.list().map(({ edition }) => edition.title)).toEqual(['Joint submission'])
  })

  it('[SUB-2] is made by no act, whatever record it names and whoever signed it, and is none under another name', async () => {
    const coalition = signedCoalition()
    await coalition.build('amina')
    const [amina, bilal] = [coalition.member('amina'), coalition.member('bilal')]
    const [made] = amina.opened.editions.list()
    coalition.meet()
    const content = JSON.stringify({ ...made?.edition, title: 'Forged' })
    for (const { replica } of [amina, bilal]) {
      const signature = toHex(coalition.world.crypto.sign(replica.keys().seed, editionBytes(content)))
      replica.actRecords([{ kind: 'edition', id: 'anything', fields: { edition: { content, signature } } }])
      replica.actRecords([{ kind: 'edition', id: 'something', fields: { edition: 'junk' } }])
    }
    coalition.meet()
    const signature = toHex(coalition.world.crypto.sign(amina.replica.keys().seed, editionBytes(content)))
    const kept = { kind: 'edition', field: 'edition', lamport: 1, device: amina.replica.keys().device, seq: 1 }
    for (const [record, value] of [
      ['before', { content, signature }],
      ['even before', 'junk'],
    ])
      amina.replica.store.setRegister({ ...kept, record: String(record), value: JSON.stringify(value) })
    for (const { opened } of coalition.members())
      expect(opened.editions.list().map(({ edition }) => edition.title)).toEqual(['Joint submission'])
  })
})

describe('a signed act', () => {
  it('[SIGN-8] names no other computer, and says one thing', () => {
    const { replica } = signedCoalition().member('bilal')
    const [main] = replica.chains.ofDevice(replica.keys().device)
    const acts = replica.store.entries(main?.chain as never, 1, 100).filter(({ header }) => header.kind === 1)
    expect(acts.map(({ body }) => Buffer.from(body ?? []).equals(BEHIND_ACT))).toEqual([true, false, false, false])
    expect(acts[0]?.header.heads.length).toBeGreaterThan(0)
    for (const { header } of acts.slice(1)) expect(header.heads).toEqual([])
  })

  it('[PROOF-4] that says more than is listed, or names others, is the coordinator’s word instead', async () => {
    const coalition = signedCoalition()
    const bilal = coalition.member('bilal')
    const [front, budget, land] = coalition.hashes as [ClosedHash, ClosedHash, ClosedHash]
    const said = { decision: 'endorsed', reservation: '', until: null, mandate: MANDATE, language: 'en', clock: 1 }
    const [, , third] = coalition.positions
    bilal.replica.actRecords(
      [budget, land].map((hash, index) => ({
        kind: 'answer',
        id: answerRecordId(coalition.organisation('bilal'), coalition.positions[index + 1] as never, hash),
        fields: { answer: { text: hash, ...said } },
      })),
    )
    coalition.meet()
    expect([front, third]).not.toContain(undefined)
    const built = await coalition.build('amina', { ...ASKED, positions: ['1'] })
    const report = verifyProof(proofFolder(built), { withDocuments: true })
    expect(report).toMatchObject({ problems: [], shown: 4, stated: 1, isFounderShown: true })
  })
})
