/** Deeds as lines: the newest first, those that fit what was chosen and searched for. */

import { type DeedGroup, kindsIn } from './deed-groups.ts'
import { type Deed, deedWords } from './deed-words.ts'

/** A deed with its words. */
export interface TrailRow {
  readonly id: string
  readonly deed: Deed
  readonly what: string
}

/** Every deed with its words, the newest first. */
export function trailRows(say: Parameters<typeof deedWords>[0], deeds: readonly Deed[]): readonly TrailRow[] {
  return deeds.map((deed, index) => ({ id: `${deed.device} ${deed.seq} ${index}`, deed, what: deedWords(say, deed) })).toReversed()
}

/** Those of a group (all for null) in which every word stands somewhere, whatever its case. */
export function rowsThatFit(rows: readonly TrailRow[], group: DeedGroup | null, words: string): readonly TrailRow[] {
  const kinds = kindsIn(group)
  const wanted = words
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return rows.filter(({ deed, what }) => {
    if (!kinds.has(deed.kind)) return false
    const held = [deed.person, deed.organisationName, deed.title, what].join(' ').toLocaleLowerCase()
    return wanted.every((word) => held.includes(word))
  })
}
