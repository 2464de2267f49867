/** A window over the page that wants one thing done before anything else. */
import type { ReactNode } from 'react'
import { Modal, ModalOverlay } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './dialog.module.css'
import { openingOf, WindowContent, type WindowProps } from './window-content.tsx'

/** See `WindowProps`. */
export interface DialogProps extends WindowProps {
  /** The buttons, the way on last; a function is given `close`. */
  readonly actions?: WindowProps['children']
  readonly size?: 'small' | 'normal' | 'wide'
  /** A press beside it closes it as well: only where nothing that was typed would be lost. */
  readonly isForReading?: boolean
}

/** Holds the focus while it is open and gives it back; Esc and the cross close it. */
export function Dialog({ title, children, actions, size = 'normal', isForReading = false, ...opening }: DialogProps): ReactNode {
  return (
    <ModalOverlay {...openingOf(opening)} isDismissable={isForReading} className={classNames(styles.veil)}>
      <Modal className={classNames(styles.window, styles[size])}>
        <WindowContent title={title} actions={actions} look={styles}>
          {children}
        </WindowContent>
      </Modal>
    </ModalOverlay>
  )
}
