/** Just let in: the texts are on their way, and the first that arrives is opened. */
import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { useAnswer } from '../host/use-answer.ts'
import { Button, Page, Skeleton, useToast } from '../kit/index.ts'
import { Row } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { useNames } from '../messages/use-names.ts'

/** Nobody has to wait here: the way to the start is open. */
export function WelcomePage(): ReactNode {
  const say = useSay()
  const [, navigate] = useLocation()
  const { value: positions } = useAnswer('position.list', {})
  const { value: coalition } = useAnswer('coalition.show', {})
  const first = positions?.[0]?.id
  const greet = useGreeting()
  useEffect(() => {
    if (first === undefined || !greet) return
    greet()
    navigate(`/positions/${first}/first`, { replace: true })
  }, [first, greet, navigate])
  return (
    <Page title={say('places.welcome.title', { coalition: coalition?.name ?? '' })} width="text">
      <Skeleton lines={4}>{say('places.welcome.words')}</Skeleton>
      <Row>
        <Button onPress={() => navigate('/')}>{say('places.welcome.home')}</Button>
      </Row>
    </Page>
  )
}

/** Says, once, that one is in, and who else is here; undefined until that is known. */
function useGreeting(): (() => void) | undefined {
  const say = useSay()
  const list = useNames()
  const toast = useToast()
  const isGreeted = useRef(false)
  const { value: organisations } = useAnswer('organisations', {})
  if (!organisations) return undefined
  const here = organisations.filter(({ isHere, isMine }) => isHere && !isMine).flatMap(({ people }) => people)
  const names = here.flatMap(({ name }) => name || [])
  return () => {
    if (isGreeted.current) return
    isGreeted.current = true
    toast({ words: say('places.welcome.in', { count: names.length, names: list(names) }) })
  }
}
