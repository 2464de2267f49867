/** A position's stage: a word for everybody, a menu for those who move it. */
import type { ReactNode } from 'react'
import { MenuButton } from '../kit/menu.tsx'
import { useSay } from '../messages/say.tsx'
import { StageBadge } from './stage-badge.tsx'
import { type PositionStage, STAGES, shownStage } from './stages.ts'
import type { StageMoves } from './use-stage-moves.tsx'

/** The stage, and the moves from it. */
export interface StageControlProps {
  readonly stage: PositionStage
  readonly moves: StageMoves
}

/** See the head of this file. */
export function StageControl({ stage, moves }: StageControlProps): ReactNode {
  const say = useSay()
  if (!moves.mayMove) return <StageBadge stage={stage} />
  const entries = STAGES.map(({ id, stage: to }) => ({
    id,
    label: say(`stage.${id}`),
    description: say(`stage.${id}.means`),
    isCurrent: shownStage(stage) === id,
    onAction: () => moves.choose(to),
  }))
  return (
    <MenuButton label={say('stage.now', { stage: say(`stage.${shownStage(stage)}`) })} variant="quiet" size="small" entries={entries} />
  )
}
