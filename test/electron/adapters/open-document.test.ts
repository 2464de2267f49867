/** OpenDocument files: what stands in them, that equal input gives equal bytes, and that LibreOffice reads every word of them. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { parseDocument } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { createOpenDocumentWriter } from '../../../electron/adapters/open-document/write-odt.ts'
import type { DocumentNode } from '../../../shared/document/read-body.ts'
import { exportOf, positionWith } from '../../support/export-of.ts'
import { bold, footnote, italic, linkTo, node, paragraph, run } from '../../support/text-nodes.ts'

const writer = createOpenDocumentWriter()
const partsOf = async (blocks: readonly DocumentNode[], changed: Parameters<typeof exportOf>[1] = {}): Promise<Record<string, string>> => {
  const bytes = await writer.write(exportOf(blocks, changed))
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
}
const item = (...content: (DocumentNode | string)[]): DocumentNode => node('listItem', content)
const row = (type: string, ...cells: (DocumentNode | string)[]): DocumentNode =>
  node(
    'tableRow',
    cells.map((cell) => (typeof cell === 'string' ? node(type, [cell]) : cell)),
  )
const table = node('table', [
  row('tableHeader', 'Measure', 'Today', 'Target'),
  row('tableCell', node('tableCell', ['All'], { colspan: 2 }), node('tableCell', ['see'], { rowspan: 2 })),
  row('tableCell', 'a', 'b'),
])
const EVERYTHING: readonly DocumentNode[] = [
  node('heading', ['Why', footnote('In a heading.')], { level: 2 }),
  paragraph('Plain ', run('bold', bold), ' ', run('both', bold, italic), ' and <&> "quoted"', node('hardBreak'), 'next  line'),
  paragraph(run('site', linkTo('https://example.org/?a=1&b=ü')), run('bad', linkTo('javascript:alert(1)')), '.'),
  node('orderedList', [item('one', node('bulletList', [item('deep')])), item('two', table), item('three')], { start: 3 }),
  node('blockquote', ['We publish when asked.']),
  node('horizontalRule'),
  table,
  paragraph('التزمت الحكومة بنشر PDF', footnote('ديوان المحاسبة')),
]

describe('an OpenDocument file', () => {
  it('says what it is in its first bytes, and holds well-formed parts that its manifest lists', async () => {
    const bytes = await writer.write(exportOf(EVERYTHING))
    expect(Buffer.from(bytes.subarray(30, 77)).toString('latin1')).toBe('mimetypeapplication/vnd.oasis.opendocument.text')
    const parts = await partsOf(EVERYTHING)
    expect(Object.keys(parts)).toEqual(['mimetype', 'meta.xml', 'styles.xml', 'content.xml', 'META-INF/manifest.xml'])
    for (const name of ['meta.xml', 'styles.xml', 'content.xml']) {
      expect(parts['META-INF/manifest.xml']).toContain(`manifest:full-path="${name}"`)
      expect(parseDocument(parts[name] ?? '', { xmlMode: true }).children).toHaveLength(3)
    }
  })

  it('is the same bytes for the same document, and names the day of the document only', async () => {
    expect(await writer.write(exportOf(EVERYTHING))).toEqual(await writer.write(exportOf(EVERYTHING)))
    expect((await partsOf([]))['meta.xml']).toContain('<meta:creation-date>2026-11-18T00:00:00</meta:creation-date>')
  })

  it('has headings, lists that go on after a table, merged cells, footnotes and links of its own', async () => {
    const content = (await partsOf(EVERYTHING))['content.xml'] ?? ''
    expect(content).toContain('text:outline-level="2"')
    expect(content).toContain('<text:list-item text:start-value="3">')
    expect(content).toContain('<text:list-item text:start-value="5"><text:p text:style-name="List-ltr">three')
    expect(content).toContain('table:number-columns-spanned="2"')
    expect(content).toContain('table:number-rows-spanned="2"')
    expect(content).toContain('<table:table-header-rows>')
    expect(content.match(/text:note-class="footnote"/g)).toHaveLength(2)
    expect(content).toContain('xlink:href="https://example.org/?a=1&amp;b=ü"')
    expect(content).not.toContain('javascript:')
    expect(content).toContain('&lt;&amp;&gt; &quot;quoted&quot;<text:line-break/>next<text:s text:c="2"/>line')
  })

  it('runs as its letters do, and knows its language', async () => {
    const parts = await partsOf([paragraph('التزمت'), paragraph('Plain')], { direction: 'rtl', language: 'ar' })
    expect(parts['content.xml']).toContain('<text:p text:style-name="Text-rtl">التزمت')
    expect(parts['content.xml']).toContain('<text:p text:style-name="Text-ltr">Plain')
    expect(parts['styles.xml']).toContain('style:language-complex="ar"')
    expect(parts['styles.xml']).toMatch(/<style:page-layout-properties[^>]*style:writing-mode="rl-tb"/)
  })

  it('keeps characters out that would break it', async () => {
    const parts = await partsOf([paragraph('a\u0000\u000b\ufffe\ud800b')], {
      positions: [positionWith([paragraph('a\u0000\ud800b')], { title: '<x>' })],
    })
    expect(parts['content.xml']).toContain('a\ufffdb')
    expect(parts['content.xml']).toContain('&lt;x&gt;')
  })

  it.skipIf(!existsSync('/usr/bin/soffice'))('is read by LibreOffice with every word', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chorus-odt-'))
    try {
      writeFileSync(join(folder, 'position.odt'), await writer.write(exportOf(EVERYTHING)))
      const profile = `-env:UserInstallation=file://${folder}/profile`
      const words = ['--headless', profile, '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder, join(folder, 'position.odt')]
      expect(spawnSync('/usr/bin/soffice', words, { timeout: 110_000 }).status).toBe(0)
      const text = readFileSync(join(folder, 'position.txt'), 'utf8')
      for (const said of [
        'Publish budget data',
        'KE0031',
        'bold both and <&> "quoted"',
        '3. one',
        '5. three',
        'Target',
        'We publish',
        'بنشر PDF',
      ])
        expect(text).toContain(said)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
