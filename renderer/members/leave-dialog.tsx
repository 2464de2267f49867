/** Leaving by oneself: what stays here and with the others. */
import type { ReactNode } from 'react'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { AlertDialog } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'

/** Whether it is open is the caller's. */
export interface LeaveDialogProps {
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** See the head of this file. */
export function LeaveDialog({ isOpen, onOpenChange }: LeaveDialogProps): ReactNode {
  const say = useSay()
  const { run, error } = useAct('member.leave')
  return (
    <>
      <Failure error={error} words={{ 'no-right': 'members.error.last-coordinator', 'not-found': 'members.error.not-in' }} />
      <AlertDialog
        isOpen={isOpen}
        onOpenChange={onOpenChange}
        title={say('members.leave.title')}
        confirmLabel={say('members.leave')}
        onConfirm={() => void run({})}
        isDangerous
      >
        {say('members.leave.words')}
      </AlertDialog>
    </>
  )
}
