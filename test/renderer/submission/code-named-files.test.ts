/** Files that a coordinator makes, who knows the real name of an organisation under a code name: searched to their last byte. */
import { describe, expect, it } from 'vitest'
import { boardSheetHandlers } from '../../../electron/host/handlers/board-sheet.ts'
import { signingHandlers } from '../../../electron/host/handlers/signing.ts'
import { supporterHandlers } from '../../../electron/host/handlers/supporters.ts'
import { trailHandlers } from '../../../electron/host/handlers/trail.ts'
import { workbookHandlers } from '../../../electron/host/handlers/workbook.ts'
import { matrixCsv } from '../../../renderer/sign-ons/matrix-csv.ts'
import { matrixTable } from '../../../renderer/sign-ons/matrix-table.ts'
import { trailCsv } from '../../../renderer/trail/trail-csv.ts'
import { trailRows } from '../../../renderer/trail/trail-rows.ts'
import { contract } from '../../../shared/api/contract.ts'
import { promisesSettled } from '../../support/computer.ts'
import { allPartsOf } from '../../support/searched.ts'
import { ASKED, type Built, PRINTED, type SignedCoalition, signedCoalition } from '../../support/submission-of.ts'
import { sayerIn } from '../sign-ons/sayer.ts'

const REAL = PRINTED.chen
const CODE = 'Organisation 7'

/** Chen's organisation stands under a code name, excepted something and was not agreed with; amina, who coordinates, knows the real one. */
async function codeNamed(): Promise<SignedCoalition> {
  const coalition = signedCoalition()
  const [amina, chen] = [coalition.member('amina'), coalition.member('chen')]
  const { id } = chen.remarks.add({
    ...{ position: coalition.positions[1] as never, kind: 'red-line', text: 'Name the ministry' },
    ...{ quote: 'about Budget', from: 'AA', to: 'AA' },
  })
  await chen.opened.codeNames.state(CODE, REAL)
  coalition.meet()
  amina.remarks.settle(id, '', true)
  await promisesSettled()
  await amina.opened.codeNames.ready()
  expect(amina.opened.codeNames.realNames().get(coalition.organisation('chen'))).toBe(REAL)
  return coalition
}

/** Every part of every file, unpacked, in the encodings that hold words. */
const textsOf = (files: ReadonlyMap<string, Uint8Array>): readonly (readonly [string, Buffer])[] =>
  [...files].flatMap(([name, bytes]) => allPartsOf(name, bytes).map((part) => [name, part.bytes] as const))

const NEEDLES: readonly Buffer[] = ['Teachers', 'teachers'].flatMap((words) => [Buffer.from(words), Buffer.from(words, 'utf16le')])

function expectDiscreet(files: ReadonlyMap<string, Uint8Array>, naming: readonly string[]): void {
  const texts = textsOf(files)
  expect(texts.filter(([, text]) => NEEDLES.some((needle) => text.includes(needle))).map(([name]) => name)).toEqual([])
  const named = new Set(texts.filter(([, text]) => text.includes(CODE)).map(([name]) => name))
  for (const name of naming) expect(named).toContain(name)
}

async function otherFiles(coalition: SignedCoalition): Promise<ReadonlyMap<string, Uint8Array>> {
  const { opened } = coalition.member('amina')
  const here = () => opened
  const sayer = await sayerIn('en')
  const matrix = contract['signons.matrix'].output.parse(await signingHandlers(here)['signons.matrix']({}))
  const rows = matrixTable(sayer, matrix).map((row) => [...row])
  const { file } = await workbookHandlers()['workbook.write']({ sheet: 'Sign-ons', isRightToLeft: false, rows })
  const deeds = contract.trail.output.parse(await trailHandlers(here).trail({ limit: 500 }))
  const sheets = boardSheetHandlers(() => coalition.member('chen').opened)
  const sheet = await sheets['board-sheet']({ texts: [...coalition.hashes], language: 'en' })
  return new Map<string, Uint8Array>([
    ['matrix.xlsx', Buffer.from(file, 'base64')],
    ['matrix.csv', Buffer.from(matrixCsv(sayer, matrix))],
    ['trail.csv', Buffer.from(trailCsv(sayer.say, trailRows(sayer.say, deeds)))],
    ['sheet.html', Buffer.from(sheet.file, 'base64')],
  ])
}

const built = (coalition: SignedCoalition): Promise<Built> => coalition.build('amina', { ...ASKED, annex: true })

describe('files for others', () => {
  it('[HIDE-4] say the code name everywhere and the real name nowhere, in documents, annex and proof', async () => {
    const { files } = await built(await codeNamed())
    expect(files.size).toBeGreaterThan(8)
    expectDiscreet(files, [
      'submission-1.docx',
      'submission-1.odt',
      'submission-1.html',
      'submission-1.md',
      'proof/edition.json',
      'proof/check.html',
    ])
    const markdown = Buffer.from(files.get('submission-1.md') ?? []).toString()
    expect(markdown).toContain(`[^1]: ${CODE}. Except: Not the date`)
    expect(markdown).toContain(`**${CODE}**\n\n**On:** about Budget\n\nName the ministry`)
  })

  it('[HIDE-4] say it in the matrix, the trail and the sheet for a board as well', async () => {
    const files = await otherFiles(await codeNamed())
    expectDiscreet(files, ['matrix.xlsx', 'matrix.csv', 'trail.csv', 'sheet.html'])
  })

  it('[HIDE-4] are not made while a text or the cover holds a real name that is known, nor handed out again', async () => {
    const before = signedCoalition()
    await before.build('amina')
    await before.member('chen').opened.codeNames.state(CODE, REAL)
    before.meet()
    await promisesSettled()
    await before.member('amina').opened.codeNames.ready()
    await expect(before.build('amina', { edition: '1' })).rejects.toThrow(/under a code name/)
    await expect(before.build('amina', { ...ASKED, addressees: ['A copy to the TEACHERS’ union'] })).rejects.toThrow(
      /cover or an exception/,
    )
    expectDiscreet((await before.build('amina')).files, ['submission-2.docx'])
  })

  it('[CARD-10] are followed by no record that states a real name: what is recorded under it is recorded of the member', async () => {
    const coalition = await codeNamed()
    const amina = coalition.member('amina')
    const calls = supporterHandlers(() => amina.opened)
    const [, , land] = coalition.hashes
    const answers = [{ text: land as string, decision: 'endorsed' as const, on: '2026-11-12', source: 'e-mail' }]
    expect(() => calls['supporters.record']({ name: 'Teachers’  union', answers })).toThrow(/is a member/)
    const table = `Organisation,Text,Answer,On,How it came\n${REAL},2,yes,2026-11-12,e-mail\n`
    const taken = await calls['supporters.import']({ table: Buffer.from(table).toString('base64'), take: true })
    expect(taken).toMatchObject({ taken: true, lines: [{ isMember: true }] })
    expect(await calls['supporters.list']({})).toEqual([])
    const recorded = amina.opened.signing.signOns.all().filter(({ organisation }) => organisation === coalition.organisation('chen'))
    expect(recorded.map(({ basis }) => basis)).toContain('recorded')
  })
})
