/** Opening a closed text again: what that means for those who signed. */
import type { ReactNode } from 'react'
import { AlertDialog } from '../kit/alert-dialog.tsx'
import { Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'

/** What happens on either answer. */
export interface ReopenDialogProps {
  readonly onReopen: () => void
  readonly onClose: () => void
}

/** See the head of this file. SPEC rule SIGN-5. */
export function ReopenDialog({ onReopen, onClose }: ReopenDialogProps): ReactNode {
  const say = useSay()
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={say('stage.reopen.title')}
      confirmLabel={say('stage.reopen.go')}
      onConfirm={onReopen}
    >
      <Stack gap="tight">
        <p>{say('stage.reopen.stays')}</p>
        <p>{say('stage.reopen.asks')}</p>
      </Stack>
    </AlertDialog>
  )
}
