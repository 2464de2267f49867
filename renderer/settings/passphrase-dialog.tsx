/** Setting, changing or removing the passphrase. */
import { type ReactNode, useState } from 'react'
import { isAppError } from '../../shared/errors.ts'
import { Failure, useFailureWords } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button, Dialog, TextField, useToast } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { useSay } from '../messages/say.tsx'
import { NewPassphrase, passphraseOf } from './new-passphrase.tsx'

/** What is wanted. */
export type PassphraseDeed = 'set' | 'change' | 'remove'

/** Open while there is a deed. */
export interface PassphraseDialogProps {
  readonly deed: PassphraseDeed | undefined
  readonly onClose: () => void
}

/** See the head of this file. */
export function PassphraseDialog({ deed, onClose }: PassphraseDialogProps): ReactNode {
  const say = useSay()
  return (
    <Dialog
      title={say(`settings.passphrase.${deed ?? 'set'}`)}
      size="small"
      isOpen={deed !== undefined}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      {deed && <PassphraseForm deed={deed} onDone={onClose} />}
    </Dialog>
  )
}

function PassphraseForm({ deed, onDone }: { readonly deed: PassphraseDeed; readonly onDone: () => void }): ReactNode {
  const say = useSay()
  const toast = useToast()
  const sayFailure = useFailureWords()
  const { run, isPending, error } = useAct('profile.passphrase')
  const [current, setCurrent] = useState('')
  const [draft, setDraft] = useState({ first: '', second: '' })
  const [isTried, setTried] = useState(false)
  const next = deed === 'remove' ? null : passphraseOf(draft)
  const wrong = isAppError(error, 'wrong-passphrase') ? sayFailure(error) : undefined
  const submit = async (): Promise<void> => {
    setTried(true)
    if (next === undefined || isPending || (deed !== 'set' && current === '')) return
    const done = await run({ next, ...(deed !== 'set' && { current }) })
    if (!done) return
    toast({ words: say('settings.saved') })
    onDone()
  }
  const actions = (
    <Button type="submit" variant={deed === 'remove' ? 'danger' : 'primary'} pending={isPending ? say('members.saving') : undefined}>
      {say(`settings.passphrase.${deed}`)}
    </Button>
  )
  return (
    <Form onSubmit={() => void submit()} actions={actions}>
      {deed === 'remove' && <p>{say('settings.passphrase.remove.what')}</p>}
      {deed !== 'set' && (
        <TextField
          label={say('settings.passphrase.current')}
          type="password"
          autoComplete="current-password"
          autoFocus
          value={current}
          onChange={setCurrent}
          error={wrong ?? (isTried && current === '' ? say('settings.passphrase.missing') : undefined)}
        />
      )}
      {deed !== 'remove' && <NewPassphrase draft={draft} onChange={setDraft} isTried={isTried} />}
      {!wrong && <Failure error={error} />}
    </Form>
  )
}
