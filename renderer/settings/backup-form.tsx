/** A backup's own passphrase, then the file. */
import { type ReactNode, useState } from 'react'
import { Failure } from '../host/failure.tsx'
import { base64ToBytes, saveFile } from '../host/file-bytes.ts'
import { useAct } from '../host/use-answer.ts'
import { Button, useToast } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { useSay } from '../messages/say.tsx'
import { NewPassphrase, passphraseOf } from './new-passphrase.tsx'

/** Gives the file to the browser and calls `onDone`. */
export function BackupForm({ onDone }: { readonly onDone: () => void }): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, isPending, error } = useAct('profile.backup')
  const [draft, setDraft] = useState({ first: '', second: '' })
  const [isTried, setTried] = useState(false)
  const make = async (): Promise<void> => {
    setTried(true)
    const passphrase = passphraseOf(draft)
    const made = passphrase !== undefined && !isPending ? await run({ passphrase }) : undefined
    if (!made) return
    saveFile(made.name, base64ToBytes(made.file), 'application/octet-stream')
    toast({ words: say('settings.backup.made', { name: made.name }) })
    onDone()
  }
  const actions = (
    <Button type="submit" variant="primary" pending={isPending ? say('settings.backup.making') : undefined}>
      {say('settings.backup.make')}
    </Button>
  )
  return (
    <Form onSubmit={() => void make()} actions={actions}>
      <NewPassphrase draft={draft} onChange={setDraft} isTried={isTried} />
      <Failure error={error} words={{ 'too-large': 'settings.backup.too-large' }} />
    </Form>
  )
}
