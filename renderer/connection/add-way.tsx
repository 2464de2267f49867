/** One field for every way to members: it says what it recognises, tries it at once and says what came of it. */
import { type ReactNode, useState } from 'react'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button, TextField } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { useSay } from '../messages/say.tsx'
import { TriedWay } from './tried-way.tsx'
import { kindOfWays, type WaysRead, waysIn } from './ways-in.ts'

/** Who looks for whom. */
export interface AddWayProps {
  /** Somebody who waits to be let in: a mailbox then carries the request, and there is no folder to share yet. */
  readonly isAsking?: boolean
}

/** See the head of this file. */
export function AddWay({ isAsking = false }: AddWayProps): ReactNode {
  const say = useSay()
  const { use, isPending, error, reset } = useWays(isAsking)
  const [text, setText] = useState('')
  const [read, setRead] = useState<WaysRead>()
  const [tried, setTried] = useState<readonly string[]>([])
  const add = async (): Promise<void> => {
    const next = waysIn(text)
    setRead(isAsking && next.ok && next.folder !== null ? NO_ADDRESS : next)
    if (!next.ok || (isAsking && next.folder !== null) || isPending || !(await use(next))) return
    setTried([...next.addresses, ...next.mailboxes, ...(next.folder === null ? [] : [next.folder])])
    setText('')
    setRead(undefined)
  }
  const type = (next: string): void => {
    if (error) reset()
    setRead(undefined)
    setText(next)
  }
  const kind = kindOfWays(waysIn(text))
  const hint = isAsking ? 'connection.address.hint' : 'connection.address.hint.folder'
  const submit = (
    <Button type="submit" isDisabled={text.trim() === ''} pending={isPending ? say('connection.trying') : undefined}>
      {say('connection.try')}
    </Button>
  )
  return (
    <Form onSubmit={() => void add()} actions={submit}>
      <TextField
        label={say('connection.address')}
        description={say(kind === undefined ? hint : `connection.kind.${kind}`)}
        value={text}
        onChange={type}
        autoComplete="off"
        spellCheck="false"
        maxLength={4096}
        {...(read?.ok === false && { error: say(read.fault) })}
      />
      <Failure error={error} words={{ 'bad-input': 'connection.error.address', unreachable: unreachableWords(kind) }} />
      <div role="status">
        {tried.map((way) => (
          <TriedWay key={way} way={way} isAsking={isAsking} />
        ))}
      </div>
    </Form>
  )
}

const NO_ADDRESS: WaysRead = { ok: false, fault: 'connection.error.address' }

const unreachableWords = (kind: ReturnType<typeof kindOfWays>): 'folder.error.unusable' | 'connection.error.mailbox' =>
  kind === 'folder' ? 'folder.error.unusable' : 'connection.error.mailbox'

/** Uses ways from now on; false where one cannot be used. */
function useWays(isAsking: boolean) {
  const connect = useAct('network.connect')
  const share = useAct('folder.add')
  const ask = useAct('coalition.join')
  const use = async ({ addresses, mailboxes, folder }: Extract<WaysRead, { ok: true }>): Promise<boolean> => {
    const asking = isAsking && mailboxes.length > 0 ? [() => ask.run({ mailboxes: [...mailboxes], waitSeconds: 0 })] : []
    const sharing = [...mailboxes, ...(folder === null ? [] : [folder])].map((path) => () => share.run({ path }))
    const deeds = [...addresses.map((address) => () => connect.run({ address })), ...(isAsking ? asking : sharing)]
    for (const deed of deeds) if (!(await deed())) return false
    return true
  }
  const all = [connect, share, ask]
  const reset = (): void => {
    for (const one of all) one.reset()
  }
  const error = connect.error ?? share.error ?? ask.error
  return { use, isPending: all.some((one) => one.isPending), error, reset }
}
