/** The joint submission as Markdown, for web sites and archives. */
import { blocksToMarkdown } from '../document/markdown.ts'
import type { DocumentNode } from '../document/read-body.ts'
import { heading, paragraph } from './nodes.ts'
import type { Submission } from './submission.ts'

/** The text, ending in a line break. */
export function submissionMarkdown({ title, coalition, dayLine, signedLine, blocks }: Submission): string {
  const front = [paragraph(coalition), paragraph(dayLine), paragraph(signedLine)].filter(({ content }) => content.length > 0)
  return `${blocksToMarkdown([heading(1, title), ...front, ...blocks.map(oneLevelDown)])}\n`
}

/** The title is the only heading of the first level. */
const oneLevelDown = (block: DocumentNode): DocumentNode =>
  'content' in block && block.type === 'heading' ? { ...block, attrs: { level: Number(block.attrs['level']) + 1 } } : block
