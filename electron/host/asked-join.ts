/** What is asked for: a code read, with the request of before where it is the same one, or new keys for a new one. SPEC rules JOIN-2, INV-1. */
import type { ParsedInputOf } from '../../shared/api/contract.ts'
import { toHex } from '../../shared/bytes/hex.ts'
import { AppError } from '../../shared/errors.ts'
import type { PersonId } from '../../shared/ids.ts'
import { invitationKeys, readInvitationCode } from '../../shared/invitation/invitation-code.ts'
import { createDeviceKeys } from '../core/coalition/founding.ts'
import { mailboxUrl, parsePlace, placeText } from './address.ts'
import type { HostState } from './host-state.ts'
import { type PendingJoin, recallPendingJoin } from './pending-join.ts'

const MOST_MAILBOXES = 8

/** The request to keep from now on; nothing is kept yet. Throws `bad-code`, `bad-input` for what is no address, and `not-found` without any code. */
export function pendingFor(host: HostState, input: ParsedInputOf<'coalition.join'>): PendingJoin {
  const { code, address, byEnvelope = false } = input
  const kept = recallPendingJoin(host.profile)
  const secret = code === undefined ? kept?.secret : secretOf(code)
  if (!secret) throw new AppError('not-found', 'Nothing is asked yet. Give the code of the invitation.')
  // Before anything is kept: what is no address would be met again at every start.
  const given = address ? [placeText(parsePlace(address))] : []
  const addresses = [...new Set([...(kept?.addresses ?? []), ...given])]
  const named = (input.mailboxes ?? []).map(mailboxUrl)
  if (kept && toHex(kept.secret) === toHex(secret)) {
    return { ...kept, addresses, mailboxes: [...new Set([...kept.mailboxes, ...named])].slice(-MOST_MAILBOXES), byEnvelope }
  }
  const { crypto, random, clock } = host.tools
  const joiner = {
    invitation: invitationKeys(secret),
    keys: createDeviceKeys(crypto, random),
    person: toHex(random.bytes(16)) as PersonId,
    name: host.person(),
    madeAt: clock.now(),
  }
  return { secret, joiner, addresses: given, mailboxes: named, byEnvelope, ...UNHEARD }
}

function secretOf(code: string): Uint8Array {
  const read = readInvitationCode(code)
  if (read.ok) return read.secret
  const where = read.group === undefined ? '' : ` Look at group ${read.group}.`
  throw new AppError('bad-code', `This is not a whole invitation code.${where}`)
}

/** What the invitation says is heard from a member. */
const UNHEARD = { coalitionName: undefined, organisationName: undefined, isOwnComputer: false }
