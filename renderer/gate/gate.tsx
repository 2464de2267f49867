/** What a person meets first: beginning, unlocking, choosing a coalition, waiting to be let in; then the coalition itself. */
import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import type { OutputOf } from '../../shared/api/contract.ts'
import { DroppedFilesProvider } from '../envelope/dropped-files.tsx'
import { FilesWaiting } from '../envelope/files-waiting.tsx'
import { TakeInDialog } from '../envelope/take-in-dialog.tsx'
import { Begin } from '../first-run/begin.tsx'
import { StartOrJoin } from '../first-run/start-or-join.tsx'
import { Failure } from '../host/failure.tsx'
import { useConnectionState } from '../host/host-provider.tsx'
import { useRemembered } from '../host/remembered.ts'
import { useAnswer } from '../host/use-answer.ts'
import { WaitingRoom } from '../join/waiting-room.tsx'
import { Skeleton } from '../kit/index.ts'
import { Stage } from '../layout/stage.tsx'
import { useSay } from '../messages/say.tsx'
import { Coalitions } from '../places/coalitions.tsx'
import { LostNotice } from './lost-notice.tsx'
import { Refused } from './refused.tsx'
import { Unlock } from './unlock.tsx'

/** See the head of this file. What is on screen stays there while the connection is lost. */
export function Gate(): ReactNode {
  const connection = useConnectionState()
  if (connection === 'refused') return <Refused />
  return (
    <>
      {connection === 'lost' && <LostNotice />}
      <Door />
    </>
  )
}

function Door(): ReactNode {
  return (
    <DroppedFilesProvider>
      <Inside />
    </DroppedFilesProvider>
  )
}

function Inside(): ReactNode {
  const profile = useAnswer('profile.state', {})
  const connection = useConnectionState()
  if (!profile.value) return <Opening error={connection === 'open' ? profile.error : null} onRetry={profile.askAgain} />
  if (profile.value.state !== 'open') {
    return (
      <>
        <FilesWaiting />
        {profile.value.state === 'none' ? <Begin /> : <Unlock />}
      </>
    )
  }
  return <OpenProfile />
}

/** Files that were dropped before wait for it. */
function OpenProfile(): ReactNode {
  const [chosen, choose] = useRemembered('coalition')
  const { value: coalitions = [] } = useAnswer('coalition.list', {})
  const current = coalitions.find(({ id }) => id === chosen) ?? coalitions[0]
  return (
    <>
      <OpenPlaces chosen={chosen} choose={choose} />
      <TakeInDialog current={current?.id} onChoose={choose} />
    </>
  )
}

interface Choice {
  readonly chosen: string | null
  readonly choose: (coalition: string) => void
}

function OpenPlaces({ chosen, choose }: Choice): ReactNode {
  const coalitions = useAnswer('coalition.list', {})
  const joining = useAnswer('coalition.joining', {})
  useLandingWhenLetIn(joining.value, choose)
  if (!coalitions.value || !joining.value) {
    return <Opening error={coalitions.error ?? joining.error} onRetry={(coalitions.error ? coalitions : joining).askAgain} />
  }
  if (coalitions.value.length > 0) return <Coalitions coalitions={coalitions.value} chosen={chosen} onChoose={choose} />
  if (joining.value.state !== 'none') return <WaitingRoom />
  return <StartOrJoin onEntered={choose} />
}

/** Whoever was waiting when the door opened is led inside. */
function useLandingWhenLetIn(joining: OutputOf<'coalition.joining'> | undefined, choose: (coalition: string) => void): void {
  const [, navigate] = useLocation()
  const wasWaiting = useRef(false)
  useEffect(() => {
    if (!joining) return
    if (wasWaiting.current && joining.state === 'let-in' && joining.coalition !== null) {
      choose(joining.coalition)
      navigate('/welcome', { replace: true })
    }
    wasWaiting.current = joining.state === 'waiting' || joining.state === 'requested'
  }, [joining, choose, navigate])
}

function Opening({ error, onRetry }: { readonly error: Error | null; readonly onRetry: () => void }): ReactNode {
  const say = useSay()
  return (
    <Stage title={say('layout.name')}>
      {error ? <Failure error={error} onRetry={onRetry} /> : <Skeleton lines={3}>{say('gate.opening')}</Skeleton>}
    </Stage>
  )
}
