/** What a profile remembers of its ways to others: addresses it tries, where it lets itself be reached, and whether it looks on the local network. */
import { z } from 'zod'
import { fromUtf8, utf8 } from '../../shared/bytes/hex.ts'
import { AppError } from '../../shared/errors.ts'
import { parsePlace, placeText } from './address.ts'
import type { HostState } from './host-state.ts'
import { readSettings } from './settings.ts'

const kept = z.object({
  addresses: z.array(z.string().max(256)).max(64),
  listen: z.string().max(256).nullable(),
  lan: z.boolean().default(false),
})
type KeptNetwork = z.infer<typeof kept>

const NAME = 'network'
const MOST_ADDRESSES = 64

/** Changes what is remembered. */
export function keepNetwork(host: Pick<HostState, 'profile'>, change: (held: KeptNetwork) => KeptNetwork): void {
  host.profile.setValue(NAME, utf8(JSON.stringify(change(recall(host)))))
}

/** Remembers addresses beside those that are, the newest last. Throws `bad-input` for what is no address. */
export function keepAddresses(host: Pick<HostState, 'profile'>, more: readonly string[]): void {
  const texts = more.map((address) => placeText(parsePlace(address)))
  keepNetwork(host, (held) => ({ ...held, addresses: [...new Set([...held.addresses, ...texts])].slice(-MOST_ADDRESSES) }))
}

/** The addresses that are remembered. */
export const keptAddresses = (host: Pick<HostState, 'profile'>): readonly string[] => recall(host).addresses

/** Takes up again what was remembered; an address that cannot be used any more is said in the log and left out. `lan` true finds members on the local network anyway. */
export async function resumeNetwork(host: HostState, lan = false): Promise<void> {
  const held = recall(host)
  for (const address of held.addresses) host.network.connect(address)
  if (held.listen !== null && host.network.address() === undefined) {
    await host.network.listen(held.listen).catch((error: unknown) => host.tools.log.warn('cannot listen', { error: String(error) }))
  }
  if (lan) await findLocally(host, true)
  else if (held.lan)
    await findLocally(host, true).catch((error: unknown) => host.tools.log.warn('cannot be found', { error: String(error) }))
}

/** Finds members on the local network, or no more; not remembered. Rejects with `no-right` in careful mode (SPEC rule LAN-1), `unreachable` where no port can be opened. */
export async function findLocally(host: HostState, on: boolean): Promise<void> {
  if (on && readSettings(host).careful) {
    throw new AppError(
      'no-right',
      'In careful mode Chorus does not show itself on the local network. Leave careful mode in the settings first.',
    )
  }
  await host.network.findLocally(on)
}

/** Falls silent on the local network and forgets that it was agreed to. */
export async function leaveLocalNetwork(host: HostState): Promise<void> {
  keepNetwork(host, (held) => ({ ...held, lan: false }))
  await host.network.findLocally(false)
}

function recall({ profile }: Pick<HostState, 'profile'>): KeptNetwork {
  const bytes = profile.value(NAME)
  return bytes ? kept.parse(JSON.parse(fromUtf8(bytes))) : { addresses: [], listen: null, lan: false }
}
