/** Which commitments a person looks for. */
import type { OutputOf } from '../../shared/api/contract.ts'
import { statedProgress } from './stated-progress.ts'

type Commitment = OutputOf<'commitments'>[number]

/** What is wanted; `null` means any. */
export interface WantedCommitments {
  readonly words: string
  readonly agency: string | null
  /** A level or the plan's own words. */
  readonly completion: string | null
  /** With a position of ours, or without one. */
  readonly hasPosition: boolean | null
}

/** Nothing is left out. */
export const EVERYTHING: WantedCommitments = { words: '', agency: null, completion: null, hasPosition: null }

/** Those that fit, in the plan's order. */
export function foundCommitments(
  all: readonly Commitment[],
  wanted: WantedCommitments,
  positionCounts: ReadonlyMap<string, number>,
): readonly Commitment[] {
  const words = wanted.words.toLocaleLowerCase().split(/\s+/u).filter(Boolean)
  return all.filter((commitment) => {
    const { id, rowId, title, leadAgencies, milestones } = commitment
    if (wanted.agency !== null && !leadAgencies.includes(wanted.agency)) return false
    if (wanted.completion !== null && !statedProgress(commitment).some(({ of }) => of === wanted.completion)) return false
    if (wanted.hasPosition !== null && positionCounts.has(id) !== wanted.hasPosition) return false
    const text = [rowId, title, ...leadAgencies, ...milestones.map((milestone) => milestone.title)].join(' ').toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  })
}
