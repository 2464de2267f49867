/** How many organisations are linked right now; it leads to the connection page, where each is named. */
import type { ReactNode } from 'react'
import { useConnectionState } from '../host/host-provider.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { Link } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'

/** Counts organisations, never computers; nothing while Chorus is away. */
export function HereNow(): ReactNode {
  const say = useSay()
  const { value: organisations } = useAnswer('organisations', {})
  const connection = useConnectionState()
  // What was last heard says nothing of who is here now.
  if (!organisations || connection !== 'open') return null
  const here = organisations.filter(({ isHere, isMine }) => isHere && !isMine).length
  return (
    <Link href="#/connection" isQuiet>
      {say('places.here', { count: here })}
    </Link>
  )
}
