/** Before a computer is taken from its person: what it is known to hold, and that the person stays. */
import type { ReactNode } from 'react'
import { Failure } from '../host/failure.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { AlertDialog, Time, useToast } from '../kit/index.ts'
import { Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { markOf } from './mark-of.ts'

/** Which, and whose. */
export interface RemoveComputerProps {
  readonly id: string
  readonly owner: { readonly name: string; readonly isMe: boolean }
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** See the head of this file. */
export function RemoveComputer({ id, owner: { name, isMe }, isOpen, onOpenChange }: RemoveComputerProps): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, error } = useAct('computer.remove')
  const { value: holds } = useAnswer('computer.holds', isOpen ? { id } : null)
  const remove = async (): Promise<void> => {
    const change = await run({ id })
    if (change) toast({ words: say(change.needsSecond ? 'members.needs-second' : 'computers.remove.done') })
  }
  return (
    <>
      <Failure error={error} words={{ 'not-found': 'computers.error.gone' }} />
      <AlertDialog
        isOpen={isOpen}
        onOpenChange={onOpenChange}
        title={say('computers.remove.title', { name })}
        confirmLabel={say('computers.remove')}
        onConfirm={() => void remove()}
        isDangerous
      >
        <Stack gap="tight">
          {holds && <p>{say('computers.remove.keeps', { mark: markOf(id), texts: holds.texts, of: holds.of })}</p>}
          {holds && holds.heardAt !== null && (
            <p>
              {say('members.heard')} <Time at={holds.heardAt} />
            </p>
          )}
          <p>{say('computers.remove.stops')}</p>
          <p>{isMe ? say('computers.remove.you-stay') : say('computers.remove.they-stay', { name })}</p>
        </Stack>
      </AlertDialog>
    </>
  )
}
