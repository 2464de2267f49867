/** Word files out and in: what goes out comes back, strangers' files are read or refused, in bounds. */
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  ImageRun,
  InsertedTextRun,
  Packer,
  Paragraph,
  TextRun,
} from 'docx'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { createWordFiles } from '../../../electron/adapters/word/word-files.ts'
import type { WordDraft } from '../../../electron/core/ports/word.ts'
import type { ExportDocument } from '../../../shared/document/export-document.ts'
import type { DocumentNode } from '../../../shared/document/read-body.ts'
import { exportOf, positionWith } from '../../support/export-of.ts'
import { bold, footnote, italic, linkTo, node, paragraph, run } from '../../support/text-nodes.ts'
import { wordFile, wordItem, wordNumbering, wordParagraph, wordStyles } from '../../support/word-file.ts'

const word = createWordFiles()

async function draftOf(bytes: Uint8Array): Promise<WordDraft> {
  const read = await word.read(bytes)
  if (!read.ok) throw new Error(read.reason)
  return read.value
}
const thereAndBack = async (document: ExportDocument): Promise<WordDraft> => draftOf(await word.write(document))
const reasonOf = async (bytes: Uint8Array): Promise<string> => {
  const read = await word.read(bytes)
  return read.ok ? 'read' : read.reason
}
const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
const item = (...content: (DocumentNode | string)[]): DocumentNode => node('listItem', content)
const row = (type: string, ...cells: (DocumentNode | string)[]): DocumentNode =>
  node(
    'tableRow',
    cells.map((cell) => (typeof cell === 'string' ? node(type, [cell]) : cell)),
  )

const listOf = (letters: string): DocumentNode =>
  node('bulletList', [item(letters.slice(0, 1), ...(letters.length > 1 ? [listOf(letters.slice(1))] : []))])

const EVERYTHING: Readonly<Record<string, readonly DocumentNode[]>> = {
  'headings of three levels': [1, 2, 3].map((level) => node('heading', [`Level ${level}`], { level })),
  'formatted runs, breaks and links': [
    paragraph('Plain ', run('bold', bold), ' ', run('both', bold, italic), ' and <&> "quoted"', node('hardBreak'), 'next line'),
    paragraph(run('site', linkTo('https://example.org/?a=1&b=ü')), ' ', run('bold', bold, linkTo('mailto:a@example.org')), '.'),
  ],
  'footnotes, anywhere': [
    node('heading', ['Data', footnote('In a heading.')], { level: 2 }),
    paragraph('One', footnote('Report 2025, p. 41: "late" & <scanned>'), ' two', footnote('حاشية عربية')),
    node('bulletList', [item(paragraph('item', footnote('In a list.')))]),
  ],
  'nested lists, with further paragraphs': [
    node('bulletList', [
      item('a', node('bulletList', [item('b', node('orderedList', [item('c'), item('d')])), item('e')])),
      item('f', paragraph('goes on'), node('bulletList', [item('g')])),
    ]),
  ],
  'numbered lists that go on and start elsewhere': [
    node('orderedList', [item('one'), item('two', node('orderedList', [item('two a')], { start: 3 }))]),
    paragraph('between'),
    node('orderedList', [item('three'), item('four', paragraph('more'))], { start: 3 }),
    node('orderedList', [item('one again')]),
    node('bulletList', [item('x', node('orderedList', [item('1')])), item('y', node('orderedList', [item('1 again')]))]),
  ],
  'lists of eight levels': [listOf('abcdefgh')],
  'quotes and rules': [
    node('blockquote', ['We publish when asked.', paragraph(run('A treasurer', italic))]),
    node('horizontalRule'),
    paragraph('after'),
  ],
  'tables with heads, merged cells and lists in cells': [
    node('table', [
      row('tableHeader', 'Measure', 'Today', 'Target'),
      row('tableCell', node('tableCell', ['All'], { colspan: 2 }), node('tableCell', ['see'], { rowspan: 2 })),
      row('tableCell', node('tableCell', [node('bulletList', [item('x'), item('y')])]), node('tableCell', [paragraph()])),
      row('tableCell', 'a', 'b', node('tableCell', ['c', 'd'])),
    ]),
    node('table', [row('tableCell', 'second')]),
    paragraph('after'),
  ],
  'Arabic of every kind': [
    node('heading', ['لماذا هذا مهم'], { level: 1 }),
    paragraph('التزمت ', run('الحكومة', bold), ' بنشر PDF (Open Budget 2025)', footnote('ديوان المحاسبة، ص 41.'), '، ثم 30٪.'),
    node('orderedList', [item('أولا', node('bulletList', [item('ثانيا')]))]),
    node('table', [row('tableHeader', 'المؤشر', 'اليوم'), row('tableCell', 'النشر', '47')]),
    node('blockquote', ['«ننشر عندما يُطلب منا».']),
  ],
}

describe('a position there and back', () => {
  it.each(Object.entries(EVERYTHING))('keeps %s', async (_kind, blocks) => {
    const draft = await thereAndBack(exportOf(blocks))
    expect(draft).toEqual({ title: 'Publish budget data', blocks, lost: [] })
  })

  it('keeps everything at once, in a document that runs from the right', async () => {
    const blocks = Object.values(EVERYTHING).flatMap((part) => [...part, paragraph('between')])
    const draft = await thereAndBack(exportOf(blocks, { direction: 'rtl', language: 'ar' }))
    expect(draft.blocks).toEqual(blocks)
  })

  it('gives a set as one text, the titles of its positions above their headings', async () => {
    const body = [node('heading', ['Why'], { level: 1 }), paragraph('Because.')]
    const positions = [positionWith(body), positionWith(body, { number: null, title: 'Second', ask: '', stance: null, commitment: null })]
    const draft = await thereAndBack(exportOf([], { title: 'Joint submission', positions }))
    expect(draft.title).toBe('Joint submission')
    expect(draft.blocks.filter(({ type }) => type === 'heading')).toEqual([
      node('heading', ['Publish budget data'], { level: 1 }),
      node('heading', ['Why'], { level: 2 }),
      node('heading', ['Second'], { level: 1 }),
      node('heading', ['Why'], { level: 2 }),
    ])
  })
})

describe('the file that goes out', () => {
  it('is the same bytes for the same document, with its own day and nobody in it', async () => {
    const document = exportOf(Object.values(EVERYTHING).flat())
    const bytes = await word.write(document)
    expect(await word.write(document)).toEqual(bytes)
    const core = partsOf(bytes)['docProps/core.xml'] ?? ''
    expect(core).toContain('<dc:title>Publish budget data</dc:title><dc:creator>Open Coalition</dc:creator>')
    expect(core.match(/\d{4}-\d\d-\d\dT[^<]*/g)).toEqual(['2026-11-18T00:00:00Z', '2026-11-18T00:00:00Z'])
  })

  it('is made of the styles, numbers, notes and head rows of Word, and says its language', async () => {
    const parts = partsOf(await word.write(exportOf(Object.values(EVERYTHING).flat(), { language: 'fr' })))
    const main = parts['word/document.xml'] ?? ''
    for (const style of ['Title', 'Heading1', 'Heading3', 'Quote', 'ListContinue']) expect(main).toContain(`<w:pStyle w:val="${style}"/>`)
    expect(main.match(/<w:tblHeader/g)).toHaveLength(2)
    expect(main).toContain('<w:footnoteReference w:id="1"/>')
    expect(parts['word/styles.xml']).toContain('<w:lang w:val="fr-FR" w:bidi="ar-SA"/>')
    expect(parts['word/footer1.xml']).toContain('NUMPAGES')
  })

  it('runs every paragraph as its first letter does, and one without letters as what is around it', async () => {
    const blocks = [paragraph('English'), paragraph('عربي'), paragraph('123'), node('table', [row('tableCell', 'عربي', '47')])]
    const rightToLeft = async (document: ExportDocument) => {
      const main = partsOf(await word.write(document))['word/document.xml'] ?? ''
      return ['English', 'عربي', '123', '47'].map((text) =>
        main
          .slice(0, main.indexOf(`>${text}<`))
          .split('<w:p>')
          .at(-1)
          ?.includes('<w:bidi/>'),
      )
    }
    expect(await rightToLeft(exportOf(blocks))).toEqual([false, true, false, true])
    expect(await rightToLeft(exportOf(blocks, { direction: 'rtl' }))).toEqual([false, true, true, true])
  })

  it('holds what peers may write: unknown nodes, impossible attributes, characters that XML cannot hold', async () => {
    const blocks = [
      paragraph(
        'a\u0000\u0008\ud800\uffff',
        run('b', linkTo('javascript:alert(1)'), { type: 'new', attrs: {} }),
        run('c', linkTo('http://[bad')),
      ),
      node('callout', [paragraph('unknown')], { level: '9' }),
      node('heading', ['h'], { level: 99 }),
      node('orderedList', [node('listItem', [node('table', [])])], { start: -4 }),
      node('table', [
        node('tableRow', []),
        node('tableRow', [node('tableCell', ['x'], { colspan: 1e9, rowspan: 'y' }), node('tableCell', ['z'])]),
      ]),
      node('footnote', [], { text: 7 }),
      run('loose'),
    ]
    const draft = await thereAndBack(exportOf(blocks, { title: 'x\u0001', date: 'never', language: '??' }))
    expect(JSON.stringify(draft.blocks)).toMatch(/"a\ufffdbc".*unknown.*"h".*"x".*"z".*loose/)
  })
})

describe("strangers' files", () => {
  it('keeps inserted words, drops deleted ones, and lists changes, comments and pictures as lost', async () => {
    const author = { author: 'A. Person', date: '2026-01-01T00:00:00Z' }
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
    const alt = { name: 'chart', description: 'Spending by county', title: '' }
    const document = new Document({
      comments: { children: [{ id: 0, ...author, date: new Date(0), children: [new Paragraph('Is this so?')] }] },
      sections: [
        {
          children: [
            new Paragraph({
              children: [
                new TextRun('The plan '),
                new InsertedTextRun({ id: 1, ...author, text: 'now ' }),
                new DeletedTextRun({ id: 2, ...author, text: 'never ' }),
                new CommentRangeStart(0),
                new TextRun({ text: 'works', underline: {} }),
                new CommentRangeEnd(0),
                new TextRun({ children: [new CommentReference(0)] }),
                new ImageRun({ type: 'png', data: png, transformation: { width: 9, height: 9 }, altText: alt }),
              ],
            }),
          ],
        },
      ],
    })
    const draft = await draftOf(await Packer.toBuffer(document))
    expect(draft.blocks).toEqual([paragraph('The plan now works')])
    expect(new Set(draft.lost)).toEqual(
      new Set([
        { kind: 'change', count: 2, example: 'now' },
        { kind: 'comment', count: 1, example: 'Is this so?' },
        { kind: 'image', count: 1, example: 'Spending by county' },
        { kind: 'style', count: 1, example: 'works' },
      ]),
    )
  })

  it('keeps numbers where Word goes on counting after a paragraph, and where it begins anew', async () => {
    const numbering = wordNumbering({ 1: { definition: 1 }, 2: { definition: 1, restart: 1 } })
    const body = [
      wordItem('ask one', 1),
      wordItem('ask two', 1),
      wordItem('inner', 1, 1),
      wordParagraph('between'),
      wordItem('ask three', 1),
      wordItem('anew', 2),
    ]
    const draft = await draftOf(wordFile(body.join(''), { 'word/numbering.xml': numbering }))
    expect(draft.blocks).toEqual([
      node('orderedList', [item('ask one'), item('ask two', node('orderedList', [item('inner')]))]),
      paragraph('between'),
      node('orderedList', [item('ask three')], { start: 3 }),
      node('orderedList', [item('anew')]),
    ])
  })

  it('takes the only first heading for the title, brings deep headings up, leaves contents out, names unknown styles', async () => {
    const styles = wordStyles({ H1: 'heading 1', H2: 'heading 2', H6: 'heading 6', H9: 'heading 9', T1: 'toc 1', Odd: 'Pull quote' })
    const body = [
      ['Our draft', 'H1'],
      ['Why ..... 1', 'T1'],
      ['Why', 'H2'],
      ['Deep', 'H6'],
      ['Deeper', 'H9'],
      ['Pulled', 'Odd'],
    ].map(([text = '', style]) => wordParagraph(text, `<w:pStyle w:val="${style}"/>`))
    expect(await draftOf(wordFile(body.join(''), { 'word/styles.xml': styles }))).toEqual({
      title: 'Our draft',
      blocks: [
        node('heading', ['Why'], { level: 1 }),
        node('heading', ['Deep'], { level: 2 }),
        node('heading', ['Deeper'], { level: 2 }),
        paragraph('Pulled'),
      ],
      lost: [{ kind: 'style', count: 1, example: 'Pull quote' }],
    })
  })

  it('reads an empty document as an empty draft', async () => {
    expect(await draftOf(wordFile('<w:p/>'))).toEqual({ title: null, blocks: [], lost: [] })
  })
})

describe('bytes that are no draft', () => {
  const sound = wordFile(wordParagraph('x'.repeat(2000)))

  it('tells what is no Word file, an old or locked one, and a zip of something else', async () => {
    expect(await reasonOf(new Uint8Array())).toBe('not-word')
    expect(await reasonOf(strToU8('Dear Minister'))).toBe('not-word')
    expect(await reasonOf(zipSync({ 'a.txt': strToU8('a') }))).toBe('not-word')
    expect(await reasonOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))).toBe('old-or-protected')
    expect(await reasonOf(wordFile('', { '[Content_Types].xml': '<!DOCTYPE x [<!ENTITY a "b">]><Types/>' }))).toBe('damaged')
  })

  it('refuses a file cut anywhere, and survives any byte changed', async () => {
    for (let length = 4; length < sound.length; length += 37) expect(await reasonOf(sound.subarray(0, length))).toBe('damaged')
    for (let at = 4; at < sound.length; at += 7) {
      const changed = Uint8Array.from(sound, (byte, index) => (index === at ? byte ^ 0x55 : byte))
      expect(['read', 'damaged', 'not-word', 'too-large']).toContain(await reasonOf(changed))
    }
  })

  it('never rejects on random bytes, with or without a sound beginning', async () => {
    const bytes = fc.tuple(
      fc.constantFrom(new Uint8Array(), sound.subarray(0, 300), sound.subarray(-200)),
      fc.uint8Array({ maxLength: 300 }),
    )
    await fc.assert(
      fc.asyncProperty(bytes, async ([start, end]) => {
        expect(await reasonOf(Buffer.concat([start, end]))).not.toBe('')
      }),
      { numRuns: 300 },
    )
  })

  it('refuses what unzips to too much before unzipping it, and what lies about its size while it does', async () => {
    const bomb = wordFile('', { 'word/media/a.xml': ' '.repeat(101 * 1024 * 1024) })
    expect(bomb.length).toBeLessThan(1024 * 1024)
    expect(await reasonOf(bomb)).toBe('too-large')
    const liar = Uint8Array.from(wordFile(wordParagraph('y'.repeat(9_000_000))))
    const view = new DataView(liar.buffer)
    for (let at = 0; at + 46 < liar.length; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true)
    expect(await reasonOf(liar)).toBe('damaged')
    expect(await reasonOf(new Uint8Array(21 * 1024 * 1024))).toBe('too-large')
  })

  it.each([
    ['60,000 paragraphs', wordParagraph('a').repeat(60_000), 'too-many-paragraphs'],
    ['half a million elements', `<w:p>${'<w:r/>'.repeat(500_000)}</w:p>`, 'too-large'],
    ['a thousand levels', `${'<w:ins>'.repeat(1000)}${'</w:ins>'.repeat(1000)}`, 'too-large'],
    ['one note referred to twice', `<w:p>${'<w:r><w:footnoteReference w:id="1"/></w:r>'.repeat(2)}</w:p>`, 'damaged'],
    ['a hundred open fields', `<w:p>${'<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(100)}</w:p>`, 'damaged'],
    ['tags left open', `<w:p a="${'<'.repeat(100_000)}`, 'damaged'],
    ['bare signs', `<w:p>${'< '.repeat(100_000)}</w:p>`, 'damaged'],
    ['a document type', '<!DOCTYPE a>', 'damaged'],
  ])('refuses %s at once', async (_name, body, reason) => {
    expect(await reasonOf(wordFile(body))).toBe(reason)
  })
})
