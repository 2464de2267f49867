/** The name that members see. */
import { type ReactNode, useState } from 'react'
import { Failure } from '../host/failure.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { Button, Card, TextField, useToast } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { useSay } from '../messages/say.tsx'

/** See the head of this file. */
export function NameCard(): ReactNode {
  const say = useSay()
  const { value: profile } = useAnswer('profile.state', {})
  return <Card title={say('settings.you')}>{profile?.person != null && <NameForm key={profile.person} person={profile.person} />}</Card>
}

function NameForm({ person }: { readonly person: string }): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, isPending, error } = useAct('profile.rename')
  const [name, setName] = useState(person)
  const isChanged = name.trim() !== '' && name.trim() !== person
  const save = async (): Promise<void> => {
    if (isChanged && (await run({ person: name.trim() }))) toast({ words: say('settings.saved') })
  }
  const actions = (
    <Button type="submit" isDisabled={!isChanged} pending={isPending ? say('members.saving') : undefined}>
      {say('members.save')}
    </Button>
  )
  return (
    <Form onSubmit={() => void save()} actions={actions}>
      <TextField label={say('first.you.name')} description={say('settings.you.what')} maxLength={200} value={name} onChange={setName} />
      <Failure error={error} />
    </Form>
  )
}
