/** The name that members see. */
import type { ReactNode } from 'react'
import { Failure } from '../host/failure.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { Card, useToast } from '../kit/index.ts'
import { NameForm } from '../layout/name-form.tsx'
import { useSay } from '../messages/say.tsx'

/** See the head of this file. */
export function NameCard(): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { value: profile } = useAnswer('profile.state', {})
  const { run, isPending, error } = useAct('profile.rename')
  const save = async (person: string): Promise<void> => {
    if (await run({ person })) toast({ words: say('settings.saved') })
  }
  return (
    <Card title={say('settings.you')}>
      {profile?.person != null && (
        <NameForm
          key={profile.person}
          label={say('first.you.name')}
          description={say('settings.you.what')}
          current={profile.person}
          maxLength={200}
          isPending={isPending}
          onSave={(person) => void save(person)}
        >
          <Failure error={error} />
        </NameForm>
      )}
    </Card>
  )
}
