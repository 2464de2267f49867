/** Reading and writing a position's text through the contract. */
import type * as Y from 'yjs'
import type { OutputOf, ParsedInputOf } from '../../shared/api/contract.ts'
import { appendText, insertText, replaceBody } from '../../shared/document/edit.ts'
import { markdownToBlocks, toMarkdown } from '../../shared/document/markdown.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import { readBody } from '../../shared/document/read-body.ts'
import { AppError } from '../../shared/errors.ts'
import type { OpenCoalition } from './open-coalition.ts'
import { readText } from './read-text.ts'
import { positionView } from './views.ts'

/** A position with its text in the format asked for. */
export function showText({ positions, remarks }: OpenCoalition, id: string, format: TextFormat | 'facts'): OutputOf<'position.show'> {
  const position = positions.find(id)
  const text = format === 'facts' ? {} : positions.read(position.id, (doc) => ({ ...inFormat(doc, format), ...summaryOf(doc) }))
  const view = positionView(position, remarks.openCounts().get(position.id) ?? 0)
  return { ...view, access: positions.access(position.id), ...text }
}

/** Appends paragraphs, or replaces the text by Markdown changing only what differs. Durable when it returns. */
export function writeText({ positions }: OpenCoalition, input: ParsedInputOf<'position.write'>): OutputOf<'position.write'> {
  const { id } = positions.find(input.id)
  if ((input.append === undefined) === (input.markdown === undefined)) {
    throw new AppError('bad-input', 'Give either text to append or Markdown to replace the text with.')
  }
  positions.edit(id, (doc) => {
    if (input.append !== undefined) appendText(doc, input.append, WRITE)
    else replaceBody(doc, markdownToBlocks(input.markdown ?? ''), WRITE)
  })
  return { position: id, ...positions.read(id, summaryOf), saved: true }
}

/** Types text into one paragraph, as an editor does. Durable when it returns. */
export function typeText({ positions }: OpenCoalition, input: ParsedInputOf<'position.type'>): OutputOf<'position.type'> {
  const { id } = positions.find(input.id)
  positions.edit(id, (doc) => insertText(doc, input.block, input.offset, input.text, WRITE))
  return { position: id, saved: true }
}

const WRITE = 'command line'

type TextFormat = 'text' | 'markdown' | 'json'

function inFormat(doc: Y.Doc, format: TextFormat): { text?: string; markdown?: string; body?: unknown } {
  if (format === 'markdown') return { markdown: toMarkdown(doc) }
  if (format === 'json') return { body: readBody(doc) }
  return { text: plainText(doc) }
}

function summaryOf(doc: Y.Doc): { words: number; textHash: string } {
  const { words, textHash } = readText(doc)
  return { words, textHash }
}
