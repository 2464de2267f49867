/** The coalition's name, for coordinators. */
import { type ReactNode, useState } from 'react'
import { Failure } from '../host/failure.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { Button, Card, TextField, useToast } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { useSay } from '../messages/say.tsx'

/** Nothing for everybody else. */
export function CoalitionName(): ReactNode {
  const say = useSay()
  const { value: coalition } = useAnswer('coalition.show', {})
  if (!coalition?.me?.roles.includes('coordinator')) return null
  return (
    <Card title={say('settings.coalition')}>
      <NameForm key={coalition.name} current={coalition.name} />
    </Card>
  )
}

function NameForm({ current }: { readonly current: string }): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, isPending, error } = useAct('coalition.rename')
  const [name, setName] = useState(current)
  const isChanged = name.trim() !== '' && name.trim() !== current
  const save = async (): Promise<void> => {
    if (isChanged && (await run({ name: name.trim() }))) toast({ words: say('settings.saved') })
  }
  const actions = (
    <Button type="submit" isDisabled={!isChanged} pending={isPending ? say('members.saving') : undefined}>
      {say('members.save')}
    </Button>
  )
  return (
    <Form onSubmit={() => void save()} actions={actions}>
      <TextField label={say('first.coalition.name')} maxLength={500} value={name} onChange={setName} />
      <Failure error={error} />
    </Form>
  )
}
