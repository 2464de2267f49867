/** Which stages of a position are closed. SPEC rule CLOSE-5. */
import type { Stage } from '../../../shared/signing/terms.ts'

const CLOSED: ReadonlySet<Stage> = new Set(['endorsement_open', 'endorsement_closed', 'submitted', 'answered', 'withdrawn'])

/** True while nobody writes in the text. */
export const isClosedStage = (stage: Stage): boolean => CLOSED.has(stage)
