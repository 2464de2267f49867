/** A locked profile: its passphrase, or erasing Chorus from this computer in two clicks. */
import { LockOpen, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { isAppError } from '../../shared/errors.ts'
import { Failure, useFailureWords } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button, TextField } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { Stage } from '../layout/stage.tsx'
import { useSay } from '../messages/say.tsx'
import { LanguageLinks } from '../settings/language-links.tsx'
import { EraseDialog } from './erase-dialog.tsx'

/** See the head of this file. */
export function Unlock(): ReactNode {
  const say = useSay()
  const sayFailure = useFailureWords()
  const { run, error, isPending, reset } = useAct('profile.unlock')
  const [passphrase, setPassphrase] = useState('')
  const [isErasing, setErasing] = useState(false)
  const [isMissing, setMissing] = useState(false)
  const wrong = isAppError(error, 'wrong-passphrase') ? sayFailure(error) : undefined
  const unlock = (): void => {
    setMissing(passphrase === '')
    if (passphrase !== '' && !isPending) void run({ passphrase })
  }
  const type = (text: string): void => {
    if (error) reset()
    setPassphrase(text)
  }
  const actions = (
    <>
      <Button type="submit" variant="primary" icon={LockOpen} pending={isPending ? say('gate.unlocking') : undefined}>
        {say('gate.unlock')}
      </Button>
      <Button variant="quiet" icon={Trash2} onPress={() => setErasing(true)}>
        {say('gate.erase')}
      </Button>
    </>
  )
  return (
    <Stage title={say('gate.locked.title')} lead={say('gate.locked.lead')} corner={<LanguageLinks />}>
      <Form onSubmit={unlock} actions={actions}>
        <TextField
          label={say('gate.passphrase')}
          type="password"
          autoComplete="current-password"
          autoFocus
          value={passphrase}
          onChange={type}
          error={wrong ?? (isMissing && passphrase === '' && say('settings.passphrase.missing'))}
        />
        {!wrong && <Failure error={error} />}
      </Form>
      <EraseDialog isOpen={isErasing} onOpenChange={setErasing} />
    </Stage>
  )
}
