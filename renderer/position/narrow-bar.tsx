/** The top bar of a position's page in narrow windows: its title, its stage, and what opens beside the text. */
import type { ReactNode } from 'react'
import { Button } from '../kit/button.tsx'
import { useSay } from '../messages/say.tsx'
import { StageControl } from '../stage/stage-control.tsx'
import type { StageMoves } from '../stage/use-stage-moves.tsx'
import styles from './position.module.css'
import { PositionMenu } from './position-menu.tsx'
import type { PanelTab } from './side-panel.tsx'
import type { PositionChange, PositionFacts } from './use-position.ts'

/** The position, and who hears of a press. */
export interface NarrowBarProps {
  readonly position: PositionFacts
  /** How many words its text has now. */
  readonly words: number
  readonly openRemarks: number
  readonly moves: StageMoves
  readonly onOpen: (tab: PanelTab) => void
  readonly onChange: (change: PositionChange) => Promise<boolean>
}

/** See the head of this file. */
export function NarrowBar({ position, words, openRemarks, moves, onOpen, onChange }: NarrowBarProps): ReactNode {
  const say = useSay()
  const { number, title } = position
  return (
    <>
      <span className={styles.barTitle}>
        {number !== null && `${number} · `}
        <bdi>{title || say('position.untitled')}</bdi>
      </span>
      <StageControl stage={position.stage} moves={moves} />
      <span className={styles.barEnd}>
        <Button size="small" variant="quiet" onPress={() => onOpen('commitment')}>
          {say('position.tab.commitment')}
        </Button>
        <Button size="small" variant="quiet" onPress={() => onOpen('remarks')}>
          {say('position.tab.remarks-count', { count: openRemarks })}
        </Button>
        <PositionMenu position={position} words={words} renames onOpen={onOpen} onChange={onChange} />
      </span>
    </>
  )
}
