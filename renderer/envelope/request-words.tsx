/** A request to be let in that came as a file: who asks, and what comes next for whoever reads it. */
import type { ReactNode } from 'react'
import { useAnswer } from '../host/use-answer.ts'
import { Button } from '../kit/index.ts'
import { Note, Row } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import type { EnvelopeView } from './envelope-words.ts'

/** The request and its envelope. */
export interface RequestWordsProps {
  readonly view: EnvelopeView
  readonly request: NonNullable<EnvelopeView['request']>
  readonly onGo: (coalition: string | null, place: string) => void
}

/** See the head of this file. */
export function RequestWords({ view, request, onGo }: RequestWordsProps): ReactNode {
  const say = useSay()
  const { value: coalition } = useAnswer('coalition.show', request.state === 'mine' ? null : {})
  const { value: others = [] } = useAnswer('envelope.post', request.state === 'let-in' ? {} : null)
  const names = { name: request.name, organisation: request.organisationName }
  if (request.state === 'mine') return <p>{say('envelope.request.mine')}</p>
  if (request.state === 'let-in') {
    const found = others.find(({ name, organisationName }) => name === names.name && organisationName === names.organisation)
    return (
      <>
        <p>{say('envelope.request.let-in', names)}</p>
        {found && (
          <Row>
            <Button size="small" onPress={() => onGo(view.coalition, `/envelope/${found.id}`)}>
              {say('envelope.request.welcome-again')}
            </Button>
          </Row>
        )}
      </>
    )
  }
  if (request.isMyComputer) return <p>{say('envelope.request.own')}</p>
  const isCoordinator = coalition?.me?.roles.includes('coordinator') ?? false
  return (
    <>
      <p>{say('envelope.request', names)}</p>
      <Note>{isCoordinator ? say('envelope.request.next') : say('envelope.request.for-coordinators')}</Note>
    </>
  )
}
