/** Which attachment goes on from which: a page that comes back over a new pipe ends the one it had, whether or not that pipe has closed yet. */
import { toHex } from '../../shared/bytes/hex.ts'
import type { Random } from '../core/ports/random.ts'

/** The attachments of all guests of one door. */
export interface Holds {
  /** Names an attachment; `release` ends it. */
  readonly keep: (release: () => void) => string
  /** Ends the attachment of that name, if it is still there. */
  readonly release: (hold: string) => void
  /** It ended otherwise. */
  readonly forget: (hold: string) => void
}

/** None yet. Names are not guessed by other guests. */
export function createHolds(random: Random): Holds {
  const releases = new Map<string, () => void>()
  const keep = (release: () => void): string => {
    const hold = toHex(random.bytes(16))
    releases.set(hold, release)
    return hold
  }
  return { keep, release: (hold) => releases.get(hold)?.(), forget: (hold) => void releases.delete(hold) }
}
