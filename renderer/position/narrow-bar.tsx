/** The top bar of a position's page in narrow windows: its title, its stage, and what opens beside the text. */
import { Ellipsis } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { MenuButton } from '../kit/menu.tsx'
import { useSay } from '../messages/say.tsx'
import styles from './position.module.css'
import { Stage } from './position-header.tsx'
import { RenameDialog } from './rename-dialog.tsx'
import type { PanelTab } from './side-panel.tsx'
import type { PositionChange, PositionFacts } from './use-position.ts'

/** The position, and who hears of a press. */
export interface NarrowBarProps {
  readonly position: PositionFacts
  readonly openRemarks: number
  readonly onOpen: (tab: PanelTab) => void
  readonly onChange: (change: PositionChange) => Promise<boolean>
}

/** See the head of this file. */
export function NarrowBar({ position, openRemarks, onOpen, onChange }: NarrowBarProps): ReactNode {
  const say = useSay()
  const [isRenaming, setRenaming] = useState(false)
  const { number, title, access } = position
  return (
    <>
      <span className={styles.barTitle}>
        {number !== null && `${number} · `}
        <bdi>{title || say('position.untitled')}</bdi>
      </span>
      <Stage />
      <span className={styles.barEnd}>
        <Button size="small" variant="quiet" onPress={() => onOpen('commitment')}>
          {say('position.tab.commitment')}
        </Button>
        <Button size="small" variant="quiet" onPress={() => onOpen('remarks')}>
          {say('position.tab.remarks-count', { count: openRemarks })}
        </Button>
        {access.mayWrite && (
          <MenuButton
            label={say('position.more')}
            icon={Ellipsis}
            isIconOnly
            size="small"
            entries={[{ id: 'rename', label: say('position.title.change'), onAction: () => setRenaming(true) }]}
          />
        )}
      </span>
      {isRenaming && <RenameDialog title={title} onChange={onChange} onClose={() => setRenaming(false)} />}
    </>
  )
}
