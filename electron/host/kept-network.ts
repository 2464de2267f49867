/** What a profile remembers of its ways to others: addresses it tries, and where it lets itself be reached. */
import { z } from 'zod'
import { fromUtf8, utf8 } from '../../shared/bytes/hex.ts'
import { addressText, parseAddress } from './address.ts'
import type { HostState } from './host-state.ts'

const kept = z.object({ addresses: z.array(z.string().max(256)).max(64), listen: z.string().max(256).nullable() })
type KeptNetwork = z.infer<typeof kept>

const NAME = 'network'
const MOST_ADDRESSES = 64

/** Changes what is remembered. */
export function keepNetwork(host: Pick<HostState, 'profile'>, change: (held: KeptNetwork) => KeptNetwork): void {
  host.profile.setValue(NAME, utf8(JSON.stringify(change(recall(host)))))
}

/** Remembers addresses beside those that are, the newest last. Throws `bad-input` for what is no address. */
export function keepAddresses(host: Pick<HostState, 'profile'>, more: readonly string[]): void {
  const texts = more.map((address) => addressText(parseAddress(address)))
  keepNetwork(host, ({ addresses, listen }) => ({ addresses: [...new Set([...addresses, ...texts])].slice(-MOST_ADDRESSES), listen }))
}

/** Takes up again what was remembered; an address that cannot be used any more is said in the log and left out. */
export async function resumeNetwork(host: HostState): Promise<void> {
  const { addresses, listen } = recall(host)
  for (const address of addresses) host.network.connect(address)
  if (listen === null || host.network.address() !== undefined) return
  await host.network.listen(listen).catch((error: unknown) => host.tools.log.warn('cannot listen', { error: String(error) }))
}

function recall({ profile }: Pick<HostState, 'profile'>): KeptNetwork {
  const bytes = profile.value(NAME)
  return bytes ? kept.parse(JSON.parse(fromUtf8(bytes))) : { addresses: [], listen: null }
}
