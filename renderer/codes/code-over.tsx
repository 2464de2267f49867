/** What came of a code that waits no more. */
import { Send } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Banner, Button } from '../kit/index.ts'
import { Row, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { useWhoOf } from './who-of.ts'

/** The code, and the ways on. */
export interface CodeOverProps {
  readonly code: OutputOf<'code.make'>
  readonly onAgain: () => void
  readonly onClose: () => void
}

/** See the head of this file. */
export function CodeOver({ code, onAgain, onClose }: CodeOverProps): ReactNode {
  const say = useSay()
  const [, navigate] = useLocation()
  const who = useWhoOf(code)
  const { state } = code
  if (state === 'linked') {
    return (
      <Stack gap="loose">
        <Banner kind="good">{say('codes.linked', { who })}</Banner>
        <Row>
          <Button variant="primary" autoFocus onPress={onClose}>
            {say('kit.close')}
          </Button>
        </Row>
      </Stack>
    )
  }
  return (
    <Stack gap="loose">
      <Banner kind="warning">
        {say(state === 'failed' ? 'codes.failed' : state === 'lost' ? 'codes.lost' : 'codes.expired', { who })}
      </Banner>
      <Row>
        <Button variant="primary" autoFocus onPress={onAgain}>
          {say('codes.again')}
        </Button>
        <Button variant="quiet" icon={Send} onPress={() => navigate('/envelope')}>
          {say('codes.envelope')}
        </Button>
      </Row>
    </Stack>
  )
}
