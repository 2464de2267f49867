/** A message that waits to be sent and used: the message itself, until when, and what comes next. */
import { type ReactNode, useEffect } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { useCopy } from '../host/use-copy.ts'
import { Button, TextArea } from '../kit/index.ts'
import { Note, Row, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { useWhoOf } from './who-of.ts'

/** The code; `children` is where what comes back goes. */
export interface MessageToSendProps {
  readonly code: OutputOf<'code.make'>
  readonly children: ReactNode
  /** It is on screen: the window stays with it. */
  readonly onShown: () => void
  readonly onGiveUp: () => void
}

/** The copy button has the focus: pasting it elsewhere is the next step. */
export function MessageToSend({ code, children, onShown, onGiveUp }: MessageToSendProps): ReactNode {
  const say = useSay()
  const copy = useCopy()
  const who = useWhoOf(code)
  const { kind, text, until, state, outlook } = code
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is shown; the caller's function is another every time.
  useEffect(onShown, [])
  const message = `${say(`codes.message.${kind}`)}\n\n${text}`
  return (
    <Stack gap="loose">
      <p>{say(`codes.send.${kind}`, { who })}</p>
      <TextArea label={say('codes.message.label')} value={message} isReadOnly rows={3} mostRows={5} />
      <Row>
        <Button variant="primary" autoFocus onPress={() => void copy(message, say('codes.copied'))}>
          {say('codes.copy')}
        </Button>
        <Note isSmall>{say('codes.until', { until: new Date(until) })}</Note>
      </Row>
      {outlook === 'far' && <Note>{say('codes.far')}</Note>}
      {state === 'waiting' && children}
      <Row>
        <Button variant="quiet" onPress={onGiveUp}>
          {say('codes.give-up')}
        </Button>
        <Note isSmall>
          <span role="status">{state === 'linking' ? say('codes.linking', { who }) : say(`codes.wait.${kind}`)}</span>
        </Note>
      </Row>
    </Stack>
  )
}
