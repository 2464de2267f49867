/** A text with its panel, as a position's page has them. */
import { MessageSquare } from 'lucide-react'
import type { ReactNode } from 'react'
import { Badge, Button, Page, Tabs } from '../kit/index.ts'
import { SplitView } from '../layout/split-view.tsx'
import { useIsNarrow } from '../layout/use-is-narrow.ts'
import styles from './gallery.module.css'
import type { Samples } from './samples.ts'

/** The section, and whether its panel is open in narrow windows. */
export interface PositionSectionProps {
  readonly samples: Samples
  readonly isPanelOpen: boolean
  readonly onPanelOpenChange: (isOpen: boolean) => void
}

/** The page. */
export function PositionSection({ samples, isPanelOpen, onPanelOpenChange }: PositionSectionProps): ReactNode {
  const panel = (
    <Tabs
      label="Beside the text"
      tabs={[
        { id: 'commitment', label: 'Commitment', content: <p>{samples.paragraph}</p> },
        { id: 'remarks', label: 'Remarks', count: 3, content: <p>{samples.sentence}</p> },
        { id: 'texts', label: 'Texts', content: <p>{samples.short}</p> },
      ]}
    />
  )
  const isNarrow = useIsNarrow()
  return (
    <Page width="full" title={samples.short} description={samples.sentence} isTitleHidden={isNarrow}>
      <SplitView panelTitle="Beside the text" panel={panel} isPanelOpen={isPanelOpen} onPanelOpenChange={onPanelOpenChange}>
        <div className={styles.sheet}>
          {Array.from({ length: 6 }, (_, index) => index).map((index) => (
            <p key={index} className={styles.reading}>
              {samples.paragraph}
            </p>
          ))}
        </div>
      </SplitView>
    </Page>
  )
}

/** What the page puts into the top bar of narrow windows. */
export function PositionSectionBar({ samples, onOpenPanel }: { readonly samples: Samples; readonly onOpenPanel: () => void }): ReactNode {
  return (
    <>
      <strong className={styles.barTitle}>{samples.endless}</strong>
      <Badge tone="accent">Comments</Badge>
      <Button size="small" variant="quiet" icon={MessageSquare} onPress={onOpenPanel}>
        Remarks 3
      </Button>
    </>
  )
}
