/** Six stages over the states of a position, and what each move takes. */
import { describe, expect, it } from 'vitest'
import { isClosedStage as isClosedInCore } from '../../electron/core/position/stage.ts'
import { isClosedStage, moveKind, STAGES, shownStage } from '../../renderer/stage/stages.ts'
import { stage } from '../../shared/api/calls/signing.ts'

describe('stages', () => {
  it('[CLOSE-5] are closed on screen exactly where the host lets nobody write', () => {
    for (const one of stage.options) expect(isClosedStage(one), one).toBe(isClosedInCore(one))
  })

  it('are six words in their order, each reached by its own state', () => {
    expect(STAGES.map(({ stage: to }) => shownStage(to))).toEqual(STAGES.map(({ id }) => id))
    expect(STAGES).toHaveLength(6)
  })

  it('ask for closing on the way into sign-on, for opening again on the way back, and for nothing between open ones', () => {
    expect(moveKind('drafting', 'red_lines')).toBe('move')
    expect(moveKind('red_lines', 'endorsement_open')).toBe('close')
    expect(moveKind('endorsement_open', 'submitted')).toBe('move')
    expect(moveKind('submitted', 'drafting')).toBe('reopen')
    expect(moveKind('endorsement_closed', 'endorsement_open')).toBe('none')
    expect(moveKind('parked', 'answered')).toBe('close')
  })
})
