/** Other computers of whoever looks that ask to be let in: the words to compare, two answers. */
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { OutputOf } from '../../shared/api/contract.ts'
import { CheckWords } from '../check/check-words.tsx'
import { Failure } from '../host/failure.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { Button, Card, useToast } from '../kit/index.ts'
import { Row, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'

/** Nothing while none asks. `onLetIn` hears that one was. */
export function OwnRequests({ onLetIn = () => undefined }: { readonly onLetIn?: () => void }): ReactNode {
  const { value: requests = [] } = useAnswer('coalition.requests', {})
  return requests
    .filter(({ isMyComputer }) => isMyComputer)
    .map((request) => <OwnRequest key={request.id} request={request} onLetIn={onLetIn} />)
}

interface OwnRequestProps {
  readonly request: OutputOf<'coalition.requests'>[number]
  readonly onLetIn: () => void
}

/** Nobody else can answer it. */
function OwnRequest({ request, onLetIn }: OwnRequestProps): ReactNode {
  const say = useSay()
  const toast = useToast()
  const [, navigate] = useLocation()
  const admit = useAct('coalition.admit')
  const refuse = useAct('coalition.refuse')
  const letIn = async (): Promise<void> => {
    const member = await admit.run({ id: request.id })
    if (!member) return
    onLetIn()
    // By envelope it is in only when that has arrived: the page it leads to says so.
    if (request.isByEnvelope) navigate(`/envelope/${member.id}/now`)
    else toast({ words: say('computers.request.done') })
  }
  return (
    <Card title={say('computers.request.title')}>
      <Stack>
        <p>{say('computers.request.compare')}</p>
        <CheckWords check={request.check} label={say('computers.request.check')} />
        <Row>
          <Button variant="primary" pending={admit.isPending ? say('members.request.pending') : undefined} onPress={() => void letIn()}>
            {say('computers.request.yes')}
          </Button>
          <Button variant="quiet" onPress={() => void refuse.run({ id: request.id })}>
            {say('computers.request.no')}
          </Button>
        </Row>
        <Failure
          error={admit.error ?? refuse.error}
          words={{
            'bad-code': 'computers.error.expired',
            'bad-input': 'computers.error.many',
            'not-found': 'members.error.gone',
            unreachable: 'computers.error.key',
          }}
        />
      </Stack>
    </Card>
  )
}
