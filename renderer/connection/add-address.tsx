/** Further addresses for this computer to try, until they are forgotten. */
import { type ReactNode, useState } from 'react'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button, TextField } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { useSay } from '../messages/say.tsx'
import { type AddressesRead, addressesIn } from './addresses-in.ts'

/** A field and its button; what is no address is said at once. */
export function AddAddress(): ReactNode {
  const say = useSay()
  const { run, isPending, error, reset } = useAct('network.connect')
  const [text, setText] = useState('')
  const [read, setRead] = useState<AddressesRead>()
  const add = async (): Promise<void> => {
    const next = addressesIn(text)
    setRead(next)
    if (!next.ok || next.addresses.length === 0) return
    for (const address of next.addresses) if (!(await run({ address }))) return
    setText('')
  }
  const type = (next: string): void => {
    if (error) reset()
    setRead(undefined)
    setText(next)
  }
  const submit = (
    <Button type="submit" isDisabled={text.trim() === ''} pending={isPending ? say('connection.adding') : undefined}>
      {say('connection.add')}
    </Button>
  )
  return (
    <Form onSubmit={() => void add()} actions={submit}>
      <TextField
        label={say('connection.address')}
        description={say('connection.address.hint')}
        value={text}
        onChange={type}
        autoComplete="off"
        maxLength={1000}
        {...(read?.ok === false && { error: say(read.fault) })}
      />
      <Failure error={error} words={{ 'bad-input': 'connection.error.address' }} />
    </Form>
  )
}
