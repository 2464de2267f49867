/** Inviting an organisation: who, with which rights, then the invitation to hand over. */
import { type ReactNode, useState } from 'react'
import { Dialog } from '../kit/index.ts'
import { Stack } from '../layout/stack.tsx'
import { useAsking } from '../members/use-asking.ts'
import { useSay } from '../messages/say.tsx'
import { AskingNow } from './asking-now.tsx'
import { HandOver } from './hand-over.tsx'
import type { HandedInvitation } from './handed-invitation.ts'
import { InviteForm } from './invite-form.tsx'
import type { Where } from './where-field.tsx'

/** Whether it is open is the caller's. */
export interface InviteDialogProps {
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  /** An invitation that was made before: it is shown again. */
  readonly shown?: HandedInvitation | undefined
  /** A second coordinator is wanted: that right is ticked from the start. */
  readonly asCoordinator?: boolean
}

/** See the head of this file. */
export function InviteDialog({ isOpen, onOpenChange, shown, asCoordinator = false }: InviteDialogProps): ReactNode {
  const say = useSay()
  const asking = useAsking()
  const [made, setMade] = useState<{ readonly invitation: HandedInvitation; readonly where: Where | null }>()
  const invitation = shown ?? made?.invitation
  const change = (next: boolean): void => {
    if (!next) setMade(undefined)
    onOpenChange(next)
  }
  const title = invitation ? say('invite.for', { organisation: invitation.organisation }) : say('invite.title')
  return (
    <Dialog isOpen={isOpen} onOpenChange={change} title={title} size={invitation ? 'wide' : 'normal'}>
      {(close) => (
        <Stack>
          <AskingNow asking={asking} onSee={close} />
          {invitation ? (
            <HandOver invitation={invitation} whereAtFirst={made?.where ?? null} onDone={close} />
          ) : (
            <InviteForm onMade={(next, where) => setMade({ invitation: next, where })} onCancel={close} asCoordinator={asCoordinator} />
          )}
        </Stack>
      )}
    </Dialog>
  )
}
