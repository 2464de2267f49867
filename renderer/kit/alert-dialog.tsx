/** Asks before something that cannot be taken back; what matters most must be named by typing it. */
import { type ReactNode, useState } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useSay } from '../messages/say.tsx'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import styles from './dialog.module.css'
import { TextField } from './text-field.tsx'
import { openingOf } from './window-content.tsx'

/** What is asked, and the words of the deed. */
export interface AlertDialogProps {
  readonly title: ReactNode
  /** What will happen, and what will not. */
  readonly children: ReactNode
  /** The deed in words, such as "Remove Green Delta"; never "OK". */
  readonly confirmLabel: string
  readonly onConfirm: () => void
  readonly isOpen?: boolean
  readonly onOpenChange?: (isOpen: boolean) => void
  /** A deed that destroys. */
  readonly isDangerous?: boolean
  /** A name that must be typed before the deed can be done. */
  readonly confirmName?: string
}

/** Closes on either answer; Esc means no. */
export function AlertDialog({ isOpen, onOpenChange, ...rest }: AlertDialogProps): ReactNode {
  return (
    <ModalOverlay {...openingOf({ isOpen, onOpenChange })} className={classNames(styles.veil)}>
      <Modal className={classNames(styles.window, styles.small)}>
        <AriaDialog role="alertdialog" className={classNames(styles.dialog)}>
          {({ close }) => <Question {...rest} close={close} />}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

interface QuestionProps extends Omit<AlertDialogProps, 'isOpen' | 'onOpenChange'> {
  readonly close: () => void
}

function Question({ title, children, confirmLabel, onConfirm, isDangerous = false, confirmName, close }: QuestionProps): ReactNode {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const isNamed = confirmName === undefined || typed.trim() === confirmName.trim()
  const confirm = (): void => {
    close()
    onConfirm()
  }
  return (
    <>
      <div className={styles.header}>
        <Heading slot="title" level={2} className={classNames(styles.title)}>
          {title}
        </Heading>
      </div>
      <div className={styles.content}>
        <div>{children}</div>
        {confirmName !== undefined && (
          <TextField label={say('kit.confirm.name', { name: confirmName })} value={typed} onChange={setTyped} autoComplete="off" />
        )}
      </div>
      <div className={styles.actions}>
        <Button variant="quiet" onPress={close} autoFocus={confirmName === undefined}>
          {say('kit.cancel')}
        </Button>
        <Button variant={isDangerous ? 'danger' : 'primary'} onPress={confirm} isDisabled={!isNamed}>
          {confirmLabel}
        </Button>
      </div>
    </>
  )
}
