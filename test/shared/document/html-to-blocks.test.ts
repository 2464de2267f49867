/** HTML from elsewhere as blocks. */
import fc from 'fast-check'
import { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { htmlToBlocks } from '../../../shared/document/html-to-blocks.ts'
import type { DocumentNode } from '../../../shared/document/read-body.ts'
import { positionSchema } from '../../../shared/document/schema.ts'
import { bold, footnote, italic, linkTo, node, paragraph, run } from '../../support/text-nodes.ts'

const blocksOf = (html: string): readonly DocumentNode[] => htmlToBlocks(html).blocks
const check = (blocks: readonly DocumentNode[]): void => {
  if (blocks.length > 0) Node.fromJSON(positionSchema, { type: 'doc', content: blocks }).check()
}

describe('text', () => {
  it('joins white space, trims paragraphs and their breaks, leaves empty ones out', () => {
    expect(blocksOf('<p> A\n  <b> bold </b> word <br> next<br></p><p>&nbsp;<br></p><p> </p>loose')).toEqual([
      paragraph('A ', run('bold ', bold), 'word', node('hardBreak'), 'next'),
      paragraph('\u00a0'),
      paragraph('loose'),
    ])
  })

  it('reads weights from styles as Google Docs writes them, and not from its outer <b>', () => {
    const html =
      '<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:700">Now</span> <span style="font-style:italic">then</span></p></b>'
    expect(blocksOf(html)).toEqual([paragraph(run('Now', bold), ' ', run('then', italic))])
  })

  it('keeps web and mail addresses and drops the target of others', () => {
    const { blocks, lost } = htmlToBlocks(
      '<p><a href="https://a.org/?b=1&amp;c">a</a><a href="javascript:alert(1)">b</a><a href="file:///etc">c</a><a href="mailto:a@b.org"><i>d</i></a></p>',
    )
    expect(blocks).toEqual([paragraph(run('a', linkTo('https://a.org/?b=1&c')), 'bc', run('d', italic, linkTo('mailto:a@b.org')))])
    expect(lost).toEqual([{ kind: 'other', count: 2, example: 'b' }])
  })

  it('never reads scripts and styles, and lists pictures and underlines as lost', () => {
    const { blocks, lost } = htmlToBlocks(
      '<style>p{}</style><script>1<2</script><p>a<img src=x alt="A chart"><u>under</u><s>out</s> H<sub>2</sub></p><svg><p>x</p></svg>',
    )
    expect(blocks).toEqual([paragraph('aunderout H2')])
    expect(lost).toEqual([
      { kind: 'image', count: 2, example: 'A chart' },
      { kind: 'style', count: 3, example: 'under' },
    ])
  })

  it('takes the title out and brings deep headings to the third level', () => {
    const { title, blocks } = htmlToBlocks('<h1 class="title">The <i>title</i></h1><h5>Deep</h5><h2></h2><p class="title">second</p>')
    expect(title).toBe('The title')
    expect(blocks).toEqual([node('heading', ['Deep'], { level: 3 }), paragraph('second')])
  })
})

describe('lists', () => {
  it('nests them, whether inner lists stand in items or beside them', () => {
    const inner = node('bulletList', [node('listItem', ['b'])])
    const wanted = [node('orderedList', [node('listItem', [paragraph('a'), inner]), node('listItem', ['c'])])]
    expect(blocksOf('<ol><li>a<ul><li>b</ul><li><p>c</p></ol>')).toEqual(wanted)
    expect(blocksOf('<ol><li>a</li><ul><li>b</li></ul><li>c</li></ol>')).toEqual(wanted)
  })

  it('takes the items of a list in an item without words as its own, and begins items with a paragraph', () => {
    expect(blocksOf('<ul><li><ul><li>a</li></ul></li><li><h2>b</h2></li><li><table><td>c</table></li></ul>')).toEqual([
      node('bulletList', [
        node('listItem', ['a']),
        node('listItem', ['b']),
        node('listItem', [paragraph(), node('table', [node('tableRow', [node('tableCell', ['c'])])])]),
      ]),
    ])
  })

  it('keeps numbers: where a list starts, and where it jumps', () => {
    expect(blocksOf('<ol start="3"><li>a<li>b<li value="9">c<li>d</ol>')).toEqual([
      node('orderedList', [node('listItem', ['a']), node('listItem', ['b'])], { start: 3 }),
      node('orderedList', [node('listItem', ['c']), node('listItem', ['d'])], { start: 9 }),
    ])
  })
})

describe('tables and quotes', () => {
  it('keeps head cells, spans and blocks in cells; fills empty cells; drops empty rows', () => {
    const html =
      '<table><caption>Data</caption><thead><tr><th colspan="2">H</th></tr></thead><tr></tr><tr><td rowspan="99"><ul><li>x</ul><td></tr><tr><td>y</table>'
    expect(blocksOf(html)).toEqual([
      paragraph('Data'),
      node('table', [
        node('tableRow', [node('tableHeader', ['H'], { colspan: 2 })]),
        node('tableRow', [
          node('tableCell', [node('bulletList', [node('listItem', ['x'])])], { rowspan: 2 }),
          node('tableCell', [paragraph()]),
        ]),
        node('tableRow', [node('tableCell', ['y'])]),
      ]),
    ])
  })

  it('keeps quotes with lists in them, and rules', () => {
    expect(blocksOf('<blockquote>a<ul><li>b</ul></blockquote><hr><blockquote> </blockquote>')).toEqual([
      node('blockquote', [paragraph('a'), node('bulletList', [node('listItem', ['b'])])]),
      node('horizontalRule'),
    ])
  })
})

describe('footnotes', () => {
  it('puts notes of a list at the end where they are referred to', () => {
    const html = '<p>a<sup><a href="#n1" id="r1">[1]</a></sup> b</p><ol><li id="n1"><p>The note. <a href="#r1">↑</a></p></li></ol>'
    expect(blocksOf(html)).toEqual([paragraph('a', footnote('The note.'), ' b')])
  })

  it('reads those that Word puts on the clipboard', () => {
    const html =
      '<p>a<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a></p><div id="ftns"><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Note, <i>p.</i> 4</p><p>more</p></div></div>'
    expect(blocksOf(html)).toEqual([paragraph('a', footnote('Note, p. 4 more'))])
  })

  it('takes no other link for one', () => {
    expect(blocksOf('<p id="x">a <a href="#x" id="y">up</a> <a href="#gone">b</a></p>')).toEqual([paragraph('a up b')])
  })
})

describe('bounds', () => {
  const tags = [
    'p',
    'b',
    'i',
    'a href="#x" id="y"',
    'a href="#y" id="x"',
    'ul',
    'ol start=7',
    'li',
    'table',
    'tr',
    'td rowspan=3',
    'th',
    'blockquote',
    'h1',
    'h6',
    'div',
    'span',
    'br',
    'hr',
    'img',
  ]
  const piece = fc.oneof(
    fc.constantFrom(...tags.map((tag) => `<${tag}>`), ...tags.map((tag) => `</${tag.split(' ')[0]}>`)),
    fc.string({ maxLength: 6 }),
    fc.constantFrom(' ', '\u0000', '\ud800', '&nbsp;', '&#0;', '<', '<!--', ']]>', '<![CDATA['),
  )

  it('makes valid blocks of whatever it gets', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => check(blocksOf(pieces.join('')))),
      { numRuns: 2000 },
    )
  })

  it('reads what is nested too deep as part of what is around it, within 32 levels', () => {
    const html = `${'<ul><li>x<table><td>'.repeat(300)}deep`
    const { blocks, lost } = htmlToBlocks(html)
    check(blocks)
    expect(depthOf(blocks)).toBeLessThanOrEqual(32)
    expect(lost[0]?.kind).toBe('other')
    expect(JSON.stringify(htmlToBlocks(`${'<blockquote>'.repeat(20)}deep`).blocks)).toContain('deep')
  })
})

const depthOf = (nodes: readonly DocumentNode[]): number =>
  nodes.reduce((deepest, child) => Math.max(deepest, 1 + ('content' in child ? depthOf(child.content) : 0)), 0)
