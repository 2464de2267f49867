/**
 * The numbers that Word gives list items. The reader of its text says only that an item is numbered, so a list that goes on after a
 * paragraph, or starts at 5, would begin at 1: each number is put into the XML as a bookmark, which the reader hands on.
 */
import { Parser } from 'htmlparser2'

/** How a file's lists count: by number id, level by level. */
export type Numbering = ReadonlyMap<string, NumberingList>

interface NumberingList {
  /** Lists with one definition go on counting together. */
  readonly definition: string
  readonly levels: ReadonlyMap<number, Level>
  /** Levels that begin anew, at this number, where the list is first used. */
  readonly restarts: ReadonlyMap<number, number>
}

interface Level {
  start: number
  isOrdered: boolean
}

const BOOKMARK = 'list-number-'
const UNNUMBERED: ReadonlySet<string> = new Set(['bullet', 'none'])

/** The number that a bookmark's id says; undefined for any other id. */
export function numberInBookmark(id: string): number | undefined {
  const digits = new RegExp(`^${BOOKMARK}(\\d{1,9})$`).exec(id)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** Reads `numbering.xml`. */
export function readNumbering(xml: string): Numbering {
  const lists = new Map<string, { definition: string; restarts: Map<number, number> }>()
  const definitions = new Map<string, Map<number, Level>>()
  let list = { definition: '', restarts: new Map<number, number>() }
  let levels = new Map<number, Level>()
  let level: Level = { start: 1, isOrdered: true }
  let override = 0
  const onopentag = (name: string, attributes: Readonly<Record<string, string>>): void => {
    const value = attributes['w:val'] ?? ''
    switch (name) {
      case 'w:abstractNum':
        levels = new Map()
        definitions.set(attributes['w:abstractNumId'] ?? '', levels)
        return
      case 'w:num':
        levels = new Map()
        list = { definition: '', restarts: new Map() }
        lists.set(attributes['w:numId'] ?? '', list)
        return
      case 'w:lvl':
        level = { start: 1, isOrdered: true }
        levels.set(numberOf(attributes['w:ilvl']), level)
        return
      case 'w:start':
        level.start = numberOf(value)
        return
      case 'w:numFmt':
        level.isOrdered = !UNNUMBERED.has(value)
        return
      case 'w:abstractNumId':
        list.definition = value
        return
      case 'w:lvlOverride':
        override = numberOf(attributes['w:ilvl'])
        return
      case 'w:startOverride':
        list.restarts.set(override, numberOf(value))
    }
  }
  new Parser({ onopentag }, { xmlMode: true }).end(xml)
  return new Map([...lists].map(([id, held]) => [id, { ...held, levels: definitions.get(held.definition) ?? new Map() }]))
}

interface OpenParagraph {
  /** Where its content begins in the XML. */
  readonly at: number
  list: string | undefined
  level: number
}

/** The document with a bookmark in every numbered paragraph that says its number. */
export function markListNumbers(xml: string, numbering: Numbering): string {
  const count = createCounter(numbering)
  const open: OpenParagraph[] = []
  const marks: { readonly at: number; readonly number: number }[] = []
  const parser = new Parser(
    {
      onopentag: (name, attribs) => {
        const last = open.at(-1)
        if (name === 'w:p') open.push({ at: parser.endIndex + 1, list: undefined, level: 0 })
        else if (name === 'w:numId' && last) last.list ??= attribs['w:val']
        else if (name === 'w:ilvl' && last) last.level = numberOf(attribs['w:val'])
      },
      onclosetag: (name) => {
        const closed = name === 'w:p' ? open.pop() : undefined
        const number = closed?.list === undefined ? undefined : count(closed.list, closed.level)
        if (closed && number !== undefined && xml[closed.at - 2] !== '/') marks.push({ at: closed.at, number })
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
  return insertMarks(xml, marks)
}

function insertMarks(xml: string, marks: readonly { readonly at: number; readonly number: number }[]): string {
  const pieces: string[] = []
  let from = 0
  // Paragraphs close inside out where a text box holds some; they are marked where they begin.
  for (const { at, number } of [...marks].sort((a, b) => a.at - b.at)) {
    pieces.push(xml.slice(from, at), `<w:bookmarkStart w:id="0" w:name="${BOOKMARK}${number}"/>`)
    from = at
  }
  return [...pieces, xml.slice(from)].join('')
}

/** Counts as Word does: lists with one definition together, levels within a list apart. */
function createCounter(numbering: Numbering): (list: string, level: number) => number | undefined {
  const counts = new Map<string, Map<number, number>>()
  const seen = new Set<string>()
  return (id, level) => {
    const list = numbering.get(id)
    if (!list) return undefined
    const held = counts.get(list.definition) ?? new Map<number, number>()
    counts.set(list.definition, held)
    const use = `${id} ${level}`
    const restart = seen.has(use) ? undefined : list.restarts.get(level)
    seen.add(use)
    const { start, isOrdered } = list.levels.get(level) ?? { start: 1, isOrdered: true }
    const number = restart ?? (held.get(level) ?? start - 1) + 1
    countItem(held, level, number)
    return isOrdered ? number : undefined
  }
}

/** Deeper levels begin anew after every item above them. */
function countItem(counts: Map<number, number>, level: number, number: number): void {
  counts.set(level, number)
  for (const deeper of [...counts.keys()]) if (deeper > level) counts.delete(deeper)
}

const numberOf = (text: string | undefined): number => (text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : 0)
