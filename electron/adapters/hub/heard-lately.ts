/** Which messages a hub has had a moment ago: hubs that are linked in a ring would pass them round for ever. SPEC rule HUB-3. */
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex, utf8 } from '../../../shared/bytes/hex.ts'
import type { Clock } from '../../core/ports/clock.ts'

/** See the head of this file. */
export interface HeardLately {
  /** Takes a message; false if it was taken within the last seconds, by whatever way it came. */
  readonly isNews: (topic: string, data: string) => boolean
}

/** Longer than a message needs round a ring of hubs, and shorter than the pause after which somebody says the same again. */
const LATELY_MS = 5_000
const MAX_HEARD = 4096

/** Nothing heard yet. */
export function createHeardLately(clock: Clock): HeardLately {
  const heardAt = new Map<string, number>()

  const forgetOld = (now: number): void => {
    for (const [name, at] of heardAt) {
      if (Math.abs(now - at) < LATELY_MS && heardAt.size < MAX_HEARD) return
      heardAt.delete(name)
    }
  }
  const isNews = (topic: string, data: string): boolean => {
    const now = clock.now()
    forgetOld(now)
    const name = toHex(sha256(utf8(`${topic}\n${data}`)))
    if (heardAt.has(name)) return false
    heardAt.set(name, now)
    return true
  }
  return { isNews }
}
