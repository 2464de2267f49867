/** One pass over a part of a Word file before anything builds a tree of it: bounds, and what the reader of its text passes over in silence. */
import { Parser } from 'htmlparser2'
import type { LossCounter, LostPart } from '../../../shared/document/lost-part.ts'
import type { WordRefusal } from '../../core/ports/word.ts'

/** What is left of a file's bounds; parts share it and count it down. */
export interface XmlBudget {
  elements: number
  paragraphs: number
  /** Footnotes and endnotes referred to. */
  readonly notes: Set<string>
}

type Attributes = Readonly<Record<string, string>>

const MAX_DEPTH = 200
/** Fields open at once; the reader of text goes through all of them at every run. */
const MAX_FIELDS = 50

/** Why the part may not be read further; undefined if it may. Comments, tracked changes and what is no text are counted as lost. */
export function inspectXml(xml: string, budget: XmlBudget, losses: LossCounter): WordRefusal | undefined {
  let refusal: WordRefusal | undefined
  let openedAt = -1
  const refuse = (reason: WordRefusal | undefined): void => {
    if (!reason) return
    refusal ??= reason
    parser.pause()
  }
  const guard = createGuard(budget)
  const counter = createPartCounter(losses)
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        openedAt = parser.endIndex
        refuse(guard.open(name, attributes))
        counter.open(name)
      },
      ontext: (text) => {
        // `&lt;` comes alone. A bare `<` is an error that the next reader mends slowly.
        if (text.length > 1 && text.includes('<')) refuse('damaged')
        counter.text(text)
      },
      onclosetag: (_name, isImplied) => {
        // Something was left open, which the next reader is slow to find out. `<a/>` closes where it opens.
        if (isImplied && parser.endIndex !== openedAt) refuse('damaged')
        guard.close()
        counter.close()
      },
      onprocessinginstruction: (name) => refuse(name.toLowerCase() === '!doctype' ? 'damaged' : undefined),
    },
    { xmlMode: true },
  )
  parser.end(xml)
  return refusal
}

/** Counts what makes reading long or large. */
function createGuard(budget: XmlBudget) {
  let depth = 0
  let fields = 0
  const repeatsWork = (local: string, attributes: Attributes): boolean => {
    if (local === 'fldChar') fields += FIELD_STEPS.get(attributes['w:fldCharType']) ?? 0
    return fields > MAX_FIELDS || isRepeatedNote(local, attributes, budget.notes)
  }
  return {
    open: (name: string, attributes: Attributes): WordRefusal | undefined => {
      depth++
      const local = name.slice(name.indexOf(':') + 1)
      const overspent = depth > MAX_DEPTH ? 'too-large' : spend(budget, local)
      return overspent ?? (repeatsWork(local, attributes) ? 'damaged' : undefined)
    },
    close: (): void => {
      depth--
    },
  }
}

/** Takes one element off what is left; says so when nothing was. */
function spend(budget: XmlBudget, local: string): WordRefusal | undefined {
  budget.elements--
  if (budget.elements < 0) return 'too-large'
  if (local === 'p') budget.paragraphs--
  return budget.paragraphs < 0 ? 'too-many-paragraphs' : undefined
}

const FIELD_STEPS: ReadonlyMap<string | undefined, number> = new Map([
  ['begin', 1],
  ['end', -1],
])

/** Every reference to a note brings a copy of it: a long note referred to a hundred thousand times would fill the memory. Word refers once. */
function isRepeatedNote(local: string, attributes: Attributes, notes: Set<string>): boolean {
  if (local !== 'footnoteReference' && local !== 'endnoteReference') return false
  const note = `${local} ${attributes['w:id']}`
  const isKnown = notes.has(note)
  notes.add(note)
  return isKnown
}

const KINDS: ReadonlyMap<string, LostPart['kind']> = new Map([
  ['w:comment', 'comment'],
  ...['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo'].map((name) => [name, 'change'] as const),
  ...['c:chart', 'dgm:relIds', 'm:oMath', 'o:OLEObject', 'w:altChunk'].map((name) => [name, 'other'] as const),
])
const TEXTS: ReadonlySet<string> = new Set(['w:t', 'w:delText', 'm:t'])
const MAX_WORDS = 200

/** Counts elements that are lost, each with the words in it as its example. */
function createPartCounter(losses: LossCounter) {
  const open: { readonly kind: LostPart['kind']; readonly depth: number; words: string }[] = []
  let depth = 0
  let isText = false
  return {
    open: (name: string): void => {
      depth++
      isText = TEXTS.has(name)
      const kind = KINDS.get(name)
      if (kind) open.push({ kind, depth, words: '' })
    },
    text: (text: string): void => {
      if (isText) for (const part of open) if (part.words.length < MAX_WORDS) part.words += text
    },
    close: (): void => {
      isText = false
      const last = open.at(-1)
      if (last?.depth === depth) {
        open.pop()
        // A change without words is one of a paragraph's end or of a table's row.
        if (last.kind !== 'change' || last.words !== '') losses.add(last.kind, last.words)
      }
      depth--
    },
  }
}
