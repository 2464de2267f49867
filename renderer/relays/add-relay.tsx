/** One more server, with name and password where it asks for them. */
import { type ReactNode, useState } from 'react'
import { isTurn } from '../../shared/relays/relay-server.ts'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button, TextField, useToast } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { useSay } from '../messages/say.tsx'

const UNSET = { url: '', username: '', password: '' }

/** The fields for name and password appear once the address is of a server that passes on. */
export function AddRelay(): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, isPending, error, reset } = useAct('relays.add')
  const [server, setServer] = useState(UNSET)
  const asksWho = isTurn(server.url.trim())
  const add = async (): Promise<void> => {
    if (isPending || !(await run(asksWho ? server : { url: server.url }))) return
    toast({ words: say('relays.added') })
    setServer(UNSET)
  }
  const type = (name: keyof typeof UNSET) => (text: string) => {
    if (error) reset()
    setServer((before) => ({ ...before, [name]: text }))
  }
  const submit = (
    <Button type="submit" isDisabled={server.url.trim() === ''} pending={isPending ? say('relays.adding') : undefined}>
      {say('relays.add')}
    </Button>
  )
  return (
    <Form onSubmit={() => void add()} actions={submit}>
      <TextField
        label={say('relays.url')}
        description={say('relays.url.hint')}
        value={server.url}
        onChange={type('url')}
        autoComplete="off"
        spellCheck="false"
        maxLength={200}
      />
      {asksWho && (
        <>
          <TextField
            label={say('relays.username')}
            value={server.username}
            onChange={type('username')}
            autoComplete="off"
            maxLength={200}
          />
          <TextField
            label={say('relays.password')}
            description={say('relays.password.what')}
            value={server.password}
            onChange={type('password')}
            type="password"
            autoComplete="new-password"
            maxLength={200}
          />
        </>
      )}
      <Failure error={error} words={{ 'bad-input': 'relays.error.input' }} />
    </Form>
  )
}
