/** Finding other computers with Chorus on the networks this computer is on, without anybody typing an address. SPEC rules LAN. */

/** Another computer with Chorus. Nothing is known of whose it is. */
export interface FoundComputer {
  /** Random, and another one each time that Chorus starts. */
  readonly name: string
  /** Where it says that it listens; at most one on each network that both are on. */
  readonly addresses: readonly { readonly host: string; readonly port: number }[]
}

/**
 * How looking goes. `no-network`: this computer is on none. `blocked`: not even this computer hears what it says, or it cannot say it. `unheard`: nothing was heard from
 * any other computer, Chorus or not, although there was time enough. `looking`: others are heard, or it is too early to say.
 */
export type FindingState = 'no-network' | 'looking' | 'found' | 'unheard' | 'blocked'

/** What there is to see. */
export interface LocalNetworkView {
  readonly state: FindingState
  readonly found: readonly FoundComputer[]
  /** Addresses of this computer on the networks where it is announced. */
  readonly announcedAs: readonly string[]
}

/** See the head of this file. */
export interface LocalNetwork {
  /** Says on every network that Chorus listens at this port, and looks for others, until stopped; with another port it is said anew. */
  readonly start: (port: number) => void
  /** Says goodbye. Resolves when no socket or timer is left. Safe to call when stopped. */
  readonly stop: () => Promise<void>
  /** Undefined while stopped. */
  readonly view: () => LocalNetworkView | undefined
}
