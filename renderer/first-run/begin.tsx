/** Nobody has begun here: what Chorus is, two ways in and one to look around, then who one is. */
import { ArchiveRestore } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { LookAround } from '../demo/look-around.tsx'
import { Button } from '../kit/index.ts'
import { Note, Row, Stack } from '../layout/stack.tsx'
import { Stage } from '../layout/stage.tsx'
import { useSay } from '../messages/say.tsx'
import { LanguageLinks } from '../settings/language-links.tsx'
import { RestoreStep } from './restore-step.tsx'
import { WaysIn } from './ways-in.tsx'
import { YouStep } from './you-step.tsx'

/** The place says which way was chosen, so that reloading the page loses no step. */
export function Begin(): ReactNode {
  const [location, navigate] = useLocation()
  const home = (): void => navigate('/')
  if (location === '/start' || location === '/join') return <YouStep onBack={home} />
  if (location === '/restore') return <RestoreStep onBack={home} onDone={home} />
  return <Opening />
}

function Opening(): ReactNode {
  const say = useSay()
  const [, navigate] = useLocation()
  const actions = (
    <Stack gap="tight">
      <Row>
        <WaysIn />
      </Row>
      <Row>
        <LookAround />
        <Button variant="quiet" icon={ArchiveRestore} onPress={() => navigate('/restore')}>
          {say('first.restore')}
        </Button>
      </Row>
    </Stack>
  )
  return (
    <Stage title={say('first.title')} lead={say('first.lead')} corner={<LanguageLinks />} actions={actions}>
      <Note>{say('first.nothing-sent')}</Note>
    </Stage>
  )
}
