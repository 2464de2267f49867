/** On the connection page: linking with a member by two messages, or why that cannot work here. */
import { MessagesSquare, Send } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import type { OutputOf } from '../../shared/api/contract.ts'
import { useAnswer } from '../host/use-answer.ts'
import { Button, Card } from '../kit/index.ts'
import { Note, Row } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { usePreferences } from '../settings/preferences.tsx'
import { CodesDialog } from './codes-dialog.tsx'

type Codes = OutputOf<'code.list'>

/** Where codes can work at all. */
const POSSIBLE: ReadonlySet<Codes['prospect']> = new Set(['private', 'public', 'seen', 'passed-on'])

/** Nothing until the host has answered. */
export function CodesCard(): ReactNode {
  const { value } = useAnswer('code.list', {})
  return value && <Known list={value} />
}

/** Open where a message waits already; what happens meanwhile folds nothing. */
function Known({ list }: { readonly list: Codes }): ReactNode {
  const say = useSay()
  const [, navigate] = useLocation()
  const { isCareful } = usePreferences()
  const { prospect, codes } = list
  const [isOpen, setOpen] = useState(false)
  const [isFolded] = useState(!codes.some(({ state }) => state === 'waiting' || state === 'linking'))
  const isPossible = POSSIBLE.has(prospect)
  return (
    <>
      <Card title={say('codes.title')} isFolded={isFolded}>
        <Note>{say('codes.what')}</Note>
        <p>{say(`codes.prospect.${prospect}`)}</p>
        {isCareful && isPossible && <Note isSmall>{say('codes.careful')}</Note>}
        <Row>
          {isPossible && (
            <Button icon={MessagesSquare} onPress={() => setOpen(true)}>
              {say('codes.open')}
            </Button>
          )}
          <Button variant="quiet" icon={Send} onPress={() => navigate('/envelope')}>
            {say('codes.envelope')}
          </Button>
        </Row>
      </Card>
      <CodesDialog list={list} isOpen={isOpen} onOpenChange={setOpen} />
    </>
  )
}
