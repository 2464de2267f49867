/** On the connection page: envelopes as the way that always works, with both deeds. */
import { Send } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { Banner, Button, Card } from '../kit/index.ts'
import { Note, Row } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { usePreferences } from '../settings/preferences.tsx'
import { TakeInButton } from './take-in-button.tsx'

/** See the head of this file. */
export function EnvelopesCard(): ReactNode {
  const say = useSay()
  const [, navigate] = useLocation()
  const { isCareful } = usePreferences()
  return (
    <Card title={say('envelope.card')} isFolded>
      {isCareful && <Banner title={say('envelope.careful.title')}>{say('envelope.careful.words')}</Banner>}
      <Note>{say('envelope.card.what')}</Note>
      <Row>
        <Button icon={Send} onPress={() => navigate('/envelope')}>
          {say('envelope.out.button')}
        </Button>
        <TakeInButton />
      </Row>
    </Card>
  )
}
