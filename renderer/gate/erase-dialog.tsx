/** Erasing Chorus from this computer: what goes, what stays elsewhere, and the deed. */
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { forgetAll } from '../host/remembered.ts'
import { useAct } from '../host/use-answer.ts'
import { AlertDialog, useToast } from '../kit/index.ts'
import { Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'

/** Whether it is open is the caller's; `confirmName` must be typed where there is no hurry. */
export interface EraseDialogProps {
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  readonly confirmName?: string
}

/** See the head of this file. */
export function EraseDialog({ isOpen, onOpenChange, confirmName }: EraseDialogProps): ReactNode {
  const say = useSay()
  const toast = useToast()
  const [, navigate] = useLocation()
  const { run } = useAct('profile.erase')
  const erase = async (): Promise<void> => {
    const done = await run({ confirm: 'erase' })
    if (!done) return toast({ words: say('gate.erase.failed') })
    forgetAll()
    navigate('/')
    toast({ words: say('gate.erase.done') })
  }
  return (
    <AlertDialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={say('gate.erase.title')}
      confirmLabel={say('gate.erase.confirm')}
      isDangerous
      onConfirm={() => void erase()}
      {...(confirmName !== undefined && { confirmName })}
    >
      <Stack gap="tight">
        <p>{say('gate.erase.goes')}</p>
        <p>{say('gate.erase.stays')}</p>
      </Stack>
    </AlertDialog>
  )
}
