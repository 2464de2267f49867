/** One more address for this computer to try, until it is forgotten. */
import { type ReactNode, useState } from 'react'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button, TextField } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { useSay } from '../messages/say.tsx'

/** A field and its button; what is no address is said at once. */
export function AddAddress(): ReactNode {
  const say = useSay()
  const { run, isPending, error, reset } = useAct('network.connect')
  const [address, setAddress] = useState('')
  const add = async (): Promise<void> => {
    if (address.trim() !== '' && (await run({ address: address.trim() }))) setAddress('')
  }
  const type = (text: string): void => {
    if (error) reset()
    setAddress(text)
  }
  const submit = (
    <Button type="submit" isDisabled={address.trim() === ''} pending={isPending ? say('connection.adding') : undefined}>
      {say('connection.add')}
    </Button>
  )
  return (
    <Form onSubmit={() => void add()} actions={submit}>
      <TextField
        label={say('connection.address')}
        description={say('connection.address.hint')}
        value={address}
        onChange={type}
        autoComplete="off"
        placeholder="192.168.1.20:4455"
      />
      <Failure error={error} words={{ 'bad-input': 'connection.error.address' }} />
    </Form>
  )
}
