/** Until when a position stays in its stage, as a coordinator says: it is shown, and nothing happens by it. SPEC rules APPLY-4, META-6. */
import { z } from 'zod'
import { STAGES, type Stage } from './terms.ts'
import { timeZone } from './time-zone.ts'

/** See the head of this file. */
export interface Deadline {
  /** The stage it is about: for any other it says nothing. */
  readonly stage: Stage
  /** Milliseconds since 1970. */
  readonly at: number
  /** The IANA time zone in which it was given, and is said to people. */
  readonly zone: string
}

/** A deadline as records hold it. */
export const deadline = z.object({ stage: z.enum(STAGES), at: z.int().min(0), zone: timeZone })

/** Stages in which somebody has something to do until a time. */
export const STAGES_WITH_DEADLINE: readonly Stage[] = ['drafting', 'in_consultation', 'red_lines', 'endorsement_open']
