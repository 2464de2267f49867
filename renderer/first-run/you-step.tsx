/** Who one is, and who else uses this computer. Makes the profile. */
import { type ReactNode, useState } from 'react'
import { Failure } from '../host/failure.tsx'
import { useHost } from '../host/host-provider.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button, Disclosure, RadioGroup, Switch, TextField } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { Note } from '../layout/stack.tsx'
import { Stage } from '../layout/stage.tsx'
import { useSay } from '../messages/say.tsx'
import { LanguageLinks } from '../settings/language-links.tsx'
import { NewPassphrase, type PassphraseDraft, passphraseOf } from '../settings/new-passphrase.tsx'
import { usePreferences } from '../settings/preferences.tsx'

type Users = 'me' | 'others'

/** See the head of this file. What follows is chosen by the place one is at. */
export function YouStep({ onBack }: { readonly onBack: () => void }): ReactNode {
  const say = useSay()
  const [name, setName] = useState('')
  const [users, setUsers] = useState<Users>('me')
  const [draft, setDraft] = useState<PassphraseDraft>({ first: '', second: '' })
  const [isCareful, setCareful] = useState(false)
  const [isTried, setTried] = useState(false)
  const { begin, isPending, error } = useBeginning()
  const passphrase = users === 'others' ? passphraseOf(draft) : undefined
  const isReady = name.trim() !== '' && (users === 'me' || passphrase !== undefined)
  const submit = (): void => {
    setTried(true)
    if (isReady && !isPending) void begin({ person: name.trim(), passphrase }, isCareful)
  }
  const actions = (
    <>
      <Button type="submit" variant="primary" pending={isPending ? say('first.you.making') : undefined}>
        {say('first.next')}
      </Button>
      <Button variant="quiet" onPress={onBack}>
        {say('first.back')}
      </Button>
    </>
  )
  return (
    <Stage title={say('first.you.title')} lead={say('first.you.lead')} corner={<LanguageLinks />}>
      <Form onSubmit={submit} actions={actions}>
        <TextField
          label={say('first.you.name')}
          description={say('first.you.name.hint')}
          autoComplete="off"
          autoFocus
          maxLength={200}
          value={name}
          onChange={setName}
          {...(isTried && name.trim() === '' && { error: say('first.you.name.missing') })}
        />
        <RadioGroup<Users>
          label={say('first.you.users')}
          value={users}
          onChange={setUsers}
          options={[
            { id: 'me', label: say('first.you.users.me') },
            { id: 'others', label: say('first.you.users.others'), description: say('first.you.users.others.hint') },
          ]}
        />
        {users === 'others' && <NewPassphrase draft={draft} onChange={setDraft} isTried={isTried} />}
        <Disclosure label={say('first.careful')}>
          <Switch label={say('first.careful.on')} isSelected={isCareful} onChange={setCareful} />
          <Note isSmall>
            {say('first.careful.what')} {say('first.careful.later')}
          </Note>
        </Disclosure>
        <Failure error={error} />
      </Form>
    </Stage>
  )
}

/** Makes the profile, then keeps in it what was already chosen: the language, and careful mode. */
function useBeginning() {
  const { call } = useHost()
  const { chosenLanguage } = usePreferences()
  const { run, isPending, error } = useAct('profile.create')
  const begin = async (profile: { person: string; passphrase: string | undefined }, careful: boolean): Promise<void> => {
    const made = await run(profile)
    if (!made) return
    const lock = careful ? { lockAfterMinutes: 5 } : {}
    await call('settings.set', { language: chosenLanguage, careful, ...lock }).catch(() => undefined)
  }
  return { begin, isPending, error }
}
