/** Tables from bytes: characters, separators, header, odd rows, bounds. */
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { readTable, TABLE_BOUNDS, TABLE_REFUSALS } from '../../../shared/plan/table.ts'
import { problemsOf, tableOf } from './read-back.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const rowsOf = (source: string | Uint8Array) => tableOf(source).rows.map(({ cells }) => cells)

const words = fc.stringMatching(/^[A-Za-zéñ\u0627-\u063a]{1,8}$/)
const cell = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.stringMatching(/^[a ",;|\t\n\r]{0,8}$/))
const randomTable = fc.integer({ min: 2, max: 6 }).chain((columns) =>
  fc.record({
    header: fc.uniqueArray(words, { minLength: columns, maxLength: columns }),
    rows: fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { maxLength: 12 }),
  }),
)

describe('a table', () => {
  it('written by another program with any separator, mark and line ending reads back the same', () => {
    const format = fc.record({
      delimiter: fc.constantFrom(',', ';', '\t', '|'),
      newline: fc.constantFrom('\n', '\r\n', '\r'),
      quotes: fc.boolean(),
      mark: fc.constantFrom('', '\ufeff'),
    })
    fc.assert(
      fc.property(randomTable, format, ({ header, rows }, { mark, ...config }) => {
        const table = tableOf(bytesOf(mark + Papa.unparse([header, ...rows], config)))
        const filled = rows.filter((row) => row.some((value) => value.trim() !== ''))
        expect({ columns: table.columns, separator: table.separator }).toEqual({
          columns: header,
          separator: config.delimiter,
        })
        expect(table.rows.map(({ cells }) => cells)).toEqual(filled.map((row) => row.map((value) => value.toWellFormed())))
        expect(table.problems).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('never throws, whatever the bytes', () => {
    const mutated = fc
      .tuple(fc.constantFrom('sep=;\na;b\n1;"2"', 'a,b\n"1,2\n3,4', 'x\t"y"\r\n"1"z\t\r\n'), fc.uint8Array({ maxLength: 8 }), fc.nat(30))
      .map(([text, noise, at]) => new Uint8Array([...bytesOf(text).slice(0, at), ...noise, ...bytesOf(text).slice(at)]))
    fc.assert(
      fc.property(
        fc.oneof(fc.uint8Array({ maxLength: 300 }), mutated),
        fc.option(fc.string({ maxLength: 2 }), { nil: undefined }),
        (bytes, separator) => {
          const reading = readTable(bytes, separator)
          if (reading.ok) expect(reading.table.rows.every(({ cells }) => cells.length === reading.table.columns.length)).toBe(true)
          else expect(TABLE_REFUSALS[reading.reason]).toBeTruthy()
        },
      ),
      { numRuns: 500 },
    )
  })

  it('knows the line of each row in the file, also below cells with line breaks and blank lines', () => {
    const table = tableOf('id,title\r\n1,"two\r\nlines"\r\n\r\n2,"a\nb\rc"\n3,x\r4,y')
    expect(table.rows.map(({ line }) => line)).toEqual([2, 5, 8, 9])
    expect(table.rows[0]?.cells).toEqual(['1', 'two\r\nlines'])
  })

  it('finds semicolons where the text is full of commas', () => {
    const table = tableOf('Id;Title\n1;Roads, schools, water\n2;Health, food, and more\n')
    expect(table.separator).toBe(';')
    expect(table.columns).toEqual(['Id', 'Title'])
  })

  it('finds the separator below a title that holds another one', () => {
    const table = tableOf('Plan, as adopted;;\nId;Title;Lead\n1;Roads, schools;Works\n2;Water;Water\n3;Health;Health\n')
    expect(table.columns).toEqual(['Id', 'Title', 'Lead'])
  })

  it('of a single column is not divided at the commas of its text', () => {
    expect(rowsOf('Title\nRoads, schools\nWater, health, and food\n')).toEqual([['Roads, schools'], ['Water, health, and food']])
  })

  it('follows a first line that names the separator', () => {
    expect(tableOf('sep=|\na;b|c\n1;2|3\n').columns).toEqual(['a;b', 'c'])
  })

  it('takes the separator a person chose', () => {
    expect(tableOf('a;b,c\n1;2,3\n', ',').columns).toEqual(['a;b', 'c'])
  })

  it('passes over a title above the header and lists it', () => {
    const table = tableOf('National plan, 2025;;;\n\nNo;Title;Lead;Status\n1;Roads;Works;\n2;Water;Water;\n')
    expect(table.columns).toEqual(['No', 'Title', 'Lead', 'Status'])
    expect(table.problems).toMatchObject([{ line: 1, code: 'above_header', leftOut: true, cells: { '': 'National plan, 2025' } }])
  })

  it('reads Windows-1252 where the bytes are not UTF-8, and says so', () => {
    const table = tableOf(Uint8Array.from([...bytesOf('id;titre\n1;'), 0x93, 0xc9, 0x74, 0xe9, 0x94, 0x20, 0x80]))
    expect(table.rows[0]?.cells[1]).toBe('“Été” €')
    expect(table.encoding).toBe('windows-1252')
  })

  it('reads UTF-16 in both byte orders', () => {
    const units = [...'\ufeffid\ttitle\n1\tماء'].map((character) => character.charCodeAt(0))
    const little = Uint8Array.from(units.flatMap((unit) => [unit & 255, unit >> 8]))
    const big = Uint8Array.from(units.flatMap((unit) => [unit >> 8, unit & 255]))
    expect([rowsOf(little), rowsOf(big)]).toEqual([[['1', 'ماء']], [['1', 'ماء']]])
  })

  it('keeps rows that are too short or too long and lists them', () => {
    const table = tableOf('a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n')
    expect(table.columns).toEqual(['a', 'b', 'c', 'Column 4'])
    expect(table.rows.map(({ cells }) => cells.join('|'))).toEqual(['1|2||', '1|2|3|4', '1|2|3|'])
    expect(problemsOf(table)).toEqual(['2 ragged_row', '3 ragged_row'])
  })

  it('gives columns without a name or with a repeated name one of their own', () => {
    expect(tableOf('Theme,,Theme,"Lead\nagency"\n1,2,3,4\n').columns).toEqual(['Theme', 'Column 2', 'Theme (2)', 'Lead agency'])
  })

  it('ends a quote that is never closed on its own line, so that the rows below stay', () => {
    const table = tableOf('a,b\n1,"open\n2,"closed ""well"""\n3,x\n')
    expect(table.rows.map(({ cells }) => cells[1])).toEqual(['"open\n2,"closed ""well"""', 'x'])
    const alone = tableOf('a,b\n1,"open\n2,y\n3,x\n')
    expect(alone.rows.map(({ cells }) => cells[1])).toEqual(['"open', 'y', 'x'])
    expect(problemsOf(alone)).toEqual(['2 unclosed_quote'])
  })

  it('takes text after a closing quote as it is written', () => {
    const table = tableOf('a,b\n"Open" data,2\n "quoted, behind a space" ,3\n')
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['"Open" data', '2'],
      ['quoted, behind a space', '3'],
    ])
    expect(problemsOf(table)).toEqual(['2 stray_quote'])
  })

  it.each([
    ['too_large', new Uint8Array(TABLE_BOUNDS.bytes + 1)],
    ['too_many_rows', bytesOf(`a,b\n${'1,2\n'.repeat(TABLE_BOUNDS.rows + 1)}`)],
    ['too_many_columns', bytesOf(`${'a,'.repeat(TABLE_BOUNDS.columns)}a\n1\n`)],
    [
      'too_many_cells',
      bytesOf(`${'a,'.repeat(TABLE_BOUNDS.columns - 1)}a\n${'1\n'.repeat(TABLE_BOUNDS.cells / TABLE_BOUNDS.columns + 1)}`),
    ],
    ['too_many_cells', bytesOf(`a\n${`${'a,'.repeat(TABLE_BOUNDS.columns - 1)}\n`.repeat(TABLE_BOUNDS.cells / TABLE_BOUNDS.columns)}`)],
    ['empty', bytesOf('\ufeff\n \n,,\n')],
    ['a_spreadsheet', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0])],
    ['not_text', bytesOf('a,b\n\u0000\n')],
  ] as const)('is refused as %s', (reason, bytes) => {
    expect(readTable(bytes)).toEqual({ ok: false, reason })
  })

  it('at its bounds is read', () => {
    const columns = `${'a,'.repeat(TABLE_BOUNDS.columns - 1)}a`
    expect(tableOf(`${columns}\n`).columns).toHaveLength(TABLE_BOUNDS.columns)
    expect(tableOf(`a,b\n${'1,2\n'.repeat(TABLE_BOUNDS.rows)}`).rows).toHaveLength(TABLE_BOUNDS.rows)
  })
})
