/** Scans and mails of recorded answers beside an edition's documents. */
import { describe, expect, it } from 'vitest'
import { toHex, utf8 } from '../../../../shared/bytes/hex.ts'
import { verifyProof } from '../../../../shared/proof/verify-proof.ts'
import type { ClosedHash } from '../../../../shared/signing/closed-text.ts'
import { ASKED, PRINTED, proofFolder, type SignedCoalition, signedCoalition } from '../../../support/submission-of.ts'

const PDF = utf8('%PDF-1.7 a letter of the board')
const MAIL = (words: string): Uint8Array => utf8(`From: chair@example.org\r\nSubject: yes\r\n\r\n${words}\r\n`)

/** Records that these organisations said yes to a text, by this file. */
function record(coalition: SignedCoalition, names: readonly (keyof typeof PRINTED)[], text: number, file: Uint8Array): void {
  const { signing } = coalition.member('amina').opened
  const attachment = signing.attachments.keep('Scan of the Border House Shelter.pdf', file)
  const said = { hash: coalition.hashes[text] as ClosedHash, decision: 'endorsed', on: '2026-11-12', source: 'e-mail', attachment } as const
  signing.signOns.record(names.map((name) => ({ ...said, organisation: coalition.organisation(name) })))
}

const namesIn = (files: ReadonlyMap<string, Uint8Array>): readonly string[] =>
  [...files.keys()].filter((name) => name.startsWith('recorded/'))

describe('scans of recorded answers', () => {
  it('[ATTACH-4] lie beside the documents only where a coordinator asks for them, listed by organisation, and change nothing else', async () => {
    const coalition = signedCoalition()
    record(coalition, ['emil'], 1, PDF)
    record(coalition, ['emil'], 2, PDF)
    const plain = await coalition.build('amina')
    expect([plain.answer.scans, plain.answer.scansLeftOut, namesIn(plain.files)]).toEqual([1, 0, []])
    const built = await coalition.build('amina', { edition: '1', scans: true })
    const [file = '', ...others] = namesIn(built.files)
    expect(file).toMatch(/^recorded\/[0-9a-f]{64}\.pdf$/)
    expect(others).toEqual(['recorded/list.txt'])
    expect(built.files.get(file)).toEqual(PDF)
    expect(Buffer.from(built.files.get('recorded/list.txt') ?? []).toString('utf8')).toBe(
      `Joint submission, 1\nRecorded by the coordinators, not signed\n\nFarmers & Fishers\t1, 2\t${file.slice('recorded/'.length)}\n`,
    )
    for (const [name, bytes] of plain.files) expect(built.files.get(name), name).toEqual(bytes)
    expect(built.files.size).toBe(plain.files.size + 2)
    expect(verifyProof(proofFolder(plain), { withDocuments: true }).problems).toEqual([])
    coalition.meet()
    await expect(coalition.build('bilal', { edition: '1', scans: true })).rejects.toThrow(/Only a coordinator/)
    expect((await coalition.build('bilal', { edition: '1' })).answer.scans).toBe(0)
  })

  it('[ATTACH-4] [HIDE-3] show nothing of who is hidden: not its mails, nor those that speak for others too, nor those that name it', async () => {
    const coalition = signedCoalition()
    record(coalition, ['grace'], 2, MAIL('Of one who is hidden'))
    record(coalition, ['emil', 'grace'], 1, MAIL('For both of us'))
    record(coalition, ['fatou'], 2, MAIL(`With greetings to the ${PRINTED.dina}`))
    record(coalition, ['emil'], 2, PDF)
    const { answer, files } = await coalition.build('amina', { ...ASKED, scans: true })
    expect([answer.scans, answer.scansLeftOut]).toEqual([2, 1])
    expect(namesIn(files)).toEqual([expect.stringMatching(/\.pdf$/), 'recorded/list.txt'])
    coalition.member('amina').opened.editions.hidden.mark(coalition.organisation('emil'), true)
    await expect(coalition.build('amina', { edition: '1', scans: true })).rejects.toThrow(/hidden now/)
  })

  it('[ATTACH-4] stay away where the organisation answered otherwise, and wait until all of them are here', async () => {
    const coalition = signedCoalition()
    record(coalition, ['chen'], 2, MAIL('Yes'))
    record(coalition, ['emil'], 2, PDF)
    await coalition.build('amina')
    const [, , land] = coalition.hashes as [ClosedHash, ClosedHash, ClosedHash]
    coalition.meet()
    coalition.member('chen').opened.signing.signOns.sign([{ hash: land, decision: 'declined' }], { body: 'Board', on: '2026-11-14' }, 'en')
    coalition.meet()
    const next = await coalition.build('amina', { ...ASKED, scans: true })
    expect([next.answer.edition, namesIn(next.files).length]).toEqual([2, 2])
    const { signing } = coalition.member('amina').opened
    const absent = { hash: toHex(new Uint8Array(32).fill(7)), name: 'Not here', type: 'pdf', bytes: 10 } as const
    const said = { organisation: coalition.organisation('emil'), decision: 'endorsed', on: '2026-11-12', source: 'paper' } as const
    signing.signOns.record([{ ...said, hash: land, attachment: absent }])
    await expect(coalition.build('amina', { edition: '2', scans: true })).rejects.toThrow(/have not come/)
    expect((await coalition.build('amina', { edition: '2' })).files.size).toBeGreaterThan(5)
  })
})
