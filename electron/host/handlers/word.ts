/** Answers about files: positions out as Word or a page to print, Word drafts in. */
import type { wordCalls } from '../../../shared/api/calls/word.ts'
import type { HandlersOf, OutputOf, ParsedInputOf } from '../../../shared/api/contract.ts'
import { toHex, utf8 } from '../../../shared/bytes/hex.ts'
import { replaceBody } from '../../../shared/document/edit.ts'
import type { ExportDocument, ExportPosition } from '../../../shared/document/export-document.ts'
import { exportHtml } from '../../../shared/document/export-html.ts'
import { blocksToMarkdown } from '../../../shared/document/markdown.ts'
import { type DocumentNode, readBody } from '../../../shared/document/read-body.ts'
import { wordCount } from '../../../shared/document/word-count.ts'
import { AppError } from '../../../shared/errors.ts'
import type { WordDraft, WordRefusal } from '../../core/ports/word.ts'
import type { Position } from '../../core/position/positions.ts'
import type { HostState } from '../host-state.ts'
import type { OpenCoalition } from '../open-coalition.ts'
import { readText } from '../read-text.ts'

/** See the head of this file. */
export function wordHandlers(host: HostState, here: () => OpenCoalition): HandlersOf<keyof typeof wordCalls> {
  return {
    'position.export': async (input) => {
      const document = exportDocument(here(), input)
      const bytes = await written(host, input.format, document)
      return { name: `${fileName(document.title)}.${input.format}`, file: Buffer.from(bytes).toString('base64') }
    },
    'word.read': async ({ file }) => {
      const read = await host.word.read(Uint8Array.from(Buffer.from(file, 'base64')))
      if (!read.ok) return { refused: read.reason as WordRefusal, draft: null, title: null, markdown: '', words: 0, lost: [] }
      return draftView(host.drafts.keep(toHex(host.tools.random.bytes(16)), read.value), read.value)
    },
    'word.take': ({ draft, id, mode }) => {
      const { positions } = here()
      const held = host.drafts.take(draft)
      if (!held) throw new AppError('not-found', 'This draft is not at hand any more. Choose the file again.')
      const { id: position } = positions.find(id)
      positions.edit(position, (doc) => {
        const before = mode === 'append' ? readBody(doc).content.filter((node) => !isEmpty(node)) : []
        replaceBody(doc, [...before, ...held.blocks], 'word')
      })
      return { position, words: positions.read(position, (doc) => readText(doc).words) }
    },
  }
}

function written({ word, openDocument }: HostState, format: ParsedInputOf<'position.export'>['format'], document: ExportDocument) {
  if (format === 'docx') return word.write(document)
  return format === 'odt' ? openDocument.write(document) : utf8(exportHtml(document))
}

/** A paragraph without anything in it: what an editor leaves in an empty text. */
const isEmpty = (node: DocumentNode): boolean => 'content' in node && node.type === 'paragraph' && node.content.length === 0

function draftView(draft: string, { blocks, title, lost }: WordDraft): OutputOf<'word.read'> {
  const markdown = blocksToMarkdown(blocks)
  return { refused: null, draft, title, markdown, words: wordCount(markdown), lost: lost.map((part) => ({ ...part })) }
}

function exportDocument(opened: OpenCoalition, input: ParsedInputOf<'position.export'>): ExportDocument {
  const { positions, coalition } = opened
  const chosen = input.ids.length === 0 ? positions.list() : input.ids.map((id) => positions.find(id))
  const direction = input.language === 'ar' ? 'rtl' : 'ltr'
  const printed = chosen.map((position) => exportPosition(opened, position, input.stances))
  const { language, title, day: date, labels } = input
  return { language, direction, title, coalition: coalition.name(), date, labels, positions: printed }
}

function exportPosition(
  { positions, plans }: OpenCoalition,
  { id, number, title, ask, stance, commitment }: Position,
  stances: Readonly<Record<string, string>>,
): ExportPosition {
  const about = commitment === null ? undefined : plans.commitments().find((candidate) => candidate.id === commitment)
  return {
    number,
    title,
    ask,
    stance: stance === null ? null : (stances[stance] ?? null),
    commitment: about ? { rowId: about.rowId, title: about.title, leadAgencies: about.leadAgencies.join(', ') } : null,
    body: positions.read(id, readBody),
  }
}

/** A name that every system's files may have. */
function fileName(title: string): string {
  const plain = title
    .replaceAll(/[\p{Cc}<>:"/\\|?*]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return plain.slice(0, 80).trim() || 'Chorus'
}
