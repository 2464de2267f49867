/** Where a request to be let in looks for members: addresses that only it names, and the meeting place of its invitation. SPEC rule JOIN-5. */
import { toHex } from '../../shared/bytes/hex.ts'
import type { HostState } from './host-state.ts'
import { keptAddresses } from './kept-network.ts'
import type { PendingJoin } from './pending-join.ts'

/** See the head of this file. */
export interface AskedWays {
  /** Looks there, and no more where it looked before. */
  readonly use: (pending: Pick<PendingJoin, 'addresses' | 'joiner'>) => void
  /** Looks nowhere any more; addresses that the profile keeps, or that were dialled anyway, stay. */
  readonly leave: () => void
  /** They led in: they are the coalition's now, and stay. */
  readonly keep: () => void
}

/** None in use yet. */
export function createAskedWays(host: Pick<HostState, 'network' | 'profile'>): AskedWays {
  const { network } = host
  let own: readonly string[] = []
  let meetingKey: Uint8Array | undefined

  const forgetOthersThan = (wanted: readonly string[]): void => {
    const stay = new Set([...wanted, ...keptAddresses(host)])
    for (const address of own) if (!stay.has(address)) network.forget(address)
    own = own.filter((address) => wanted.includes(address))
  }
  const meetAt = (key: Uint8Array | undefined): void => {
    if (meetingKey && (!key || toHex(key) !== toHex(meetingKey))) network.leaveMeeting(meetingKey)
    if (key) network.meet(key)
    meetingKey = key
  }
  const use: AskedWays['use'] = ({ addresses, joiner }) => {
    forgetOthersThan(addresses)
    const known = new Set(network.view().known.map(({ address }) => address))
    own = [...own, ...addresses.filter((address) => !known.has(address))]
    for (const address of addresses) network.connect(address, true)
    meetAt(joiner.invitation.rendezvousKey)
  }
  const leave = (): void => {
    forgetOthersThan([])
    meetAt(undefined)
  }
  const keep = (): void => {
    own = []
    meetingKey = undefined
  }
  return { use, leave, keep }
}
