/** Somebody asks to be let in: who says so, the words to compare, three answers. */
import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import type { OutputOf } from '../../shared/api/contract.ts'
import { CheckWords } from '../check/check-words.tsx'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { AlertDialog, Button, Card } from '../kit/index.ts'
import { Row, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'

/** The request, and who hears that they are in. */
export interface RequestCardProps {
  readonly request: OutputOf<'coalition.requests'>[number]
  readonly onIn: (name: string) => void
}

type Question = 'unchecked' | 'refuse'

/** Letting in is the coordinator's deed alone; nothing is decided by waiting. */
export function RequestCard({ request, onIn }: RequestCardProps): ReactNode {
  const say = useSay()
  const [, navigate] = useLocation()
  const admit = useAct('coalition.admit')
  const refuse = useAct('coalition.refuse')
  const [question, setQuestion] = useState<Question>()
  const names = { name: request.name, organisation: request.organisationName }
  const letIn = async (isUnchecked: boolean): Promise<void> => {
    const member = await admit.run({ id: request.id, isUnchecked })
    if (!member) return
    // The page it leads to says so: by envelope they are in only when that has arrived.
    if (request.isByEnvelope) navigate(`/envelope/${member.id}/now`)
    else onIn(request.name)
  }
  const answer = (isOpen: boolean): void => {
    if (!isOpen) setQuestion(undefined)
  }
  return (
    <Card title={say('members.request.title', names)}>
      <Stack>
        <p>{say('members.request.compare', { name: request.name })}</p>
        <CheckWords check={request.check} label={say('members.request.check')} />
        <Row>
          <Button
            variant="primary"
            pending={admit.isPending ? say('members.request.pending') : undefined}
            onPress={() => void letIn(false)}
          >
            {say('members.request.yes')}
          </Button>
          <Button onPress={() => setQuestion('unchecked')}>{say('members.request.unchecked')}</Button>
          <Button variant="quiet" onPress={() => setQuestion('refuse')}>
            {say('members.request.refuse')}
          </Button>
        </Row>
        <Failure error={admit.error ?? refuse.error} words={{ 'bad-code': 'members.error.expired', 'not-found': 'members.error.gone' }} />
      </Stack>
      <AlertDialog
        isOpen={question === 'unchecked'}
        onOpenChange={answer}
        title={say('members.unchecked.title', names)}
        confirmLabel={say('members.unchecked.confirm')}
        onConfirm={() => void letIn(true)}
      >
        {say('members.unchecked.words', names)}
      </AlertDialog>
      <AlertDialog
        isOpen={question === 'refuse'}
        onOpenChange={answer}
        title={say('members.refuse.title', names)}
        confirmLabel={say('members.refuse.confirm')}
        onConfirm={() => void refuse.run({ id: request.id })}
      >
        {say('members.refuse.words')}
      </AlertDialog>
    </Card>
  )
}
