/** The characters of a paragraph as Word's runs, each of one direction. */
import { ConcreteHyperlink, FootnoteReferenceRun, type ParagraphChild, TextRun } from 'docx'
import { type Direction, directionOf, directionRuns } from '../../../shared/document/direction.ts'
import { nodeText } from '../../../shared/document/node-text.ts'
import { type DocumentNode, isText, type Mark } from '../../../shared/document/read-body.ts'
import { webLink } from '../../../shared/document/web-link.ts'
import { xmlText } from '../../../shared/document/xml-text.ts'

/** What a document gathers while its paragraphs are made. */
export interface DocxParts {
  /** For paragraphs without letters. */
  readonly direction: Direction
  /** Makes a footnote; its number. */
  readonly addNote: (text: string) => number
  /** Makes a relationship to an address; its id. */
  readonly addLink: (address: string) => string
  /** Makes a numbered list that begins at `start` on `level`; the reference of its numbering. */
  readonly addList: (level: number, start: number) => string
}

/** Formatting that the paragraph gives all its characters. */
export interface RunLook {
  readonly bold?: boolean
  readonly style?: string
}

/** The direction of what a node says, or the document's. */
export const nodeDirection = (node: DocumentNode, parts: DocxParts): Direction => directionOf(nodeText(node)) ?? parts.direction

/** The runs of a paragraph's content. Unknown nodes are their text. */
export function inlineRuns(content: readonly DocumentNode[], direction: Direction, parts: DocxParts, look: RunLook = {}): ParagraphChild[] {
  const runs: ParagraphChild[] = []
  for (let index = 0; index < content.length; ) {
    const address = linkOf(content[index])
    let end = index + 1
    if (address !== undefined) while (end < content.length && linkOf(content[end]) === address) end++
    const group = content.slice(index, end)
    if (address === undefined) runs.push(...group.flatMap((node) => nodeRuns(node, direction, parts, look)))
    else {
      const linked = group.flatMap((node) => nodeRuns(node, direction, parts, { ...look, style: 'Hyperlink' }))
      runs.push(new ConcreteHyperlink(linked, parts.addLink(address)))
    }
    index = end
  }
  return runs
}

function nodeRuns(node: DocumentNode, direction: Direction, parts: DocxParts, look: RunLook): ParagraphChild[] {
  if (!isText(node)) {
    if (node.type === 'hardBreak') return [new TextRun({ break: 1 })]
    if (node.type === 'footnote') return [new FootnoteReferenceRun(parts.addNote(String(node.attrs['text'] ?? '')))]
    return textRuns(nodeText(node), direction, look)
  }
  return textRuns(node.text, direction, { ...look, bold: look.bold || has(node.marks, 'bold') }, has(node.marks, 'italic'))
}

/** Plain text as runs. */
export function textRuns(text: string, direction: Direction, look: RunLook = {}, italics = false): TextRun[] {
  return directionRuns(xmlText(text), direction).map(
    (run) =>
      new TextRun({
        text: run.text,
        ...(look.style === undefined ? {} : { style: look.style }),
        ...(look.bold ? { bold: true } : {}),
        ...(italics ? { italics: true } : {}),
        ...(run.direction === 'rtl' ? { rightToLeft: true } : {}),
      }),
  )
}

const has = (marks: readonly Mark[], type: string): boolean => marks.some((mark) => mark.type === type)

function linkOf(node: DocumentNode | undefined): string | undefined {
  if (!node || !isText(node)) return undefined
  const address = webLink(node.marks.find(({ type }) => type === 'link')?.attrs['href'])
  return address !== undefined && URL.canParse(address) ? address : undefined
}
