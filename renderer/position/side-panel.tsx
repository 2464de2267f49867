/** What stands beside the text: the commitment, the remarks, who signed, the closed texts. */
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import type { DocumentNode } from '../../shared/document/read-body.ts'
import { Tabs } from '../kit/tabs.tsx'
import { useSay } from '../messages/say.tsx'
import { RemarksPanel } from '../remarks/remarks-panel.tsx'
import { PositionResponse } from '../responses/position-response.tsx'
import { PositionSignOns } from '../sign-ons/position-sign-ons.tsx'
import { TextsPanel } from '../texts/texts-panel.tsx'
import { CommitmentPanel } from './commitment-panel.tsx'
import type { PositionChange, PositionFacts } from './use-position.ts'
import type { TextRemarks } from './use-remarks.ts'

/** Which of them. */
export type PanelTab = 'commitment' | 'remarks' | 'sign-ons' | 'texts'

/** What they need. */
export interface SidePanelProps {
  readonly position: PositionFacts
  readonly mayChange: boolean
  readonly mayRemark: boolean
  readonly maySettle: boolean
  readonly remarks: TextRemarks
  readonly texts: OutputOf<'text.list'> | undefined
  /** Writes the words of an earlier text; only while this person may write. */
  readonly onBringBack?: ((content: readonly DocumentNode[]) => boolean) | undefined
  readonly tab: PanelTab
  readonly onTab: (tab: PanelTab) => void
  readonly onChange: (change: PositionChange) => Promise<boolean>
}

/** The panel of wide windows, the drawer's content in narrow ones. */
export function SidePanel(props: SidePanelProps): ReactNode {
  const { position, mayChange, mayRemark, maySettle, remarks, texts, onBringBack, tab, onTab, onChange } = props
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
          content: (
            <>
              <PositionResponse position={position.id} />
              <CommitmentPanel position={position} isEditable={mayChange} onChange={onChange} />
            </>
          ),
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
              maySettle={maySettle}
              draft={remarks.draft}
              onDraftDone={remarks.endDraft}
              current={remarks.current}
              onJump={remarks.jump}
            />
          ),
        },
        { id: 'sign-ons', label: say('position.tab.sign-ons'), content: <PositionSignOns position={position.id} /> },
        { id: 'texts', label: say('position.tab.texts'), content: <TextsPanel list={texts} onBringBack={onBringBack} /> },
      ]}
    />
  )
}
