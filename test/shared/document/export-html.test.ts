/** Positions as a page of HTML: whole, escaped, and the same text when read back. */
import { parseDocument } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { exportHtml } from '../../../shared/document/export-html.ts'
import { htmlToBlocks } from '../../../shared/document/html-to-blocks.ts'
import type { DocumentNode } from '../../../shared/document/read-body.ts'
import { columnWidths, tableGrid } from '../../../shared/document/table-grid.ts'
import { exportOf, positionWith } from '../../support/export-of.ts'
import { bold, footnote, italic, linkTo, node, paragraph, run } from '../../support/text-nodes.ts'

const row = (type: string, ...cells: string[]): DocumentNode =>
  node(
    'tableRow',
    cells.map((cell) => node(type, [cell])),
  )
const TEXT: readonly DocumentNode[] = [
  node('heading', ['Why'], { level: 1 }),
  paragraph(
    'Plain ',
    run('bold', bold),
    node('hardBreak'),
    run('both', bold, italic),
    run('site', linkTo('https://example.org/?a=1&b="2"')),
    footnote('Report, p. <4>'),
  ),
  node('bulletList', [node('listItem', ['a', node('orderedList', [node('listItem', ['b'])], { start: 4 })])]),
  node('blockquote', ['said']),
  node('horizontalRule'),
  node('table', [row('tableHeader', 'Measure', 'Target'), row('tableCell', 'x', '47')]),
]

/** Every tag with its attributes, in the order of the page. */
function tagsOf(html: string): { name: string; attribs: Record<string, string> }[] {
  const found: { name: string; attribs: Record<string, string> }[] = []
  const visit = (nodes: ReturnType<typeof parseDocument>['children']): void => {
    for (const child of nodes) {
      if (!('attribs' in child)) continue
      found.push({ name: child.name, attribs: child.attribs })
      visit(child.children)
    }
  }
  visit(parseDocument(html).children)
  return found
}

describe('exportHtml', () => {
  it('says the same text when it is read back', () => {
    const html = exportHtml(
      exportOf(TEXT, {
        coalition: '',
        date: '',
        positions: [positionWith(TEXT, { ask: '', stance: null, commitment: null, number: null })],
      }),
    )
    const { blocks } = htmlToBlocks(html)
    const raised = TEXT.map((block) => (block.type === 'heading' ? { ...block, attrs: { level: 2 } } : block))
    expect(blocks.slice(1, -1)).toEqual(raised)
  })

  it('is complete in itself: no script, nothing loaded, only web and mail links and its own notes', () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    const text = [
      paragraph(evil, run('a', linkTo('javascript:alert(1)')), run('b', linkTo(` data:text/html,${evil}`)), footnote(evil)),
      paragraph(run('c', linkTo(`https://a.org/${evil.replaceAll(' ', '')}`)), run('d', linkTo('mailto:a@b.org'))),
      node(evil, [paragraph('unknown')], { [evil]: evil }),
      node('table', [node('tableRow', [node('tableCell', ['x'], { colspan: evil, rowspan: 1e9 })])]),
      node('heading', ['h'], { level: evil }),
    ]
    const position = positionWith(text, {
      title: evil,
      ask: evil,
      stance: evil,
      commitment: { rowId: evil, title: evil, leadAgencies: evil },
    })
    const { labels } = exportOf([])
    const bad = { ...labels, page: `</style>${evil}`, of: '"} * { display: none', notes: evil, backToText: evil }
    const html = exportHtml(
      exportOf([], { title: evil, coalition: evil, date: evil, language: evil, labels: bad, positions: [position, position] }),
    )
    const tags = tagsOf(html)
    const loading = ['script', 'img', 'link', 'iframe', 'object', 'form', 'base']
    expect(tags.filter(({ name }) => loading.includes(name))).toEqual([])
    expect(tags.filter(({ name }) => name === 'style')).toHaveLength(1)
    expect(tags.flatMap(({ attribs }) => Object.keys(attribs)).filter((name) => /^on|^src/.test(name))).toEqual([])
    const addresses = tags.flatMap(({ attribs }) => attribs['href'] ?? [])
    expect(addresses.length).toBeGreaterThan(6)
    for (const address of addresses) expect(address).toMatch(/^(https:\/\/a\.org\/|mailto:|#(note|reference|position)-)/)
    expect(html).toContain("content=\"default-src 'none'")
    expect(html).toContain('unknown')
  })

  it('links every note there and back, counted per position', () => {
    const text = [paragraph('a', footnote('one'), footnote('two'))]
    const html = exportHtml(exportOf([], { title: 'Set', positions: [positionWith(text), positionWith(text)] }))
    const tags = tagsOf(html)
    const ids = tags.flatMap(({ attribs }) => attribs['id'] ?? [])
    const targets = tags.flatMap(({ attribs }) => (attribs['href']?.startsWith('#') ? [attribs['href'].slice(1)] : []))
    expect(new Set(ids).size).toBe(ids.length)
    expect(targets.filter((target) => !ids.includes(target))).toEqual([])
    expect(ids.filter((id) => id.startsWith('note-'))).toEqual(['note-1-1', 'note-1-2', 'note-2-1', 'note-2-2'])
  })

  it('gives the language and direction to the page, and blocks with letters their own', () => {
    const text = [paragraph('عربي'), paragraph('12'), node('bulletList', [node('listItem', ['عنصر', 'Item'])])]
    const html = exportHtml(exportOf(text, { language: 'fr', direction: 'ltr' }))
    const tags = tagsOf(html)
    expect(tags[0]).toEqual({ name: 'html', attribs: { lang: 'fr', dir: 'ltr' } })
    const directions = tags.slice(tags.findIndex(({ name }) => name === 'dl')).filter(({ name }) => ['p', 'ul'].includes(name))
    expect(directions.map(({ attribs }) => attribs['dir'])).toEqual(['auto', undefined, 'rtl', 'auto', 'auto'])
    expect(html).toContain('18 novembre 2026')
  })

  it('puts rows of head cells into a head that repeats, and one heading above all', () => {
    const tags = tagsOf(exportHtml(exportOf(TEXT)))
    expect(tags.filter(({ name }) => name === 'h1')).toHaveLength(1)
    expect(tags.filter(({ name }) => name === 'thead')).toHaveLength(1)
    expect(tags.filter(({ attribs }) => attribs['scope'] === 'col')).toHaveLength(2)
  })
})

describe('tableGrid', () => {
  const cell = (text: string, colspan = 1, rowspan = 1): DocumentNode => node('tableCell', [text], { colspan, rowspan })
  const shapeOf = (...rows: DocumentNode[][]) =>
    tableGrid(
      node(
        'table',
        rows.map((cells) => node('tableRow', cells)),
      ),
    ).rows.map((cells) => cells.map(({ columns, merge }) => `${columns}${merge === 'none' ? '' : merge[0]}`).join(' '))

  it('fills short rows and goes under cells that reach down', () => {
    expect(shapeOf([cell('a', 2, 2), cell('b')], [cell('c')], [cell('d')])).toEqual(['2r 1', '2c 1', '1 1 1'])
    expect(shapeOf([cell('a'), cell('b', 1, 3)], [], [cell('c')])).toEqual(['1 1r', '1 1c', '1 1c'])
  })

  it('never lets a cell run over another, nor a row over 63 columns', () => {
    expect(shapeOf([cell('a'), cell('b', 1, 2)], [cell('c', 5), cell('d')])).toEqual(['1 1r 1', '1 1c 1'])
    expect(shapeOf([cell('a', 1000), cell('b')])).toEqual(['63'])
    expect(tableGrid(node('table', [node('tableRow', [cell('a', 1000), cell('b')])])).rows[0]?.[0]?.content).toHaveLength(2)
  })

  it('shares the width so that it adds up, more for longer texts', () => {
    const grid = tableGrid(node('table', [node('tableRow', [cell('1'), cell('A much longer text that wants room')])]))
    const [narrow = 0, wide = 0] = columnWidths(grid, 9000)
    expect(narrow + wide).toBe(9000)
    expect(wide).toBeGreaterThan(narrow * 2)
  })

  it('gives a column the room that it states, whatever stands in it', () => {
    const roomy = node('tableHeader', ['Answer'], { colspan: 1, rowspan: 1, room: 30 })
    const grid = tableGrid(node('table', [node('tableRow', [cell('A much longer text that wants room'), roomy])]))
    const [long = 0, empty = 0] = columnWidths(grid, 9000)
    expect(empty / long).toBeCloseTo(30 / 34, 1)
    const wrong = node('tableHeader', ['Answer'], { colspan: 1, rowspan: 1, room: 'all' })
    expect(tableGrid(node('table', [node('tableRow', [wrong])])).rows[0]?.[0]).not.toHaveProperty('room')
  })
})
