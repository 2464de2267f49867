/** A text to read, from its block tree: nothing of it can be changed, and what this version does not know shows its words. */
import type { ReactNode } from 'react'
import { blockDirection } from '../../shared/document/block-direction.ts'
import { type DocumentNode, isText } from '../../shared/document/read-body.ts'
import { isSafeHref } from '../editor/safe-href.ts'
import { VisuallyHidden } from '../kit/visually-hidden.tsx'
import { useSay } from '../messages/say.tsx'
import styles from './document-view.module.css'

/** The blocks; `level` is the level of the page's headings below which the text's own begin. */
export interface DocumentViewProps {
  readonly content: readonly DocumentNode[]
  readonly level: 2 | 3
}

/** See the head of this file. Footnotes stand below the text. */
export function DocumentView({ content, level }: DocumentViewProps): ReactNode {
  const say = useSay()
  const notes = content.flatMap(notesOf)
  return (
    <div className={styles.document}>
      <Nodes nodes={content} shown={{ level, notes }} />
      {notes.length > 0 && (
        <ol aria-label={say('texts.notes')} className={styles.notes}>
          {notes.map((note, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the notes of a closed text never move
            <li key={index} dir="auto">
              {String(attribute(note, 'text') ?? '')}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

interface Shown {
  readonly level: number
  readonly notes: readonly DocumentNode[]
}

function Nodes({ nodes, shown }: { readonly nodes: readonly DocumentNode[]; readonly shown: Shown }): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a closed text never move
  return nodes.map((node, index) => <Node key={index} node={node} shown={shown} />)
}

function Node({ node, shown }: { readonly node: DocumentNode; readonly shown: Shown }): ReactNode {
  if (isText(node)) return <Run run={node} />
  const inside = <Nodes nodes={node.content} shown={shown} />
  const draw = BLOCKS[node.type]
  return draw ? draw(inside, node, shown) : <div dir={blockDirection(node)}>{inside}</div>
}

type Draw = (inside: ReactNode, node: DocumentNode, shown: Shown) => ReactNode

const BLOCKS: Readonly<Record<string, Draw>> = {
  paragraph: (inside, node) => <p dir={blockDirection(node)}>{inside}</p>,
  heading: (inside, node, { level }) => {
    const own = Number(attribute(node, 'level')) || 1
    const Tag = `h${Math.min(level + own - 1, 6)}` as 'h2'
    return (
      <Tag dir={blockDirection(node)} data-level={own}>
        {inside}
      </Tag>
    )
  },
  blockquote: (inside, node) => <blockquote dir={blockDirection(node)}>{inside}</blockquote>,
  bulletList: (inside, node) => <ul dir={blockDirection(node)}>{inside}</ul>,
  orderedList: (inside, node) => (
    <ol dir={blockDirection(node)} start={Number(attribute(node, 'start')) || 1}>
      {inside}
    </ol>
  ),
  listItem: (inside) => <li>{inside}</li>,
  table: (inside, node) => (
    <table dir={blockDirection(node)}>
      <tbody>{inside}</tbody>
    </table>
  ),
  tableRow: (inside) => <tr>{inside}</tr>,
  tableCell: (inside, node) => <td {...spanOf(node)}>{inside}</td>,
  tableHeader: (inside, node) => <th {...spanOf(node)}>{inside}</th>,
  horizontalRule: () => <hr />,
  hardBreak: () => <br />,
  footnote: (_inside, node, { notes }) => <NoteMark number={notes.indexOf(node) + 1} />,
}

function NoteMark({ number }: { readonly number: number }): ReactNode {
  const say = useSay()
  return (
    <sup className={styles.mark}>
      <VisuallyHidden>{say('texts.note')}</VisuallyHidden> {number}
    </sup>
  )
}

function Run({ run }: { readonly run: Extract<DocumentNode, { text: string }> }): ReactNode {
  let inside: ReactNode = run.text
  for (const { type, attrs } of run.marks) inside = marked(type, attrs, inside)
  return inside
}

function marked(type: string, attrs: Readonly<Record<string, unknown>>, inside: ReactNode): ReactNode {
  if (type === 'bold') return <strong>{inside}</strong>
  if (type === 'italic') return <em>{inside}</em>
  const href = String(attrs['href'] ?? '')
  if (type !== 'link' || !isSafeHref(href)) return inside
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {inside}
    </a>
  )
}

const attribute = (node: DocumentNode, name: string): unknown => (isText(node) ? undefined : node.attrs[name])

const spanOf = (node: DocumentNode): { readonly colSpan: number; readonly rowSpan: number } => ({
  colSpan: Number(attribute(node, 'colspan')) || 1,
  rowSpan: Number(attribute(node, 'rowspan')) || 1,
})

function notesOf(node: DocumentNode): readonly DocumentNode[] {
  if (isText(node)) return []
  return node.type === 'footnote' ? [node] : node.content.flatMap(notesOf)
}
