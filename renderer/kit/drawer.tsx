/** A panel that slides over the end side of the page, for reading beside what one does. */
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useSay } from '../messages/say.tsx'
import { IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import styles from './drawer.module.css'

/** Whether it is open is the caller's; or put it beside its button into `DialogTrigger`. */
export interface DrawerProps {
  readonly title: ReactNode
  readonly isOpen?: boolean
  readonly onOpenChange?: (isOpen: boolean) => void
  readonly children: ReactNode | ((close: () => void) => ReactNode)
  /** The side that opens; navigation comes from the start. */
  readonly side?: 'end' | 'start'
}

/** Esc and a press beside it close it; the focus returns to where it was. */
export function Drawer({ title, isOpen, onOpenChange, children, side = 'end' }: DrawerProps): ReactNode {
  const say = useSay()
  const opening = { ...(isOpen !== undefined && { isOpen }), ...(onOpenChange && { onOpenChange }) }
  return (
    <ModalOverlay {...opening} isDismissable className={classNames(styles.veil)}>
      <Modal className={classNames(styles.drawer, styles[side])}>
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
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
