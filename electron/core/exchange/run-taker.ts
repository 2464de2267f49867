/** Takes runs that a peer sends, and what follows from each. SPEC rules EXCH-2, EXCH-5. */
import type { Log } from '../ports/log.ts'
import type { Replica } from '../replica/replica.ts'
import type { BodyExchange } from './body-exchange.ts'
import type { PeerHeads } from './peer-heads.ts'

/** See the head of this file. */
export interface RunTaker {
  /** `wireBytes` is its length as it came. False for one of the own log, which is for its owner to look at. */
  readonly take: (run: Uint8Array, wireBytes: number) => boolean
  readonly entriesTaken: () => number
}

/** What taking works on. */
export interface RunTakerTools {
  readonly replica: Pick<Replica, 'receive'>
  readonly theirs: PeerHeads
  readonly bodies: Pick<BodyExchange, 'ranIn'>
  readonly log: Log
}

/** Nothing was taken yet. */
export function createRunTaker({ replica, theirs, bodies, log }: RunTakerTools): RunTaker {
  let entriesTaken = 0
  const take: RunTaker['take'] = (run, wireBytes) => {
    const [intake] = replica.receive([run])
    if (!intake) return true
    entriesTaken += intake.added
    if (intake.refused === 'own-log') return false
    if (intake.refused) log.info('run refused', { reason: intake.refused })
    else theirs.advanceBy(run)
    bodies.ranIn(intake, wireBytes)
    return true
  }
  return { take, entriesTaken: () => entriesTaken }
}
