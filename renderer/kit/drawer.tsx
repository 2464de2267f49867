/** A panel that slides over the end side of the page, for reading beside what one does. */
import type { ReactNode } from 'react'
import { Modal, ModalOverlay } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './drawer.module.css'
import { openingOf, WindowContent, type WindowProps } from './window-content.tsx'

/** See `WindowProps`. */
export interface DrawerProps extends WindowProps {
  /** The side that opens; navigation comes from the start. */
  readonly side?: 'end' | 'start'
}

/** Esc and a press beside it close it; the focus returns to where it was. */
export function Drawer({ title, children, side = 'end', ...opening }: DrawerProps): ReactNode {
  return (
    <ModalOverlay {...openingOf(opening)} isDismissable className={classNames(styles.veil)}>
      <Modal className={classNames(styles.drawer, styles[side])}>
        <WindowContent title={title} look={styles}>
          {children}
        </WindowContent>
      </Modal>
    </ModalOverlay>
  )
}
