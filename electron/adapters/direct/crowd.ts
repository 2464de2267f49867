/** Who is let stay where many have come: other hubs that share nothing for a while make room. SPEC rule HUB-5. */
import type { Clock } from '../../core/ports/clock.ts'

/** A connection that came in. */
export interface Guest {
  readonly isOfUse: () => boolean
  readonly end: () => void
}

/** See the head of this file. */
export interface Crowd {
  /** Answers how to tell that it is gone. */
  readonly enter: (guest: Guest) => () => void
}

/** With so many nobody is asked to go. */
export const ROOMY = 64
const PATIENCE_MS = 20_000

/** Nobody is there. */
export function createCrowd(clock: Clock): Crowd {
  const guests = new Set<Guest>()
  const enter: Crowd['enter'] = (guest) => {
    guests.add(guest)
    const look = (): void => {
      if (!guests.has(guest)) return
      if (guests.size > ROOMY && !guest.isOfUse()) {
        guests.delete(guest)
        return guest.end()
      }
      clock.after(PATIENCE_MS, look)
    }
    clock.after(PATIENCE_MS, look)
    return () => void guests.delete(guest)
  }
  return { enter }
}
