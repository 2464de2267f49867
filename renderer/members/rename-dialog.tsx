/** How an organisation is printed: fixed by coordinators, the same in every letter. */
import type { ReactNode } from 'react'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Dialog } from '../kit/index.ts'
import { NameForm } from '../layout/name-form.tsx'
import { useSay } from '../messages/say.tsx'

/** Which organisation, and its name now. */
export interface RenameDialogProps {
  readonly id: string
  readonly name: string
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** See the head of this file. */
export function RenameDialog({ id, name, isOpen, onOpenChange }: RenameDialogProps): ReactNode {
  const say = useSay()
  return (
    <Dialog title={say('members.rename.title')} size="small" isOpen={isOpen} onOpenChange={onOpenChange}>
      {(close) => <RenameForm id={id} name={name} onDone={close} />}
    </Dialog>
  )
}

function RenameForm({ id, name, onDone }: { readonly id: string; readonly name: string; readonly onDone: () => void }): ReactNode {
  const say = useSay()
  const { run, isPending, error } = useAct('organisation.rename')
  const rename = async (next: string): Promise<void> => {
    if (await run({ id, name: next })) onDone()
  }
  return (
    <NameForm
      label={say('members.printed')}
      description={say('members.printed.hint')}
      current={name}
      maxLength={500}
      isPending={isPending}
      isAlone
      onSave={(next) => void rename(next)}
    >
      <Failure error={error} />
    </NameForm>
  )
}
