/** The six stages people see, over the states of a position. */
import type { InputOf } from '../../shared/api/contract.ts'

/** A position's state as the host knows it. */
export type PositionStage = InputOf<'position.stage'>['stage']

/** What is on screen; two side states stand beside the six stages. */
export type ShownStage = 'writing' | 'comments' | 'objections' | 'sign-on' | 'sent' | 'answered' | 'parked' | 'withdrawn'

const SHOWN: { readonly [S in PositionStage]: ShownStage } = {
  drafting: 'writing',
  in_consultation: 'comments',
  red_lines: 'objections',
  endorsement_open: 'sign-on',
  endorsement_closed: 'sign-on',
  submitted: 'sent',
  answered: 'answered',
  parked: 'parked',
  withdrawn: 'withdrawn',
}

/** The stages a coordinator chooses from, in their order, with the state each stands for. */
export const STAGES = [
  { id: 'writing', stage: 'drafting' },
  { id: 'comments', stage: 'in_consultation' },
  { id: 'objections', stage: 'red_lines' },
  { id: 'sign-on', stage: 'endorsement_open' },
  { id: 'sent', stage: 'submitted' },
  { id: 'answered', stage: 'answered' },
] as const satisfies readonly { readonly id: ShownStage; readonly stage: PositionStage }[]

/** The word for a state. */
export const shownStage = (stage: PositionStage): ShownStage => SHOWN[stage]

/** True while nobody writes in the text. SPEC rule CLOSE-5. */
export const isClosedStage = (stage: PositionStage): boolean => ['sign-on', 'sent', 'answered', 'withdrawn'].includes(SHOWN[stage])

/** What choosing a stage asks for: nothing, closing the text first, or opening it again. */
export function moveKind(from: PositionStage, to: PositionStage): 'none' | 'move' | 'close' | 'reopen' {
  if (SHOWN[from] === SHOWN[to]) return 'none'
  if (isClosedStage(from)) return isClosedStage(to) ? 'move' : 'reopen'
  return isClosedStage(to) ? 'close' : 'move'
}
