/** Asked to be let in: how far it is, the words to compare, and what waits when nobody can be reached. */
import { type ReactNode, useEffect, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { CheckWords } from '../check/check-words.tsx'
import { Failure } from '../host/failure.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { AlertDialog, Banner, Button, Card, Steps } from '../kit/index.ts'
import { Stage } from '../layout/stage.tsx'
import { useSay } from '../messages/say.tsx'
import { LanguageLinks } from '../settings/language-links.tsx'
import { AlreadyIn } from './already-in.tsx'
import { ByEnvelope, OnlyEnvelopes } from './by-envelope.tsx'
import { InvitationClaims } from './invitation-claims.tsx'
import { TriedAddresses } from './tried-addresses.tsx'

type Joining = OutputOf<'coalition.joining'>

/** When nobody was found for so long, it is said that nothing is wrong. */
const PATIENCE_MS = 20_000

/** Where another coalition is: the way back to it, while the request waits, and the way into the one that is here already. */
export interface WaitingRoomProps {
  readonly onBack?: () => void
  readonly onOpen?: (coalition: string) => void
}

/** See the head of this file. */
export function WaitingRoom({ onBack, onOpen }: WaitingRoomProps): ReactNode {
  const say = useSay()
  const { value: joining } = useAnswer('coalition.joining', {})
  const { run, error } = useAct('coalition.cancel-join')
  const [isCancelling, setCancelling] = useState(false)
  if (!joining) return null
  const { state, coalition, coalitionName } = joining
  if (state === 'already-in' && coalition !== null) {
    const open = (): void => void run({}).then(() => onOpen?.(coalition))
    return <AlreadyIn coalition={coalitionName ?? ''} onOpen={open} onOther={() => void run({})} />
  }
  const isRefused = joining.state === 'refused'
  const actions = (
    <>
      {onBack && <Button onPress={onBack}>{say('join.wait.back')}</Button>}
      <Button variant={isRefused ? 'primary' : 'quiet'} onPress={() => (isRefused ? void run({}) : setCancelling(true))}>
        {isRefused ? say('join.wait.again') : say('join.wait.cancel')}
      </Button>
    </>
  )
  return (
    <Stage title={isRefused ? say('join.refused.title') : say('join.wait.title')} corner={<LanguageLinks />} actions={actions}>
      {isRefused ? <p>{say('join.refused.words')}</p> : <Waiting joining={joining} />}
      <Failure error={error} />
      <AlertDialog
        isOpen={isCancelling}
        onOpenChange={setCancelling}
        title={say('join.cancel.title')}
        confirmLabel={say('join.cancel.confirm')}
        onConfirm={() => void run({})}
      >
        {say('join.cancel.words')}
      </AlertDialog>
    </Stage>
  )
}

function Waiting({ joining }: { readonly joining: Joining }): ReactNode {
  const say = useSay()
  const { value: network } = useAnswer('network', {})
  const { isQuiet, isPosted, isLooking, isLost } = standingOf(joining, network)
  const isPatienceOver = useIsLong(isLooking && !isLost)
  const isWaiting = joining.state === 'waiting'
  return (
    <>
      {isQuiet && <OnlyEnvelopes />}
      {!isQuiet && <HowFar joining={joining} isPosted={isPosted} />}
      {isLost && (
        <Banner kind="warning" title={say('join.nowhere.title')}>
          {say('join.nowhere.words')}
        </Banner>
      )}
      {isPatienceOver && <NobodyYet network={network} />}
      {joining.check !== null && <Check check={joining.check} isOwnComputer={joining.isOwnComputer} />}
      {joining.coalitionName !== null && (
        <Card>
          <InvitationClaims invitation={joining} />
        </Card>
      )}
      {isWaiting && <ByEnvelope isOnly={isQuiet} isFolded={!isQuiet && !isLost && !isPatienceOver} />}
      {isWaiting && !isQuiet && <TriedAddresses mailboxes={joining.mailboxes} isFolded={!isLost} />}
    </>
  )
}

/** How it stands with whoever waits: nobody is contacted, the request lies in a mailbox, members are looked for, or there is nowhere to look. */
function standingOf(joining: Joining, network: Network) {
  const isQuiet = joining.isByEnvelope
  const isUnmet = joining.state === 'waiting' && joining.coalitionName === null && !isQuiet
  const isPosted = isUnmet && joining.mailboxes.some(({ state }) => state === 'left')
  const isLooking = isUnmet && !isPosted
  return { isQuiet, isPosted, isLooking, isLost: isLooking && joining.mailboxes.length === 0 && knowsNoWay(network) }
}

interface CheckProps {
  readonly check: NonNullable<Joining['check']>
  readonly isOwnComputer: boolean
}

function Check({ check, isOwnComputer }: CheckProps): ReactNode {
  const say = useSay()
  const title = say(isOwnComputer ? 'join.own.check.title' : 'join.check.title')
  return (
    <Card title={title}>
      <p>{say(isOwnComputer ? 'join.own.check.words' : 'join.check.words')}</p>
      <CheckWords check={check} label={title} />
    </Card>
  )
}

/** What lies in a mailbox is on its way without anybody being met. Otherwise one line, or the words to compare would move under the eye. */
function HowFar({ joining, isPosted }: { readonly joining: Joining; readonly isPosted: boolean }): ReactNode {
  const say = useSay()
  const letIn = { id: 'let-in', label: say(joining.isOwnComputer ? 'join.own.step.let-in' : 'join.step.let-in') }
  const steps = isPosted
    ? [{ id: 'posted', label: say('join.step.posted') }, letIn]
    : [
        { id: 'looking', label: say('join.step.looking') },
        { id: 'reached', label: say('join.step.reached') },
        { id: 'asked', label: say('join.step.asked') },
        letIn,
      ]
  const currentId = isPosted ? 'let-in' : stepOf(joining)
  const shown = isPosted ? steps : steps.filter(({ id }) => id === currentId)
  return <Steps label={say('join.steps')} steps={shown} currentId={currentId} direction="down" isWorking />
}

type Network = OutputOf<'network'> | undefined

const knowsNoWay = (network: Network): boolean => network?.known.length === 0 && !network.lan.isOn && network.peers.length === 0

/** Where the meeting address answers, the other computer may well be on: that it is off cannot be said. */
function NobodyYet({ network }: { readonly network: Network }): ReactNode {
  const say = useSay()
  const isMeetingAnswered = network?.known.some(({ isMeeting, state }) => isMeeting && state === 'answered')
  const words = isMeetingAnswered ? 'nobody.meeting' : 'nobody'
  return <Banner title={say(`join.${words}.title`)}>{say(`join.${words}.words`)}</Banner>
}

function stepOf({ state, coalitionName }: Joining): string {
  if (state === 'let-in' || state === 'requested') return 'let-in'
  return coalitionName === null ? 'looking' : 'asked'
}

/** True after the patience is over; false again as soon as the wait is. */
function useIsLong(isWaiting: boolean): boolean {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    setLong(false)
    if (!isWaiting) return undefined
    const timer = setTimeout(() => setLong(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [isWaiting])
  return isLong
}
