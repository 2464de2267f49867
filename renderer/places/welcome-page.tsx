/** Just let in: the texts are on their way, and the first that arrives is opened. */
import { type ReactNode, useEffect } from 'react'
import { useLocation } from 'wouter'
import { useAnswer } from '../host/use-answer.ts'
import { Button, Page, Skeleton } from '../kit/index.ts'
import { Row } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'

/** Nobody has to wait here: the way to the start is open. */
export function WelcomePage(): ReactNode {
  const say = useSay()
  const [, navigate] = useLocation()
  const { value: positions } = useAnswer('position.list', {})
  const { value: coalition } = useAnswer('coalition.show', {})
  const first = positions?.[0]?.id
  useEffect(() => {
    if (first !== undefined) navigate(`/positions/${first}/first`, { replace: true })
  }, [first, navigate])
  return (
    <Page title={say('places.welcome.title', { coalition: coalition?.name ?? '' })} width="text">
      <Skeleton lines={4}>{say('places.welcome.words')}</Skeleton>
      <Row>
        <Button onPress={() => navigate('/')}>{say('places.welcome.home')}</Button>
      </Row>
    </Page>
  )
}
