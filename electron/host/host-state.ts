/** The inside of a host, as its parts see it. */
import type { ReplicaStore } from '../core/ports/replica-store.ts'
import type { Sessions } from '../core/session/sessions.ts'
import type { CoalitionKeys } from './coalition-keys.ts'
import type { HostTools } from './host-tools.ts'
import type { Network } from './network.ts'
import type { OpenCoalition } from './open-coalition.ts'

/** The inside of a host, as handlers see it. */
export interface HostState {
  readonly tools: HostTools
  readonly profile: ReplicaStore
  readonly sessions: Sessions
  readonly network: Network
  readonly person: () => string
  readonly coalition: () => OpenCoalition | undefined
  /** Opens the record of a coalition the profile has just founded or joined, and serves it. */
  readonly addCoalition: (keys: CoalitionKeys) => OpenCoalition
}
