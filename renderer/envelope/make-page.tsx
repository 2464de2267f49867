/** Making an envelope: for whom, what goes in, then the file and what to do with it. */
import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { Answered } from '../host/answered.tsx'
import { Failure } from '../host/failure.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { Button, EmptyState, Page, ProgressBar } from '../kit/index.ts'
import { Row, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { MakeForm } from './make-form.tsx'
import { ReadyEnvelope } from './ready-envelope.tsx'
import { type Making, useMaking } from './use-making.ts'

/** For whom at first: a person's or an organisation's id, everybody otherwise. With `makesNow` it is made without asking further. */
export interface MakePageProps {
  readonly recipient?: string | undefined
  readonly makesNow?: boolean
}

/** `#/envelope`, `#/envelope/ID`, `#/envelope/ID/now`. */
export function MakePage({ recipient, makesNow = false }: MakePageProps): ReactNode {
  const say = useSay()
  const post = useAnswer('envelope.post', {})
  const making = useMaking()
  useMakingNow(making, makesNow ? recipient : undefined)
  return (
    <Page title={say('envelope.out.title')} description={say('envelope.out.lead')} width="text">
      <Answered answer={post} words={say('envelope.out.loading')}>
        {(others) =>
          others.length === 0 ? (
            <NobodyYet />
          ) : (
            <>
              {making.made ? (
                <Done making={making} />
              ) : making.isPending ? (
                <ProgressBar label={say('envelope.making.words')} />
              ) : (
                <MakeForm others={others} recipient={recipient} onMake={(order) => void making.make(order)} />
              )}
              <Failure error={making.error} words={{ 'too-large': 'envelope.error.too-large', 'not-found': 'envelope.error.nobody' }} />
            </>
          )
        }
      </Answered>
    </Page>
  )
}

/** Once per page, however often it is drawn. */
function useMakingNow({ make }: Making, recipient: string | undefined): void {
  const isBegun = useRef(false)
  useEffect(() => {
    if (recipient === undefined || isBegun.current) return
    isBegun.current = true
    void make({ for: recipient })
  }, [make, recipient])
}

function Done({ making: { made, start } }: { readonly making: Making }): ReactNode {
  const say = useSay()
  const [, navigate] = useLocation()
  if (!made) return null
  return (
    <Stack>
      <ReadyEnvelope made={made} />
      <Row>
        <Button onPress={start}>{say('envelope.out.another')}</Button>
        <Button variant="quiet" onPress={() => navigate('/')}>
          {say('envelope.out.home')}
        </Button>
      </Row>
    </Stack>
  )
}

function NobodyYet(): ReactNode {
  const say = useSay()
  const [, navigate] = useLocation()
  return (
    <EmptyState picture="envelope" action={<Button onPress={() => navigate('/members/invite')}>{say('members.invite')}</Button>}>
      {say('envelope.out.nobody')}
    </EmptyState>
  )
}
