/** What a search found, in groups and with the places they lead to. */
import type { OutputOf } from '../../shared/api/contract.ts'

type Hit = OutputOf<'search'>[number]

/** One line of the list. */
export interface Found extends Pick<Hit, 'id' | 'title' | 'number' | 'snippet' | 'kind'> {
  readonly href: string
}

/** Lines of one kind. */
export interface FoundGroup {
  readonly kind: Hit['kind']
  readonly lines: readonly Found[]
}

const KINDS = ['position', 'text', 'commitment'] as const

/** In the order in which they are shown; kinds without a hit are left out. */
export function groupsOf(hits: readonly Hit[]): readonly FoundGroup[] {
  return KINDS.map((kind) => ({ kind, lines: hits.filter((hit) => hit.kind === kind).flatMap(lineOf) })).filter(
    ({ lines }) => lines.length > 0,
  )
}

function lineOf({ id, kind, title, number, snippet, position, commitment }: Hit): readonly Found[] {
  const href = kind === 'commitment' ? commitment && `/plan/${encodeURIComponent(commitment)}` : position && `/positions/${position}`
  return href ? [{ id: `${kind}-${id}`, kind, title, number, snippet, href }] : []
}
