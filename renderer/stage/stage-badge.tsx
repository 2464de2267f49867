/** A position's stage as a word. */
import type { ReactNode } from 'react'
import { Badge, type BadgeProps } from '../kit/badge.tsx'
import { useSay } from '../messages/say.tsx'
import { type PositionStage, type ShownStage, shownStage } from './stages.ts'

const TONES: { readonly [S in ShownStage]: NonNullable<BadgeProps['tone']> } = {
  writing: 'neutral',
  comments: 'neutral',
  objections: 'warning',
  'sign-on': 'accent',
  sent: 'good',
  answered: 'good',
  parked: 'neutral',
  withdrawn: 'neutral',
}

/** See the head of this file. */
export function StageBadge({ stage }: { readonly stage: PositionStage }): ReactNode {
  const say = useSay()
  const shown = shownStage(stage)
  return <Badge tone={TONES[shown]}>{say(`stage.${shown}`)}</Badge>
}
