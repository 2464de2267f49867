/** One durable step of a replica: all of a change and its consequences are kept, or none; then listeners are told. */
import type { DocumentId } from '../../../shared/ids.ts'
import type { Chains } from '../log/chains.ts'
import type { IntakeDoor } from '../log/intake.ts'
import type { ReplicaStore } from '../ports/replica-store.ts'
import type { Applied, Applier } from './applier.ts'
import type { Documents } from './documents.ts'

/** What a change of the record touched; tells listeners what to read again. */
export interface ReplicaChange {
  readonly documents: ReadonlySet<DocumentId>
  readonly membership: boolean
  readonly records: boolean
  /** True if entries of this device were added: they are ready to be sent. */
  readonly own: boolean
}

/** A step under way. */
export interface Step extends ReplicaChange {
  /** Applies what can be applied by now: what is appended next cites it. */
  readonly advance: () => void
  /** An entry of this device was appended. */
  readonly noteOwn: () => void
  /** Everything was made again from the record. */
  readonly noteRebuilt: () => void
}

/** See the head of this file. */
export interface Steps {
  readonly commit: (work: (step: Step) => void) => void
  /** Hears of every change; returns how to stop. */
  readonly listen: (listener: (change: ReplicaChange) => void) => () => void
}

/** What steps work on. `documents` is asked for late, because documents seal in steps themselves. */
export interface StepTools {
  readonly store: ReplicaStore
  readonly chains: Chains
  readonly applier: Applier
  readonly intake: Pick<IntakeDoor, 'reload'>
  readonly documents: () => Documents
}

/** Steps over a replica's parts. */
export function createSteps({ store, chains, applier, intake, documents }: StepTools): Steps {
  const listeners = new Set<(change: ReplicaChange) => void>()

  const commit = (work: (step: Step) => void): void => {
    const step = createStep(applier)
    try {
      store.transaction(() => {
        work(step)
        step.advance()
        if (step.exclusions) documents().exclusionsChanged()
      })
    } catch (error) {
      chains.reload()
      applier.reload()
      intake.reload()
      throw error
    }
    if (step.entries === 0 && !step.membership) return
    documents().entriesApplied(step.documents, step.exclusions)
    for (const listener of listeners) listener(step)
  }
  const listen = (listener: (change: ReplicaChange) => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  return { commit, listen }
}

interface OpenStep extends Step, Applied {
  entries: number
  documents: Set<DocumentId>
  membership: boolean
  records: boolean
  exclusions: boolean
  own: boolean
}

function createStep(applier: Applier): OpenStep {
  const step: OpenStep = {
    entries: 0,
    documents: new Set(),
    membership: false,
    records: false,
    exclusions: false,
    own: false,
    advance: () => addRound(step, applier.advance()),
    noteOwn: () => {
      step.own = true
    },
    noteRebuilt: () => {
      step.exclusions = true
    },
  }
  return step
}

function addRound(step: OpenStep, round: Applied): void {
  step.entries += round.entries
  for (const document of round.documents) step.documents.add(document)
  step.membership ||= round.membership
  step.records ||= round.records
  step.exclusions ||= round.exclusions
}
