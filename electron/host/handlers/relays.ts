/** Answers about the servers that help members of a coalition to link. */
import type { relayCalls } from '../../../shared/api/calls/relays.ts'
import type { HandlersOf, OutputOf } from '../../../shared/api/contract.ts'
import { isTurn } from '../../../shared/relays/relay-server.ts'
import type { HostState } from '../host-state.ts'
import type { OpenCoalition } from '../open-coalition.ts'
import { readSettings } from '../settings.ts'

/** See the head of this file. `here` throws where there is no coalition. */
export function relayHandlers(host: HostState, here: () => OpenCoalition): HandlersOf<keyof typeof relayCalls> {
  const view = (): OutputOf<'relays.list'> => {
    const { relays, coalition } = here()
    return {
      servers: relays.list().map(({ url, username }) => ({ url, isTurn: isTurn(url), username })),
      maySet: coalition.isCoordinator(),
      areAsked: !readSettings(host).careful,
    }
  }
  return {
    'relays.list': view,
    'relays.add': (server) => {
      here().relays.add(server)
      return view()
    },
    'relays.remove': ({ url }) => {
      here().relays.remove(url)
      return view()
    },
  }
}
