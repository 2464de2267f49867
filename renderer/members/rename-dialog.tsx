/** How an organisation is printed: fixed by coordinators, the same in every letter. */
import { type ReactNode, useState } from 'react'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button, Dialog, TextField } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
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
  const [next, setNext] = useState(name)
  const rename = async (): Promise<void> => {
    if (next.trim() !== '' && (await run({ id, name: next.trim() }))) onDone()
  }
  const save = (
    <Button type="submit" variant="primary" isDisabled={next.trim() === ''} pending={isPending ? say('members.saving') : undefined}>
      {say('members.save')}
    </Button>
  )
  return (
    <Form onSubmit={() => void rename()} actions={save}>
      <TextField
        label={say('members.printed')}
        description={say('members.printed.hint')}
        autoFocus
        maxLength={500}
        value={next}
        onChange={setNext}
      />
      <Failure error={error} />
    </Form>
  )
}
