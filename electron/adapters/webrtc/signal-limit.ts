/** Keeps a page from saying more than other hubs would bear: they drop a hub that floods them. */
import type { Clock } from '../../core/ports/clock.ts'

const PER_SECOND = 30
const BURST = 240

/** A full allowance. */
export function createSignalLimit(clock: Clock): { readonly allows: () => boolean } {
  let tokens = BURST
  let refilledAt = clock.now()
  const allows = (): boolean => {
    const now = clock.now()
    tokens = Math.min(BURST, tokens + (Math.max(0, now - refilledAt) / 1000) * PER_SECOND)
    refilledAt = now
    if (tokens < 1) return false
    tokens--
    return true
  }
  return { allows }
}
