/** Stages of a position: six on screen, DOMAIN's states beneath. SPEC rule CLOSE-5. */
import { z } from 'zod'

/** Where a position stands. */
export const stageSchema = z.enum([
  'drafting',
  'in_consultation',
  'red_lines',
  'endorsement_open',
  'endorsement_closed',
  'submitted',
  'answered',
  'parked',
  'withdrawn',
])
/** See `stageSchema`. */
export type Stage = z.infer<typeof stageSchema>

const CLOSED: ReadonlySet<Stage> = new Set(['endorsement_open', 'endorsement_closed', 'submitted', 'answered', 'withdrawn'])

/** True while nobody writes in the text. */
export const isClosedStage = (stage: Stage): boolean => CLOSED.has(stage)
