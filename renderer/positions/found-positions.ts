/** Which positions are shown, and in which order: decided by what people see in the table. */
import type { OutputOf } from '../../shared/api/contract.ts'

type Position = OutputOf<'position.list'>[number]

/** By which column, in which direction. */
export interface Sorting {
  readonly column: string | number
  readonly direction: 'ascending' | 'descending'
}

/** What a table calls a commitment, by its id. */
export type CommitmentName = (id: string) => string

/** Those that have all the words in number, title, what we ask, commitment or beginning. */
export function foundPositions(rows: readonly Position[], words: string, commitmentName: CommitmentName): readonly Position[] {
  const wanted = words.toLocaleLowerCase().split(/\s+/u)
  return rows.filter(({ number, title, ask, commitment, excerpt }) => {
    const name = commitment === null ? '' : commitmentName(commitment)
    const all = `${number ?? ''} ${title} ${ask} ${name} ${excerpt}`.toLocaleLowerCase()
    return wanted.every((word) => all.includes(word))
  })
}

/** In the order of a column; what has no value there stands last when it ascends. */
export function sortedPositions(
  rows: readonly Position[],
  { column, direction }: Sorting,
  { locale, commitmentName }: { readonly locale: string; readonly commitmentName: CommitmentName },
): readonly Position[] {
  const { compare } = new Intl.Collator(locale, { numeric: true })
  const sign = direction === 'ascending' ? 1 : -1
  const byNumber = (of: (row: Position) => number) => rows.toSorted((a, b) => sign * (of(a) - of(b)))
  const nameOf = ({ commitment }: Position): string => (commitment === null ? LAST : commitmentName(commitment))
  if (column === 'title') return rows.toSorted((a, b) => sign * compare(a.title, b.title))
  if (column === 'commitment') return rows.toSorted((a, b) => sign * compareLast(nameOf(a), nameOf(b), compare))
  if (column === 'words') return byNumber(({ words }) => words)
  if (column === 'remarks') return byNumber(({ openRemarks }) => openRemarks)
  return byNumber(({ number }) => number ?? Number.MAX_SAFE_INTEGER)
}

const LAST = '\uffff'

function compareLast(a: string, b: string, compare: (a: string, b: string) => number): number {
  if (a === LAST || b === LAST) return Number(a === LAST) - Number(b === LAST)
  return compare(a, b)
}
