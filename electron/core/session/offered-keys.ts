/** Which secrets a host offers on a new link, and what each leads to once the other end has shown it too. SPEC rule SESS-2. */
import type { CoalitionId } from '../../../shared/ids.ts'
import type { Coalition } from '../coalition/coalition.ts'
import type { Joiner } from '../coalition/request-card.ts'
import type { DeviceKeys } from '../replica/own-log.ts'
import type { Replica } from '../replica/replica.ts'
import type { AccessKey } from './handshake.ts'

/** What a link becomes when both ends have shown the same key. */
export type Purpose =
  | { readonly type: 'member'; readonly coalition: CoalitionId }
  /** The other end holds this coalition's invitation. */
  | { readonly type: 'serve'; readonly coalition: CoalitionId; readonly invitation: string }
  /** The other end is a member whom this host asks to be let in. */
  | { readonly type: 'ask' }

/** An access key that knows its purpose. */
export type OfferedKey = AccessKey & { readonly purpose: Purpose }

/** The keys of every coalition served, of the invitation this host holds, and of every coalition's invitations, the most useful first. */
export function offeredKeys(
  served: Iterable<{ readonly replica: Replica; readonly coalition: Coalition }>,
  joiner: Joiner | undefined,
): readonly OfferedKey[] {
  const asked = joiner ? [keyFor(joiner.invitation.rendezvousKey, { type: 'ask' }, joiner.keys)] : []
  return [...asked, ...[...served].flatMap(({ replica, coalition }) => keysOf(replica, coalition))]
}

function keysOf(replica: Replica, { accessKeys, rendezvous }: Coalition): readonly OfferedKey[] {
  const { coalition } = replica
  const device = replica.keys()
  return [
    ...accessKeys().map((key) => keyFor(key, { type: 'member', coalition }, device)),
    ...rendezvous().map(({ key, invitation }) => keyFor(key, { type: 'serve', coalition, invitation }, device)),
  ]
}

const keyFor = (key: Uint8Array, purpose: Purpose, device: DeviceKeys): OfferedKey => ({
  key,
  kind: purpose.type === 'member' ? 'member' : 'join',
  purpose,
  device,
})
