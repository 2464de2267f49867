/** The two ways into a coalition. */
import { Mail, PenLine } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { Button } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'

/** A button for starting one and a button for joining one. */
export function WaysIn(): ReactNode {
  const say = useSay()
  const [, navigate] = useLocation()
  return (
    <>
      <Button variant="primary" icon={PenLine} onPress={() => navigate('/start')}>
        {say('first.start')}
      </Button>
      <Button icon={Mail} onPress={() => navigate('/join')}>
        {say('first.join')}
      </Button>
    </>
  )
}
