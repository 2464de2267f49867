/** Joining through a code: the request is kept until a member has answered, also over restarts. SPEC rules JOIN-1 to JOIN-3. */
import type { OutputOf, ParsedInputOf } from '../../shared/api/contract.ts'
import { toHex } from '../../shared/bytes/hex.ts'
import { AppError } from '../../shared/errors.ts'
import type { CoalitionId, PersonId } from '../../shared/ids.ts'
import { invitationKeys, readInvitationCode } from '../../shared/invitation/invitation-code.ts'
import { createDeviceKeys } from '../core/coalition/founding.ts'
import { rememberCoalition } from './coalition-keys.ts'
import type { HostState } from './host-state.ts'
import { keepPendingJoin, type PendingJoin, recallPendingJoin } from './pending-join.ts'

type Joined = OutputOf<'coalition.join'>

/** Asks to be let in and waits up to `waitSeconds` for an answer. Throws `bad-code`, `already-member`, `unreachable`. */
export async function joinCoalition(host: HostState, input: ParsedInputOf<'coalition.join'>): Promise<Joined> {
  if (host.coalition())
    throw new AppError('already-member', 'This profile already belongs to a coalition. Use another profile for a second one.')
  const pending = pendingFor(host, input)
  keepPendingJoin(host.profile, pending)
  for (const address of pending.addresses) host.network.connect(address)
  return await waitForAnswer(host, pending, input.waitSeconds * 1000)
}

/** Goes on asking after a restart. Call once the network has started. */
export function resumeJoin(host: HostState): void {
  const pending = recallPendingJoin(host.profile)
  if (!pending || host.coalition()) return
  for (const address of pending.addresses) host.network.connect(address)
  void waitForAnswer(host, pending, Number.POSITIVE_INFINITY)
}

function pendingFor(host: HostState, { code, address }: ParsedInputOf<'coalition.join'>): PendingJoin {
  const read = readInvitationCode(code)
  if (!read.ok) {
    const where = read.group === undefined ? '' : ` Look at group ${read.group}.`
    throw new AppError('bad-code', `This is not a whole invitation code.${where}`)
  }
  const kept = recallPendingJoin(host.profile)
  const addresses = [...new Set([...(kept?.addresses ?? []), ...(address ? [address] : [])])]
  if (kept && toHex(kept.secret) === toHex(read.secret)) return { ...kept, addresses }
  const { crypto, random, clock } = host.tools
  const joiner = {
    invitation: invitationKeys(read.secret),
    keys: createDeviceKeys(crypto, random),
    person: toHex(random.bytes(16)) as PersonId,
    name: host.person(),
    madeAt: clock.now(),
  }
  return { secret: read.secret, joiner, addresses: address ? [address] : [], coalitionName: undefined, organisationName: undefined }
}

/** Resolves when let in, when a member holds the request and the time is up, or when nobody was reached in time. */
function waitForAnswer(host: HostState, pending: PendingJoin, waitMs: number): Promise<Joined> {
  let state: Joined = {
    state: 'waiting',
    coalition: null,
    coalitionName: pending.coalitionName ?? null,
    organisationName: pending.organisationName ?? null,
  }
  host.network.meet(pending.joiner.invitation.rendezvousKey)
  return new Promise((resolve, reject) => {
    const timer = Number.isFinite(waitMs) ? host.tools.clock.after(waitMs, () => resolve(state)) : undefined
    const stop = host.sessions.join(pending.joiner, {
      offered: ({ coalitionName, organisationName }) => {
        state = { ...state, coalitionName, organisationName }
        keepPendingJoin(host.profile, { ...pending, coalitionName, organisationName })
      },
      held: () => {
        state = { ...state, state: 'requested' }
      },
      letIn: (coalition, accessKey) => {
        timer?.cancel()
        stop()
        enter(host, pending, coalition, accessKey)
        resolve({ ...state, state: 'let-in', coalition })
      },
      refused: (reason) => {
        timer?.cancel()
        reject(new AppError('bad-code', `The invitation was not accepted: ${reason}.`))
      },
    })
  })
}

function enter(host: HostState, pending: PendingJoin, coalition: CoalitionId, accessKey: Uint8Array): void {
  const keys = { coalition, keys: pending.joiner.keys, accessKey, addresses: pending.addresses }
  rememberCoalition(host.profile, keys)
  keepPendingJoin(host.profile, undefined)
  host.addCoalition(keys)
}
