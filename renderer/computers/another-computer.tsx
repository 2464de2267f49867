/** Using Chorus on another computer, too: what to do there, and the invitation to hand over. */
import { type ReactNode, useEffect, useRef } from 'react'
import { Failure } from '../host/failure.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { HandOver } from '../invite/hand-over.tsx'
import { Dialog, Skeleton } from '../kit/index.ts'
import { Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import styles from './computers.module.css'
import { OwnRequests } from './own-requests.tsx'

/** For whose organisation; whether it is open is the caller's. */
export interface AnotherComputerProps {
  readonly organisation: string
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** See the head of this file. */
export function AnotherComputer({ organisation, isOpen, onOpenChange }: AnotherComputerProps): ReactNode {
  const say = useSay()
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title={say('computers.invite.title')} size="wide">
      {(close) => <Handing organisation={organisation} onDone={close} />}
    </Dialog>
  )
}

/** Once the other computer asks, only that is to be answered. */
function Handing({ organisation, onDone }: { readonly organisation: string; readonly onDone: () => void }): ReactNode {
  const { value: requests = [] } = useAnswer('coalition.requests', {})
  if (requests.some(({ isMyComputer }) => isMyComputer)) return <OwnRequests onLetIn={onDone} />
  return <Invitation organisation={organisation} onDone={onDone} />
}

function Invitation({ organisation, onDone }: { readonly organisation: string; readonly onDone: () => void }): ReactNode {
  const say = useSay()
  const { invitation, error } = useOpenInvitation()
  return (
    <Stack>
      <ol className={styles.steps}>
        <li>{say('computers.invite.step.open')}</li>
        <li>{say('computers.invite.step.give')}</li>
        <li>{say('computers.invite.step.compare')}</li>
      </ol>
      <Failure error={error} words={{ 'bad-input': 'computers.error.many' }} />
      {invitation ? (
        <HandOver invitation={{ ...invitation, organisation, isOwnComputer: true }} whereAtFirst={null} onDone={onDone} />
      ) : (
        error === null && <Skeleton>{say('invite.making')}</Skeleton>
      )}
    </Stack>
  )
}

/** The invitation that can still be used, or one that is made now: once, however often it is drawn. */
function useOpenInvitation() {
  const { value: invitation } = useAnswer('computer.invitation', {})
  const { run, error } = useAct('computer.invite')
  const isBegun = useRef(false)
  useEffect(() => {
    if (invitation !== null || isBegun.current) return
    isBegun.current = true
    void run({})
  }, [invitation, run])
  return { invitation, error }
}
