/** Answers about reaching others, and about what is in the profile. */
import { z } from 'zod'
import type { HandlersOf, OutputOf } from '../../../shared/api/contract.ts'
import { fromUtf8, utf8 } from '../../../shared/bytes/hex.ts'
import { addressText, parseAddress } from '../address.ts'
import type { HostState } from '../host-state.ts'
import { debugState, inspectHost, peerViews, rebuildAndCompare } from '../inspection.ts'
import type { OpenCoalition } from '../open-coalition.ts'

type NetworkMethod =
  | 'network'
  | 'network.connect'
  | 'network.forget'
  | 'network.reachable'
  | 'network.simulate-offline'
  | 'peers'
  | 'debug.state'
  | 'inspect'
  | 'rebuild'

const kept = z.object({ addresses: z.array(z.string().max(256)).max(64), listen: z.string().max(256).nullable() })
type KeptNetwork = z.infer<typeof kept>

const NAME = 'network'

/** See the head of this file. `here` throws where there is no coalition. */
export function networkHandlers(host: HostState, here: () => OpenCoalition): HandlersOf<NetworkMethod> {
  const view = (): OutputOf<'network'> => ({ ...host.network.view(), peers: peerViews(host, undefined) })
  return {
    network: view,
    'network.connect': ({ address }) => {
      host.network.connect(address)
      keepNetwork(host, ({ addresses, listen }) => ({
        addresses: [...new Set([...addresses, addressText(parseAddress(address))])],
        listen,
      }))
      return view()
    },
    'network.forget': ({ address }) => {
      host.network.forget(address)
      const text = addressText(parseAddress(address))
      keepNetwork(host, ({ addresses, listen }) => ({ addresses: addresses.filter((held) => held !== text), listen }))
      return view()
    },
    'network.reachable': async ({ on, port = 0 }) => {
      if (on) await host.network.listen(`0.0.0.0:${port}`)
      else await host.network.stopListening()
      keepNetwork(host, ({ addresses }) => ({ addresses, listen: on ? (host.network.address() ?? null) : null }))
      return view()
    },
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

/** What the profile remembers of its ways to others. */
export function keptNetwork({ profile }: Pick<HostState, 'profile'>): KeptNetwork {
  const bytes = profile.value(NAME)
  return bytes ? kept.parse(JSON.parse(fromUtf8(bytes))) : { addresses: [], listen: null }
}

/** Takes up again what was remembered; an address that cannot be used any more is said in the log and left out. */
export async function resumeNetwork(host: HostState): Promise<void> {
  const { addresses, listen } = keptNetwork(host)
  for (const address of addresses) host.network.connect(address)
  if (listen === null || host.network.address() !== undefined) return
  await host.network.listen(listen).catch((error: unknown) => host.tools.log.warn('cannot listen', { error: String(error) }))
}

function keepNetwork(host: HostState, change: (held: KeptNetwork) => KeptNetwork): void {
  host.profile.setValue(NAME, utf8(JSON.stringify(change(keptNetwork(host)))))
}
