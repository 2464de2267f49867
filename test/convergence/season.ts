/** A season in the life of a simulated coalition: what everybody in it works on, and what is counted. */
import type { OpenedEnvelope } from '../../electron/core/envelope/opening.ts'
import type { DocumentId } from '../../shared/ids.ts'
import type { TestCoalition } from '../support/coalition-of.ts'
import type { FolderPost, MailboxPost } from '../support/folder-post.ts'
import type { SeededRandom } from '../support/seeded-random.ts'

const COUNTED = [
  'edits',
  'crashes',
  'restores',
  'removals',
  'leavings',
  // Other computers that people got, and those of two that they lost.
  'computers',
  'losses',
  'jumps',
  'attacks',
  // Envelopes that were made, and that were taken by somebody: some arrive late, twice or never.
  'written',
  'received',
  // How often somebody was said to have a text, and was checked to have it.
  'claims',
  // How often somebody chose what of the missing words shall come, and how often somebody was seen to hold entries without their bodies.
  'choices',
  'sparse',
  // Looks into a shared folder and a mailbox that brought or wrote something, and what was done to their files by others.
  'looks',
  'asks',
  'harms',
] as const

/** How often each thing happened. */
export type SeasonCounts = Record<(typeof COUNTED)[number], number>

/** Nothing has happened yet. */
export const noCounts = (): SeasonCounts => Object.fromEntries(COUNTED.map((name) => [name, 0])) as SeasonCounts

/** See the head of this file. */
export interface Season {
  readonly coalition: TestCoalition
  readonly random: SeededRandom
  readonly positions: DocumentId[]
  /** Every acknowledged edit's mark, one character each, by who made it. */
  readonly marks: Map<string, string[]>
  readonly cuts: Map<string, () => void>
  readonly backups: Map<string, Uint8Array>
  /** Envelopes on their way, with the keys they would be sealed to. */
  readonly post: { readonly envelope: OpenedEnvelope; readonly to: ReadonlySet<string> }[]
  /** What lies between them: a folder that all share, and a mailbox. */
  readonly folder: FolderPost
  readonly mailbox: MailboxPost
  /** Who was removed or left, with what they held once everybody else knew. */
  readonly gone: Map<string, { knownAt: number; held: string } | undefined>
  /** Members whose later words are not owed: removed, or started from an old backup. */
  readonly released: Set<string>
  readonly counts: SeasonCounts
}
