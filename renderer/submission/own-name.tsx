/** Whether documents for others name one's own organisation, and what that does and does not do. SPEC rules HIDE-1 to HIDE-3. */
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../host/use-answer.ts'
import { Button, Card } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import { HideDialog } from './hide-dialog.tsx'

/** For those who sign or coordinate; nothing for others. */
export function OwnNameCard(): ReactNode {
  const say = useSay()
  const { value: coalition } = useAnswer('coalition.show', {})
  const { value: hidden } = useAnswer('organisation.hidden', {})
  const [isAsking, setAsking] = useState(false)
  const me = coalition?.me
  const may = me?.roles.some((role) => role === 'signatory' || role === 'coordinator') ?? false
  if (!me || !hidden || !may) return null
  const { organisation: id, organisationName: name } = me
  const isHidden = hidden.some((one) => one.id === id)
  return (
    <Card
      title={say('submission.name')}
      actions={
        <Button size="small" onPress={() => setAsking(true)}>
          {say(isHidden ? 'submission.name.show' : 'submission.name.hide')}
        </Button>
      }
    >
      <p>{say(isHidden ? 'submission.name.hidden' : 'submission.name.named', { organisation: name })}</p>
      {isAsking && <HideDialog organisation={{ id, name }} isHidden={isHidden} onClose={() => setAsking(false)} />}
    </Card>
  )
}
