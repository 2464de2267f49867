/** The coalition's name, for coordinators. */
import type { ReactNode } from 'react'
import { Failure } from '../host/failure.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { Card, useToast } from '../kit/index.ts'
import { NameForm } from '../layout/name-form.tsx'
import { useSay } from '../messages/say.tsx'

/** Nothing for everybody else. */
export function CoalitionName(): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { value: coalition } = useAnswer('coalition.show', {})
  const { run, isPending, error } = useAct('coalition.rename')
  if (!coalition?.me?.roles.includes('coordinator')) return null
  const save = async (name: string): Promise<void> => {
    if (await run({ name })) toast({ words: say('settings.saved') })
  }
  return (
    <Card title={say('settings.coalition')}>
      <NameForm
        key={coalition.name}
        label={say('first.coalition.name')}
        current={coalition.name}
        maxLength={500}
        isPending={isPending}
        onSave={(name) => void save(name)}
      >
        <Failure error={error} />
      </NameForm>
    </Card>
  )
}
