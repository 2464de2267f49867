/** A coordinator states what came back: a receipt, or that it was not delivered. */
import { type ReactNode, useState } from 'react'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button, Dialog, TextField, useToast } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { Note } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { todayHere } from '../messages/today.ts'
import type { Sending } from './sending-state.ts'

/** Of which sending, and what came. */
export interface OutcomeDialogProps {
  readonly sending: Sending
  readonly result: 'receipt' | 'bounce'
  readonly onClose: () => void
}

/** See the head of this file. */
export function OutcomeDialog(props: OutcomeDialogProps): ReactNode {
  const say = useSay()
  const { result, sending, onClose } = props
  return (
    <Dialog title={say(`submission.${result}.title`, { name: sending.to })} size="small" isOpen onOpenChange={onClose}>
      <OutcomeForm {...props} />
    </Dialog>
  )
}

function OutcomeForm({ sending, result, onClose }: OutcomeDialogProps): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, isPending, error } = useAct('submission.receipt')
  const [on, setOn] = useState(todayHere())
  const [reference, setReference] = useState('')
  const [note, setNote] = useState('')
  const submit = async (): Promise<void> => {
    if (on === '' || isPending) return
    if (!(await run({ id: sending.id, result, on, reference, note }))) return
    toast({ words: say(`submission.${result}.done`) })
    onClose()
  }
  const actions = (
    <>
      <Button type="submit" variant="primary" pending={isPending ? say('submission.keeping') : undefined}>
        {say(`submission.${result}.go`)}
      </Button>
      <Button variant="quiet" onPress={onClose}>
        {say('kit.cancel')}
      </Button>
    </>
  )
  return (
    <Form onSubmit={() => void submit()} actions={actions}>
      <Note>{say(`submission.${result}.means`)}</Note>
      <TextField label={say('submission.on')} type="date" value={on} onChange={setOn} error={on === '' && say('submission.missing.on')} />
      {result === 'receipt' && (
        <TextField
          label={say('submission.reference.label')}
          description={say('submission.reference.hint')}
          maxLength={1024}
          value={reference}
          onChange={setReference}
        />
      )}
      <TextField label={say('submission.note')} maxLength={1024} value={note} onChange={setNote} />
      <Failure error={error} />
    </Form>
  )
}
