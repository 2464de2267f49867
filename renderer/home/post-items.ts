/** Lines of the start page about envelopes: which message comes next, and who owes it. */
import type { OutputOf } from '../../shared/api/contract.ts'

/** What the host knows of envelopes, and of who is linked with this computer. */
export interface PostFacts {
  readonly post: OutputOf<'envelope.post'>
  readonly organisations: OutputOf<'organisations'>
}

/** A line: a welcome or a reply that this person owes, or an envelope that is waited for. */
export type PostItem = {
  readonly id: string
  readonly href: string
  readonly isWaiting: boolean
  readonly name: string
  readonly organisation: string
} & (
  | { readonly kind: 'welcome' }
  | { readonly kind: 'reply'; readonly count: number }
  /** Of `count` members this is the one whose envelope was made first. */
  | { readonly kind: 'awaits'; readonly isNew: boolean; readonly count: number; readonly madeAt: number }
)

type Correspondent = PostFacts['post'][number]

/** What this person owes, and what is waited for. Nothing for those who are linked with this computer: what they lack goes to them by itself. */
export function postItems({ post, organisations }: PostFacts): {
  readonly owed: readonly PostItem[]
  readonly awaited: readonly PostItem[]
} {
  const here = new Set(organisations.filter(({ isHere }) => isHere).map(({ id }) => id))
  const away = post.filter(({ organisation }) => !here.has(organisation))
  return { owed: away.flatMap(owedHere), awaited: awaitedOf(away) }
}

/** A welcome to whoever asked by envelope, a reply to whoever wrote last. */
function owedHere(who: Correspondent): readonly PostItem[] {
  const { id, name, organisationName: organisation, isNew, hasAskedByEnvelope, madeAt, takenAt, unsent: count } = who
  const person = { name, organisation, isWaiting: true, href: `/envelope/${id}/now` }
  if (isNew && hasAskedByEnvelope && madeAt === null) return [{ ...person, id: `welcome ${id}`, kind: 'welcome' }]
  const isTheirTurnOver = takenAt !== null && (madeAt === null || madeAt < takenAt)
  return isTheirTurnOver && count > 0 ? [{ ...person, id: `reply ${id}`, kind: 'reply', count }] : []
}

/** Those for whom an envelope was made that nothing has come back for: one line for all of them. */
function awaitedOf(away: readonly Correspondent[]): readonly PostItem[] {
  const silent = away.filter(isAwaited)
  const [first] = [...silent].sort((a, b) => (a.madeAt ?? 0) - (b.madeAt ?? 0))
  if (!first) return []
  const { id, name, organisationName: organisation, madeAt, isNew } = first
  const href = silent.length === 1 ? `/envelope/${id}` : '/envelope'
  return [
    { id: `awaits ${id}`, kind: 'awaits', isWaiting: false, href, name, organisation, isNew, count: silent.length, madeAt: madeAt ?? 0 },
  ]
}

/** Everything that they lack was sent to them, and they have not said since that they have it. */
export const isAwaited = ({ madeAt, takenAt, lacks, unsent }: Correspondent): boolean =>
  madeAt !== null && lacks > 0 && unsent === 0 && (takenAt === null || takenAt < madeAt)
