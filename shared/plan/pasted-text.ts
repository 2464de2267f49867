/** Reads commitments from plain text that a person pasted: numbered lines, with the text that follows each. */
import type { ImportedPlan, Stated } from './imported-plan.ts'
import type { ColumnMapping } from './mapping.ts'
import { lineReader, type PastedLine } from './pasted-lines.ts'
import { problem } from './problems.ts'
import { readPlan } from './read-plan.ts'
import type { TableRow } from './table.ts'

/** The longest text that is read, in UTF-16 units, and its most lines. */
export const PASTE_BOUNDS = { units: 2_000_000, lines: 50_000 } as const

/**
 * Numbered lines become commitments, sub-numbers (`3.1`, `3.a`) their milestones, lines without a number the text of what they follow. A number given twice
 * is a problem, as is text before the first number: nothing is lost. `known` states facts of the plan. Never throws.
 */
export function readPastedText(text: string, known: Stated = {}): ImportedPlan {
  if (text.length > PASTE_BOUNDS.units) return nothing([problem(1, 'too_long')])
  const lines = text.split(/\r\n?|\n/)
  if (lines.length > PASTE_BOUNDS.lines) return nothing([problem(1, 'too_long')])
  const blocks = blocksOf(lines, lineReader(text))
  const loose = blocks.filter(({ start, lines: held }) => start.kind === 'text' && held.some((line) => line !== ''))
  const numbered = blocks.filter(({ start }) => start.kind !== 'text')
  const code = numbered.length > 0 ? 'before_first_number' : 'no_numbered_line'
  const problems = loose.map((block) => problem(block.line, code, { cells: { '': joined(block.lines) } }))
  return readPlan({ rows: rowsOf(numbered), problems }, MAPPING, known)
}

const nothing = (problems: ImportedPlan['problems']): ImportedPlan => ({ plans: [], commitments: [], problems })

const COLUMNS = ['number', 'title', 'text', 'milestoneId', 'milestoneTitle', 'milestoneText'] as const

const MAPPING: ColumnMapping = {
  columns: COLUMNS,
  fields: Object.fromEntries(COLUMNS.map((column) => [column, column])),
}

interface Block {
  readonly line: number
  readonly start: PastedLine
  readonly lines: string[]
}

/** Each numbered line with the lines up to the next; before the first number, one block of text. */
function blocksOf(lines: readonly string[], read: (line: string) => PastedLine): readonly Block[] {
  const blocks: Block[] = []
  for (const [index, line] of lines.entries()) {
    const start = read(line)
    const last = blocks.at(-1)
    if (start.kind !== 'text' || last === undefined) blocks.push({ line: index + 1, start, lines: [start.rest] })
    else last.lines.push(start.rest)
  }
  return blocks
}

function rowsOf(blocks: readonly Block[]): readonly TableRow[] {
  let above = ''
  return blocks.map(({ line, start, lines }) => {
    const number = start.kind === 'text' ? '' : start.number
    const { title, text } = titleAndText(lines)
    if (start.kind === 'milestone') return { line, cells: [above, '', '', number, title, text] }
    above = number
    return { line, cells: [number, title, text, '', '', ''] }
  })
}

/** The first line that says something is the title; `Commitment 3` may stand alone above it. */
function titleAndText(lines: readonly string[]): { readonly title: string; readonly text: string } {
  const at = lines.findIndex((line) => line !== '')
  return at === -1 ? { title: '', text: '' } : { title: lines[at] ?? '', text: joined(lines.slice(at + 1)) }
}

const joined = (lines: readonly string[]): string => lines.join('\n').trim()
