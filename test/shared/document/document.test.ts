/** Texts read, hashed, written as Markdown and edited, on documents that replicas exchange. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { yXmlFragmentToProseMirrorRootNode } from 'y-prosemirror'
import * as Y from 'yjs'
import { appendText, deleteText, formatText, insertText, replaceBody, splitBlock } from '../../../shared/document/edit.ts'
import { excerpt } from '../../../shared/document/excerpt.ts'
import { markdownToBlocks, toMarkdown } from '../../../shared/document/markdown.ts'
import { paragraphs } from '../../../shared/document/paragraphs.ts'
import { plainText } from '../../../shared/document/plain-text.ts'
import { readBody } from '../../../shared/document/read-body.ts'
import { BODY, positionSchema } from '../../../shared/document/schema.ts'
import { textHash } from '../../../shared/document/text-hash.ts'
import { wordCount } from '../../../shared/document/word-count.ts'

const SAMPLE = `# Publish the budget

We ask for **monthly** figures[^1] in an [open format](https://example.org/format).

- revenue
- spending
  - by ministry

1. first
2. second

> As promised in 2024.

| Year | Published |
| --- | --- |
| 2025 | no |
| 2026 | *partly* |

[^1]: Within 30 days of the month's end.`

type Operation = readonly [kind: 0 | 1 | 2 | 3, block: number, offset: number, text: string]
const operation: fc.Arbitrary<Operation> = fc.tuple(
  fc.constantFrom(0, 1, 2, 3),
  fc.nat(6),
  fc.nat(40),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }).filter((text) => !/\p{Cc}/u.test(text)),
)

function apply(doc: Y.Doc, [kind, block, offset, text]: Operation): void {
  if (kind === 0) insertText(doc, block, offset, text, 'test')
  else if (kind === 1) deleteText(doc, block, offset, text.length, 'test')
  else if (kind === 2) splitBlock(doc, block, offset, 'test')
  else formatText(doc, block, offset, text.length, true, 'test')
}

function written(markdown: string): Y.Doc {
  const doc = new Y.Doc({ gc: false })
  replaceBody(doc, markdownToBlocks(markdown), 'test')
  return doc
}

/** Words with a link, behind a node of that name with words in it and one value wherever a value may stand. */
function documentWith(name: string, value: unknown): Y.Doc {
  const doc = new Y.Doc({ gc: false })
  const [element, paragraph] = [new Y.XmlElement(name), new Y.XmlElement('paragraph')]
  doc.getXmlFragment(BODY).insert(0, [element, paragraph])
  for (const attribute of ['level', 'start', 'text', 'href', 'colspan']) element.setAttribute(attribute, value as never)
  const words = new Y.XmlText()
  paragraph.insert(0, [words])
  words.insert(0, 'Words with a link.')
  const isFormat = value !== null && typeof value !== 'bigint' && !(value instanceof Uint8Array)
  if (isFormat) words.format(13, 4, { link: value, bold: value })
  element.insert(0, [new Y.XmlText('In it')])
  return doc
}

describe('a text', () => {
  it('[DOC-5] written as Markdown reads back the same', () => {
    const once = toMarkdown(written(SAMPLE))
    expect(once).toContain('| 2025 | no |')
    expect(once).toContain('[^1]: Within 30 days')
    expect(toMarkdown(written(once))).toBe(once)
    expect(textHash(written(once))).toBe(textHash(written(SAMPLE.replace('*partly*', 'partly'))))
  })

  it('[DOC-1] is what an editor reads: nothing is repaired', () => {
    const doc = written(SAMPLE)
    const node = yXmlFragmentToProseMirrorRootNode(doc.getXmlFragment(BODY), positionSchema)
    node.check()
    expect(node.childCount).toBe(readBody(doc).content.length)
    expect(readBody(doc).isComplete).toBe(true)
  })

  it('[DOC-3] has one hash however it was typed', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 20 }), fc.array(operation, { maxLength: 20 }), (mine, theirs) => {
        const [a, b] = [new Y.Doc({ gc: false }), new Y.Doc({ gc: false })]
        appendText(a, 'Common ground.', 'test')
        Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
        for (const step of mine) apply(a, step)
        for (const step of theirs) apply(b, step)
        const [stateA, stateB] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)]
        Y.applyUpdate(a, stateB)
        Y.applyUpdate(b, stateA)
        const retyped = new Y.Doc({ gc: false })
        replaceBody(retyped, readBody(a).content, 'test')
        expect(textHash(b)).toBe(textHash(a))
        expect(textHash(retyped)).toBe(textHash(a))
        yXmlFragmentToProseMirrorRootNode(a.getXmlFragment(BODY), positionSchema).check()
      }),
    )
  })

  it('[DOC-2] from a newer version is read whole and marked incomplete', () => {
    const doc = new Y.Doc()
    const unknown = new Y.XmlElement('timeline')
    doc.getXmlFragment(BODY).insert(0, [unknown])
    unknown.insert(0, [new Y.XmlText('2027')])
    expect(readBody(doc)).toMatchObject({ isComplete: false, content: [{ type: 'timeline' }] })
    expect(plainText(doc)).toBe('2027')
    expect(toMarkdown(doc)).toContain('2027')
  })

  it('[DOC-2] [DOC-5] is read, hashed and written as Markdown whatever attributes, marks and names stand in it', () => {
    const values: readonly unknown[] = [null, 5, -1, 1e12, 'x', true, [1], { href: 5 }, {}, 3n, Number.NaN, new Uint8Array(3)]
    for (const name of [...Object.keys(positionSchema.nodes), 'timeline', '__proto__', '']) {
      for (const value of values) {
        const doc = documentWith(name, value)
        expect(plainText(doc)).toContain('Words')
        expect(textHash(doc)).toHaveLength(64)
        expect(toMarkdown(doc)).toContain('Words')
      }
    }
  })

  it('[DOC-2] leaves attributes out that JSON cannot say, and is marked incomplete', () => {
    const doc = documentWith('heading', 3n)
    expect(readBody(doc)).toMatchObject({ isComplete: false, content: [{ type: 'heading', attrs: {} }, {}] })
    expect(readBody(documentWith('heading', 2))).toMatchObject({ isComplete: true, content: [{ attrs: { href: 2, level: 2 } }, {}] })
  })

  it('[DOC-5] keeps the words of a link that leads nowhere, and a level in bounds', () => {
    const doc = documentWith('heading', 1e15)
    const markdown = toMarkdown(doc)
    expect(markdown).toMatch(/^# In it/)
    expect(markdown).toContain('Words with a **link**.')
  })

  it('replaced by nearly the same keeps the items of what did not change', () => {
    const doc = written(SAMPLE)
    const keys = new Set(paragraphs(doc).map(({ key }) => key))
    replaceBody(doc, markdownToBlocks(SAMPLE.replace('As promised in 2024.', 'As promised in 2023 and 2024.')), 'test')
    const kept = paragraphs(doc).filter(({ key }) => keys.has(key))
    expect(kept.length).toBeGreaterThanOrEqual(keys.size - 1)
    expect(plainText(doc)).toContain('2023 and 2024')
  })

  it('drops the target of a link that runs something', () => {
    expect(JSON.stringify(markdownToBlocks('[x](javascript:alert)'))).not.toContain('"javascript:')
  })

  it('counts words in Latin, Arabic and unspaced scripts', () => {
    expect(wordCount('We ask for monthly figures.')).toBe(5)
    expect(wordCount('نطالب بنشر الميزانية')).toBe(3)
    expect(wordCount('公开预算数据')).toBeGreaterThan(1)
  })

  it('begins lists with an excerpt cut between words', () => {
    expect(excerpt('We ask for monthly figures of revenue', 20)).toBe('We ask for monthly…')
    expect(excerpt('short', 20)).toBe('short')
  })
})
