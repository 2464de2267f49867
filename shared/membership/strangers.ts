/** Acts on branches of forked logs that an author never had, whatever their sequence: without this, two acts could each seem to know the other. SPEC rule MEM-19. */
import type { EntryHash } from '../ids.ts'
import type { MembershipEntry, Place, ResolverFacts } from './entries.ts'

/** The same acts, each with those that only seem to be in its past by their sequence. */
export function withStrangers(entries: readonly MembershipEntry[], { forks, isAlong }: ResolverFacts): readonly MembershipEntry[] {
  const branched = entries.filter(({ device, seq }) => seq >= (forks.get(device) ?? Number.POSITIVE_INFINITY))
  if (branched.length === 0) return entries
  return entries.map((entry) => {
    const strangers = new Set<EntryHash>()
    for (const other of branched) if (isStranger(other, entry, isAlong)) strangers.add(other.hash)
    return strangers.size === 0 ? entry : { ...entry, strangers }
  })
}

function isStranger(other: MembershipEntry, entry: MembershipEntry, isAlong: ResolverFacts['isAlong']): boolean {
  if ((entry.known.get(other.device) ?? 0) < other.seq) return false
  const ends: readonly Place[] = other.device === entry.device ? [entry] : (entry.heads?.get(other.device) ?? [])
  return !ends.some((end) => isAlong(other.device, end, other))
}
