/** Our view of the commitment, in words. */
import type { ReactNode } from 'react'
import { MenuButton } from '../kit/menu.tsx'
import { useSay } from '../messages/say.tsx'
import type { PositionChange, PositionFacts } from './use-position.ts'

const STANCES = ['support', 'support_with_changes', 'oppose', 'propose_new', 'no_position'] as const

/** The position, and who hears of a choice. */
export interface StanceMenuProps {
  readonly position: PositionFacts
  readonly isEditable: boolean
  readonly onChange: (change: PositionChange) => Promise<boolean>
}

/** The view, as a menu for those who may write. */
export function StanceMenu({ position, isEditable, onChange }: StanceMenuProps): ReactNode {
  const say = useSay()
  const { stance } = position
  const words = say('position.view', { view: say(stance === null ? 'position.view.none-yet' : `position.view.${stance}`) })
  if (!isEditable) return <span>{words}</span>
  const entries = STANCES.map((id) => ({
    id,
    label: say(`position.view.${id}`),
    description: say(`position.view.${id}.means`),
    isCurrent: id === stance,
    onAction: () => void onChange({ stance: id }),
  }))
  return <MenuButton label={words} variant="quiet" size="small" entries={entries} />
}
