/** A window over the page that wants one thing done before anything else. */
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useSay } from '../messages/say.tsx'
import { IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import styles from './dialog.module.css'

/** Whether it is open is the caller's; or put it beside its button into `DialogTrigger`. */
export interface DialogProps {
  readonly title: ReactNode
  readonly isOpen?: boolean
  readonly onOpenChange?: (isOpen: boolean) => void
  /** The content; a function is given `close`. */
  readonly children: ReactNode | ((close: () => void) => ReactNode)
  /** The buttons, the way on last; a function is given `close`. */
  readonly actions?: ReactNode | ((close: () => void) => ReactNode)
  readonly size?: 'small' | 'normal' | 'wide'
  /** It stays when the page beside it is pressed: what it holds is nowhere else. */
  readonly staysWhenPressedBeside?: boolean
}

/** Holds the focus while it is open and gives it back; Esc and the cross close it. */
export function Dialog({
  title,
  children,
  actions,
  size = 'normal',
  isOpen,
  onOpenChange,
  staysWhenPressedBeside = false,
}: DialogProps): ReactNode {
  const say = useSay()
  const opening = { ...(isOpen !== undefined && { isOpen }), ...(onOpenChange && { onOpenChange }) }
  return (
    <ModalOverlay {...opening} isDismissable={!staysWhenPressedBeside} className={classNames(styles.veil)}>
      <Modal className={classNames(styles.window, styles[size])}>
        <AriaDialog className={classNames(styles.dialog)}>
          {({ close }) => (
            <>
              <div className={styles.header}>
                <Heading slot="title" level={2} className={classNames(styles.title)}>
                  {title}
                </Heading>
                <IconButton label={say('kit.close')} icon={X} size="small" onPress={close} />
              </div>
              <div className={styles.content}>{typeof children === 'function' ? children(close) : children}</div>
              {actions && <div className={styles.actions}>{typeof actions === 'function' ? actions(close) : actions}</div>}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
