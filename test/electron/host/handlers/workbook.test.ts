/** Workbooks that spreadsheets open: the same cells, all of them words. */
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { workbookHandlers } from '../../../../electron/host/handlers/workbook.ts'

type Rows = readonly (readonly (string | number)[])[]

async function partsOf(rows: Rows, isRightToLeft = false): Promise<string> {
  const { file } = await workbookHandlers()['workbook.write']({ sheet: 'A/B: [x]', isRightToLeft, rows: rows.map((row) => [...row]) })
  return Object.entries(unzipSync(Buffer.from(file, 'base64')))
    .filter(([name]) => name.endsWith('.xml'))
    .map(([, bytes]) => new TextDecoder().decode(bytes))
    .join('\n')
}

describe('a workbook', () => {
  it('holds words as words, also what looks like a formula, and numbers as numbers', async () => {
    const parts = await partsOf([
      ['Organisation', 'owes'],
      ['=HYPERLINK("http://example.org")', 3],
      ['مركز الشفافية <&>', 0],
    ])
    for (const words of ['=HYPERLINK(', 'مركز الشفافية &lt;&amp;&gt;', '<v>3</v>', 'name="A B   x "']) expect(parts).toContain(words)
    expect(parts).not.toMatch(/<f>|<f /)
    expect(parts).not.toContain('rightToLeft')
  })

  it('runs from right to left where the language does, and is whole when it is large', async () => {
    const rows = Array.from({ length: 400 }, (_, row) =>
      Array.from({ length: 60 }, (_, column) => `signed text ${row} ${column}, board, 12 Nov`),
    )
    const parts = await partsOf(rows, true)
    expect(parts).toContain('rightToLeft="1"')
    expect(parts).toContain('signed text 399 59')
  })
})
