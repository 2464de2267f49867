/** How long to wait before a host that ended by itself is started again. */

const FIRST_MS = 500
const LONGEST_MS = 30_000
/** A host that ran so long is taken to be sound. */
const SOUND_AFTER_MS = 60_000

/** Delays that double while hosts end soon after they began. */
export function createRestartDelay(): { readonly next: (ranMs: number) => number } {
  let delayMs = FIRST_MS
  const next = (ranMs: number): number => {
    if (ranMs >= SOUND_AFTER_MS) delayMs = FIRST_MS
    const now = delayMs
    delayMs = Math.min(LONGEST_MS, delayMs * 2)
    return now
  }
  return { next }
}
