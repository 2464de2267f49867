/** A text and what belongs beside it: a panel at its end side, or a drawer where the window is narrow. */
import type { ReactNode } from 'react'
import { Drawer } from '../kit/drawer.tsx'
import styles from './split-view.module.css'
import { useIsNarrow } from './use-is-narrow.ts'

/** The main part and its panel. */
export interface SplitViewProps {
  readonly children: ReactNode
  readonly panelTitle: string
  readonly panel: ReactNode
  /** In narrow windows: whether the drawer is open. In wide ones the panel is always there. */
  readonly isPanelOpen: boolean
  readonly onPanelOpenChange: (isOpen: boolean) => void
}

/** Both scroll by themselves; fills a `Page` of full width. */
export function SplitView({ children, panelTitle, panel, isPanelOpen, onPanelOpenChange }: SplitViewProps): ReactNode {
  const isNarrow = useIsNarrow()
  return (
    <div className={styles.split}>
      <div className={styles.main}>{children}</div>
      {isNarrow ? (
        <Drawer title={panelTitle} isOpen={isPanelOpen} onOpenChange={onPanelOpenChange}>
          {panel}
        </Drawer>
      ) : (
        <aside aria-label={panelTitle} className={styles.panel}>
          {panel}
        </aside>
      )}
    </div>
  )
}
