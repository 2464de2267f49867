/** A field for what a member sent: the first message is answered, the answer links. What does neither is said at once. */
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button, TextArea } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import type { MessageId } from '../messages/catalogues.ts'
import { useSay } from '../messages/say.tsx'

type Fault = NonNullable<OutputOf<'code.take'>['fault']>

/** The words of the field and its button; hears which code to follow. */
export interface TakeMessageProps {
  readonly label: MessageId
  readonly go: MessageId
  readonly onCode: (id: string) => void
}

/** See the head of this file. */
export function TakeMessage({ label, go, onCode }: TakeMessageProps): ReactNode {
  const say = useSay()
  const { run, isPending, error, reset } = useAct('code.take')
  const [text, setText] = useState('')
  const [fault, setFault] = useState<Fault | null>(null)
  const take = async (): Promise<void> => {
    if (text.trim() === '' || isPending) return
    const taken = await run({ text })
    if (!taken) return
    setFault(taken.fault)
    if (taken.fault === null) onCode(taken.code.id)
  }
  const type = (next: string): void => {
    if (error) reset()
    setFault(null)
    setText(next)
  }
  const submit = (
    <Button type="submit" isDisabled={text.trim() === ''} pending={isPending ? say('codes.taking') : undefined}>
      {say(go)}
    </Button>
  )
  return (
    <Form onSubmit={() => void take()} actions={submit}>
      <TextArea
        label={say(label)}
        description={say('codes.paste.hint')}
        value={text}
        onChange={type}
        rows={2}
        mostRows={4}
        maxLength={65_536}
        autoComplete="off"
        spellCheck="false"
        {...(fault !== null && { error: say(`codes.fault.${fault}`) })}
      />
      <Failure error={error} words={{ unreachable: 'codes.error.unreachable' }} />
    </Form>
  )
}
