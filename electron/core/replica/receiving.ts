/** Takes runs and bodies from peers, files and tests into a replica, in one durable step each. */
import type { Intake, IntakeDoor } from '../log/intake.ts'
import type { Applier } from './applier.ts'
import type { Steps } from './durable-step.ts'

/** See the head of this file. */
export interface Receiving {
  /** Takes runs and applies what can be applied. One durable step. */
  readonly receive: (runs: readonly Uint8Array[]) => readonly Intake[]
  /** Takes bodies of entries that are here without them; others are passed over. Answers how many bytes of bodies were taken. One durable step. */
  readonly receiveBodies: (bodies: readonly Uint8Array[]) => number
  /**
   * Takes runs and applies what can be applied, then asks `keep`, which sees the replica as it would be. If that is false or throws, nothing was taken and nothing
   * changed. Answers what `keep` did. One durable step.
   */
  readonly receiveIf: (runs: readonly Uint8Array[], keep: (intakes: readonly Intake[]) => boolean) => boolean
}

/** Ends a step that shall leave nothing. */
const NOT_KEPT = new Error('not kept')

/** Receiving through a door. `take` takes one run within a step under way. */
export function createReceiving({
  commit,
  intake,
  applier,
}: {
  readonly commit: Steps['commit']
  readonly intake: IntakeDoor
  readonly applier: Pick<Applier, 'forkNoticed' | 'bodiesCame'>
}): Receiving & { readonly take: (run: Uint8Array) => Intake } {
  const take = (run: Uint8Array): Intake => {
    const result = intake.take(run)
    if (result.forked) applier.forkNoticed()
    applier.bodiesCame(result.filled)
    return result
  }
  const receive: Receiving['receive'] = (runs) => {
    let results: readonly Intake[] = []
    commit(() => {
      results = runs.map(take)
    })
    return results
  }
  const receiveBodies: Receiving['receiveBodies'] = (bodies) => {
    let bytes = 0
    commit(() => {
      for (const body of bodies) {
        const documents = intake.takeBody(body)
        applier.bodiesCame(documents)
        bytes += documents.length * body.length
      }
    })
    return bytes
  }
  const receiveIf: Receiving['receiveIf'] = (runs, keep) => {
    try {
      commit((step) => {
        const intakes = runs.map(take)
        step.advance()
        if (!keep(intakes)) throw NOT_KEPT
      })
      return true
    } catch (error) {
      if (error === NOT_KEPT) return false
      throw error
    }
  }
  return { take, receive, receiveBodies, receiveIf }
}
