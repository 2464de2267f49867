/** A profile without a coalition, or a further coalition: start one, or join with an invitation. */
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { JoinStep } from '../join/join-step.tsx'
import { Stage } from '../layout/stage.tsx'
import { useSay } from '../messages/say.tsx'
import { LanguageLinks } from '../settings/language-links.tsx'
import { CoalitionStep } from './coalition-step.tsx'
import { WaysIn } from './ways-in.tsx'

/** What follows. */
export interface StartOrJoinProps {
  /** A coalition was founded, or is here already: it is the one to show. */
  readonly onEntered: (coalition: string) => void
}

/** Which of the two is said by the place one is at. */
export function StartOrJoin({ onEntered }: StartOrJoinProps): ReactNode {
  const [location, navigate] = useLocation()
  const back = (): void => navigate('/')
  if (location === '/start') return <CoalitionStep onBack={back} onEntered={onEntered} />
  const open = (coalition: string): void => {
    onEntered(coalition)
    back()
  }
  if (location === '/join') return <JoinStep onBack={back} onOpen={open} />
  return <Choice />
}

function Choice(): ReactNode {
  const say = useSay()
  return (
    <Stage title={say('first.choice.title')} lead={say('first.choice.lead')} corner={<LanguageLinks />} actions={<WaysIn />}>
      {null}
    </Stage>
  )
}
