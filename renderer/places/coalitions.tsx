/** The coalition that is shown, among those of the profile; starting or joining a further one. */
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { OutputOf } from '../../shared/api/contract.ts'
import { StartOrJoin } from '../first-run/start-or-join.tsx'
import { TellsUse } from '../gate/tells-use.tsx'
import { CoalitionScope, useHost } from '../host/host-provider.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { WaitingRoom } from '../join/waiting-room.tsx'
import { CoalitionFrame } from './coalition-frame.tsx'

/** The coalitions, the one chosen on this computer, and choosing another. */
export interface CoalitionsProps {
  readonly coalitions: OutputOf<'coalition.list'>
  readonly chosen: string | null
  readonly onChoose: (coalition: string) => void
}

/** See the head of this file. */
export function Coalitions({ coalitions, chosen, onChoose }: CoalitionsProps): ReactNode {
  const { connection } = useHost()
  const [location, navigate] = useLocation()
  const { value: joining } = useAnswer('coalition.joining', {})
  const isAsking = joining !== undefined && joining.state !== 'none' && joining.state !== 'let-in'
  const open = (id: string): void => {
    onChoose(id)
    navigate('/')
  }
  if (location === '/join' && isAsking) return <WaitingRoom onBack={() => navigate('/')} onOpen={open} />
  if (location === '/start' || location === '/join') return <StartOrJoin onEntered={onChoose} />
  const current = coalitions.find(({ id }) => id === chosen) ?? coalitions[0]
  if (!current) return null
  return (
    <CoalitionScope key={current.id} connection={connection} coalition={current.id}>
      <TellsUse />
      <CoalitionFrame coalitions={coalitions} current={current} onChoose={onChoose} />
    </CoalitionScope>
  )
}
