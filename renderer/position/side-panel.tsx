/** What stands beside the text: the commitment and the remarks. */
import type { ReactNode } from 'react'
import { Tabs } from '../kit/tabs.tsx'
import { useSay } from '../messages/say.tsx'
import { RemarksPanel } from '../remarks/remarks-panel.tsx'
import { CommitmentPanel } from './commitment-panel.tsx'
import type { PositionChange, PositionFacts } from './use-position.ts'
import type { TextRemarks } from './use-remarks.ts'

/** Which of them. */
export type PanelTab = 'commitment' | 'remarks'

/** What they need. */
export interface SidePanelProps {
  readonly position: PositionFacts
  readonly mayChange: boolean
  readonly mayRemark: boolean
  readonly remarks: TextRemarks
  readonly tab: PanelTab
  readonly onTab: (tab: PanelTab) => void
  readonly onChange: (change: PositionChange) => Promise<boolean>
}

/** The panel of wide windows, the drawer's content in narrow ones. */
export function SidePanel({ position, mayChange, mayRemark, remarks, tab, onTab, onChange }: SidePanelProps): ReactNode {
  const say = useSay()
  return (
    <Tabs<PanelTab>
      label={say('position.panel')}
      selectedId={tab}
      onChange={onTab}
      tabs={[
        {
          id: 'commitment',
          label: say('position.tab.commitment'),
          content: <CommitmentPanel position={position} isEditable={mayChange} onChange={onChange} />,
        },
        {
          id: 'remarks',
          label: say('position.tab.remarks'),
          count: remarks.openCount,
          content: (
            <RemarksPanel
              position={position.id}
              remarks={remarks.remarks}
              ranges={remarks.ranges}
              cursor={remarks.cursor}
              mayRemark={mayRemark}
              draft={remarks.draft}
              onDraftDone={remarks.endDraft}
              current={remarks.current}
              onJump={remarks.jump}
            />
          ),
        },
      ]}
    />
  )
}
