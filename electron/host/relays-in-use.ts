/** Which servers connections of this computer ask: those of their coalition, and none in careful mode. SPEC rule RELAY-3. */
import { isTurn } from '../../shared/relays/relay-server.ts'
import type { IceServers } from '../../shared/webrtc/lobby.ts'
import type { HostState } from './host-state.ts'
import type { OpenCoalition } from './open-coalition.ts'
import { readSettings } from './settings.ts'

/** What they can do for this computer: nothing, say how it looks from outside, or pass on what cannot go directly. */
export type RelayHelp = 'none' | 'stun' | 'turn'

/** The servers that connections to members of a coalition ask now. */
export function relaysInUse(host: Pick<HostState, 'profile'>, { relays }: Pick<OpenCoalition, 'relays'>): IceServers {
  if (readSettings(host).careful) return []
  return relays.list().map(({ url, username, password }) => ({ urls: url, username, credential: password }))
}

/** See `RelayHelp`. */
export function helpOf(servers: IceServers): RelayHelp {
  if (servers.length === 0) return 'none'
  return servers.some(({ urls }) => isTurn(urls)) ? 'turn' : 'stun'
}

/** Tells the network which servers members of a coalition are asked for from now on. */
export function applyRelays(
  host: Pick<HostState, 'profile' | 'network' | 'changes'>,
  opened: Pick<OpenCoalition, 'relays' | 'replica'>,
): void {
  if (host.network.askServers(opened.replica.coalition, relaysInUse(host, opened))) host.changes.tell(null, ['network'])
}
