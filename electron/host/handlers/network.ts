/** Answers about reaching others, and about what is in the profile. */
import type { HandlersOf, OutputOf } from '../../../shared/api/contract.ts'
import { parsePlace, placeText } from '../address.ts'
import { diagnose } from '../diagnosis.ts'
import type { HostState } from '../host-state.ts'
import { debugState, inspectHost, peerViews, rebuildAndCompare } from '../inspection.ts'
import { findLocally, keepAddresses, keepNetwork } from '../kept-network.ts'
import { openToMembers } from '../kept-port.ts'
import type { OpenCoalition } from '../open-coalition.ts'

type NetworkMethod =
  | 'network'
  | 'network.connect'
  | 'network.forget'
  | 'network.reachable'
  | 'network.lan'
  | 'network.diagnose'
  | 'network.simulate-offline'
  | 'peers'
  | 'debug.state'
  | 'inspect'
  | 'rebuild'

/** See the head of this file. `here` throws where there is no coalition. */
export function networkHandlers(host: HostState, here: () => OpenCoalition): HandlersOf<NetworkMethod> {
  const view = (): OutputOf<'network'> => {
    const { meetingPlaces: _places, needsDefaultRoute: _route, ...shown } = host.network.view()
    return { ...shown, peers: peerViews(host, undefined), usage: [...host.usage.days()] }
  }
  return {
    network: view,
    'network.connect': ({ address }) => {
      host.network.connect(address)
      keepAddresses(host, [address])
      return view()
    },
    'network.forget': ({ address }) => {
      host.network.forget(address)
      const text = placeText(parsePlace(address))
      keepNetwork(host, (held) => ({ ...held, addresses: held.addresses.filter((address) => address !== text) }))
      return view()
    },
    'network.reachable': async ({ on, port }) => {
      if (on) await openToMembers(host, port)
      else await host.network.stopListening()
      keepNetwork(host, (held) => ({ ...held, listen: on ? (host.network.address() ?? null) : null }))
      return view()
    },
    'network.lan': async ({ on }) => {
      await findLocally(host, on)
      keepNetwork(host, (held) => ({ ...held, lan: on }))
      return view()
    },
    'network.diagnose': () => diagnose(host),
    'network.simulate-offline': async ({ on }) => {
      await host.network.simulateOffline(on)
      return view()
    },
    peers: () => peerViews(host, undefined),
    'debug.state': () => debugState(here()),
    inspect: () => inspectHost(host, host.coalitions().length === 0 ? undefined : here()),
    rebuild: () => rebuildAndCompare(here().replica),
  }
}
