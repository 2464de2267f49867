/** Where the clocks of every client id number end along a chain, kept in memory per text: each entry that is judged asks for some. */
import type { ChainLease, ChainNumber } from '../../core/ports/replica-store.ts'
import type { OpenDatabase } from './open-database.ts'

/** What a valid entry says of its client id number. */
export interface ClockEnd {
  readonly chain: ChainNumber
  readonly seq: number
  readonly lease: number
  readonly end: number
}

/** See the head of this file. Documents are named by their numbers. */
export interface ClockEnds {
  /** Takes the next applied entry of a document. */
  readonly add: (document: number, entry: ClockEnd) => void
  /** The end after the chain's entries through `throughSeq`; 0 if none brought any. */
  readonly endAt: (document: number, chain: ChainNumber, lease: number, throughSeq: number) => number
  /** See `leases` of the store. */
  readonly leases: (document: number) => readonly ChainLease[]
  /** Forgets everything: call when rows were removed or a transaction failed. */
  readonly forget: () => void
}

/** Ends of one chain and client id number, rising. */
interface Line {
  readonly seqs: number[]
  readonly ends: number[]
}

/** Of one document: its lines by name, and whose they are, in the order of their first entries. */
interface Lines {
  readonly byName: Map<string, Line>
  readonly leases: ChainLease[]
}

const MAX_DOCUMENTS = 64

/** Clock ends of a database; a text's are read when they are first asked for. */
export function openClockEnds(database: OpenDatabase): ClockEnds {
  const select = database.prepare<[number], ClockEnd>(
    'SELECT chain, seq, lease, clock_end AS end FROM applied_text WHERE document = ? AND valid ORDER BY position',
  )
  const linesByDocument = new Map<number, Lines>()

  const linesOf = (document: number): Lines => {
    const held = linesByDocument.get(document)
    if (held) return held
    if (linesByDocument.size >= MAX_DOCUMENTS) linesByDocument.clear()
    const lines: Lines = { byName: new Map(), leases: [] }
    for (const entry of select.iterate(document)) addTo(lines, entry)
    linesByDocument.set(document, lines)
    return lines
  }
  const add = (document: number, entry: ClockEnd): void => {
    const lines = linesByDocument.get(document)
    if (lines) addTo(lines, entry)
  }
  const endAt: ClockEnds['endAt'] = (document, chain, lease, throughSeq) => {
    const line = linesOf(document).byName.get(nameOf(chain, lease))
    return line?.ends[lastThrough(line.seqs, throughSeq)] ?? 0
  }
  return { add, endAt, leases: (document) => linesOf(document).leases, forget: () => linesByDocument.clear() }
}

const nameOf = (chain: ChainNumber, lease: number): string => `${chain} ${lease}`

function addTo({ byName, leases }: Lines, { chain, seq, lease, end }: ClockEnd): void {
  const name = nameOf(chain, lease)
  const line = byName.get(name)
  if (line) {
    line.seqs.push(seq)
    line.ends.push(end)
    return
  }
  byName.set(name, { seqs: [seq], ends: [end] })
  if (lease >= 0) leases.push({ chain, lease })
}

/** The index of the last of these rising numbers that is not above `most`; -1 if all are. */
function lastThrough(numbers: readonly number[], most: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] as number) <= most) low = middle + 1
    else high = middle
  }
  return low - 1
}
