/** This computer as an author: the keys in force and the log they sign; a successor's replace them after a restored backup. */
import { KIND } from '../../../shared/entry/header.ts'
import { AppError } from '../../../shared/errors.ts'
import type { DeviceId, DocumentId } from '../../../shared/ids.ts'
import { BEHIND_ACT } from '../../../shared/record/acts.ts'
import { type IntakeDoor, isWithinBounds } from '../log/intake.ts'
import type { ReplicaStore } from '../ports/replica-store.ts'
import { DEVICE_KEYS, encodeDeviceKeys } from './device-keys.ts'
import type { Step } from './durable-step.ts'
import type { DeviceKeys, OwnLog } from './own-log.ts'

/** Adds one entry to the own log within a step. */
export type Append = (kind: number, document: DocumentId | undefined, body: Uint8Array) => void

/** See the head of this file. */
export interface ThisDevice {
  readonly keys: () => DeviceKeys
  /** True for the own log, which is not taken from others, except while it is recovered. */
  readonly refuses: (device: DeviceId) => boolean
  /** Signs, stores and applies an entry. Throws `too-large` for one that nobody would take: none after it could travel either. */
  readonly append: (step: Step, ...entry: Parameters<Append>) => void
  /** Runs the work of a recovery; if it throws, the keys are what they were. */
  readonly recovering: (work: () => void) => void
  /** Goes on under a successor's keys, in the caller's transaction. */
  readonly succeedAs: (successor: DeviceKeys) => void
}

/** What this device writes with. The intake is asked for late, because it asks which log is the own one. */
export interface ThisDeviceTools {
  readonly store: ReplicaStore
  readonly logOf: (keys: DeviceKeys) => OwnLog
  readonly intake: () => IntakeDoor
}

/** This device under the keys in force. */
export function createThisDevice({ store, logOf, intake }: ThisDeviceTools, keysInForce: DeviceKeys): ThisDevice {
  let keys = keysInForce
  let log = logOf(keys)
  let isRecovering = false

  const use = (next: DeviceKeys): void => {
    keys = next
    log = logOf(next)
  }
  const append = (step: Step, ...[kind, document, body]: Parameters<Append>): void => {
    if (!isWithinBounds(kind, body.length))
      throw new AppError('too-large', 'This is too large to be shared at once. Make it smaller or divide it.')
    while (log.namesTooMany()) write(step, KIND.act, undefined, BEHIND_ACT)
    write(step, kind, document, body)
  }
  const write = (step: Step, ...[kind, document, body]: Parameters<Append>): void => {
    const entry = log.append(kind, document, body)
    intake().note(entry)
    intake().covered(entry)
    step.noteOwn()
    step.advance()
  }
  const recovering = (work: () => void): void => {
    const before = keys
    isRecovering = true
    try {
      work()
    } catch (error) {
      use(before)
      throw error
    } finally {
      isRecovering = false
    }
  }
  const succeedAs = (successor: DeviceKeys): void => {
    store.setValue(DEVICE_KEYS, encodeDeviceKeys(successor))
    use(successor)
  }
  return { keys: () => keys, refuses: (device) => device === keys.device && !isRecovering, append, recovering, succeedAs }
}
