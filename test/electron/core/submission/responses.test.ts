/** What a government answered: the table goes out, comes back as any of three kinds of file, and is kept once. */
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readXlsx } from '../../../../electron/adapters/spreadsheet/read-xlsx.ts'
import { createWordFiles } from '../../../../electron/adapters/word/word-files.ts'
import { responseHandlers } from '../../../../electron/host/handlers/responses.ts'
import { writeWorkbook } from '../../../../electron/host/handlers/workbook.ts'
import { contract, type InputOf, type OutputOf } from '../../../../shared/api/contract.ts'
import { responseRecordId } from '../../../../shared/record/field-rights.ts'
import { type SignedCoalition, signedCoalition } from '../../../support/submission-of.ts'

const readers = { word: createWordFiles(), readSpreadsheet: readXlsx }
const callsOf = (coalition: SignedCoalition, name: string) => responseHandlers(readers, () => coalition.member(name).opened)
const HEAD = ['No.', 'Commitment', 'What we ask', 'Response', 'Reason', 'Unit', 'Date']

const importBy = (
  coalition: SignedCoalition,
  name: string,
  file: string,
  more: Partial<InputOf<'responses.import'>> = {},
): Promise<OutputOf<'responses.import'>> =>
  callsOf(coalition, name)['responses.import'](contract['responses.import'].input.parse({ edition: '1', file, ...more })) as Promise<
    OutputOf<'responses.import'>
  >
const csv = (...rows: string[][]): string => Buffer.from([HEAD, ...rows].map((row) => row.join(';')).join('\n')).toString('base64')

async function withEdition(): Promise<SignedCoalition> {
  const coalition = signedCoalition()
  await coalition.build('amina')
  coalition.meet()
  return coalition
}

describe('a response of the government', () => {
  it('[RESP-2] [RESP-3] comes by the workbook that went out, is previewed, kept once, and seen by everybody', async () => {
    const coalition = await withEdition()
    const empty = await callsOf(coalition, 'bilal')['responses.table']({ edition: '1' })
    const sheets = await readXlsx(Uint8Array.from(Buffer.from(empty.file, 'base64')))
    expect(sheets.ok && sheets.value[0]).toEqual([
      HEAD,
      ['1', '', 'Settle Budget', '', '', '', ''],
      ['2', '', 'Settle Land', '', '', '', ''],
    ])
    const rows = [
      HEAD,
      [1, '', 'Settle Budget', 'Accepted in part', 'From 2027', 'Treasury', '12.11.2026'],
      [2, '', 'Settle Land', '', '', '', ''],
    ]
    const file = await writeWorkbook({ sheet: 'Responses', isRightToLeft: false, rows })
    const preview = await importBy(coalition, 'amina', file)
    expect(preview.lines.map(({ number, title, change, result, problem }) => [number, title, change, result, problem])).toEqual([
      ['1', 'Budget', 'new', 'partly_accepted', null],
      ['2', 'Land', 'none', null, null],
    ])
    expect(preview).toMatchObject({ unanswered: [2], kept: 0, refusal: null })
    expect(await importBy(coalition, 'amina', file, { take: true })).toMatchObject({ kept: 1 })
    const heads = coalition.member('amina').replica.store
    const before = heads.registers('response').length
    const again = await importBy(coalition, 'amina', file, { take: true })
    expect([again.kept, again.lines[0]?.change, heads.registers('response').length]).toEqual([0, 'same', before])
    coalition.meet()
    const listed = await callsOf(coalition, 'bilal')['responses.list']({})
    expect(listed.map(({ edition, number, response }) => [edition, number, response?.words, response?.on])).toEqual([
      [1, 1, 'Accepted in part', '2026-11-12'],
      [1, 2, undefined, undefined],
    ])
  })

  it('[RESP-3] [RESP-4] names rows that match nothing or two things, takes none of them, and keeps what a person says words mean', async () => {
    const coalition = await withEdition()
    const file = csv(
      ['1', '', '', 'We shall look into it', '', '', ''],
      ['2', 'KE9999', '', 'Yes', '', '', ''],
      ['7', '', '', 'Yes', '', '', ''],
      // What stands before the positions asks for nothing.
      ['0', '', '', 'Yes', '', '', ''],
      ['', '', '', 'Yes', '', '', ''],
    )
    const { lines, kept } = await importBy(coalition, 'amina', file, { take: true, results: [{ number: 1, result: 'needs_discussion' }] })
    expect(lines.map(({ change, result, problem }) => [change, result, problem])).toEqual([
      ['new', 'needs_discussion', null],
      ['none', 'accepted', 'other-commitment'],
      ['none', 'accepted', 'unknown-number'],
      ['none', 'accepted', 'unknown-number'],
      ['none', 'accepted', 'no-number'],
    ])
    expect(kept).toBe(1)
    const again = await importBy(coalition, 'amina', file, { take: true })
    expect([again.kept, again.lines[0]?.change, again.lines[0]?.result]).toEqual([0, 'same', 'needs_discussion'])
    const twice = await importBy(coalition, 'amina', csv(['2', '', '', 'Yes', '', '', ''], ['2', '', '', 'No', '', '', '']), { take: true })
    expect([twice.kept, ...twice.lines.map(({ problem }) => problem)]).toEqual([0, 'twice', 'twice'])
  })

  it('[RESP-3] comes by a Word file as well', async () => {
    const coalition = await withEdition()
    const row = (cells: readonly string[]): TableRow =>
      new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) })
    const table = new Table({ rows: [row(HEAD), row(['2', '', 'Settle Land', 'Rejected', 'No budget', 'Land Board', ''])] })
    const bytes = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('Our answer'), table] }] }))
    const { lines } = await importBy(coalition, 'amina', Buffer.from(bytes).toString('base64'), { take: true })
    expect(lines).toMatchObject([{ number: '2', result: 'rejected', reason: 'No budget', unit: 'Land Board', change: 'new' }])
  })

  it('[RESP-1] is a coordinator’s to keep, whatever kind an act names', async () => {
    const coalition = await withEdition()
    await expect(importBy(coalition, 'bilal', csv(['1', '', '', 'Yes', '', '', '']))).rejects.toThrow(/coordinator/)
    const { hash = '' } = coalition.member('amina').opened.editions.list()[0] ?? {}
    const [, budget = ''] = coalition.positions
    const response = { edition: hash, position: budget, result: 'accepted', words: 'Forged', reason: '', unit: '', on: '', clock: 1 }
    for (const kind of ['response', 'else'])
      coalition.member('bilal').replica.actRecords([{ kind, id: responseRecordId(hash, budget as never), fields: { response } }])
    coalition
      .member('amina')
      .replica.actRecords([{ kind: 'response', id: responseRecordId('f'.repeat(64), budget as never), fields: { response } }])
    coalition.meet()
    for (const { opened } of coalition.members()) expect(opened.editions.responses.list()).toEqual([])
  })
})

describe('a spreadsheet from elsewhere', () => {
  it('is refused where it is none, is damaged, or has a cell so far out that filling the gap would need all memory', async () => {
    const file = Uint8Array.from(
      Buffer.from(
        await writeWorkbook({
          sheet: 'x',
          isRightToLeft: false,
          rows: [
            ['a', 'b'],
            [1, 2],
          ],
        }),
        'base64',
      ),
    )
    const parts = unzipSync(file)
    const sheet = Object.keys(parts).find((name) => name.startsWith('xl/worksheets/')) ?? ''
    const xml = new TextDecoder().decode(parts[sheet])
    const reason = async (bytes: Uint8Array): Promise<string> => {
      const read = await readXlsx(bytes)
      return read.ok ? 'read' : read.reason
    }
    expect(await reason(file)).toBe('read')
    for (const far of ['r="XFD2"', 'r="A1048576"', 'r="&#88;FD2"'])
      expect(await reason(zipSync({ ...parts, [sheet]: strToU8(xml.replace('r="A2"', far)) }))).toBe('too-large')
    expect(await reason(zipSync({ 'word/document.xml': strToU8('<x/>') }))).toBe('not-a-spreadsheet')
    expect(await reason(zipSync({ 'xl/workbook.xml': strToU8('<x') }))).toBe('damaged')
    expect(await reason(file.subarray(0, 200))).toBe('damaged')
  })
})
