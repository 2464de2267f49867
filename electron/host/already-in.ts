/** Which coalition of a profile an invitation is for: nobody asks to be let into what they have. SPEC rule JOIN-6. */
import { fromUtf8, toHex, utf8 } from '../../shared/bytes/hex.ts'
import type { CoalitionId } from '../../shared/ids.ts'
import { coalitionProof, type InvitationKeys } from '../../shared/invitation/invitation-code.ts'
import type { HostState } from './host-state.ts'
import type { OpenCoalition } from './open-coalition.ts'

/** The profile's coalition for which the code of these keys was made, as far as can be told here, and whether the profile came in by it. */
export function coalitionInvitedTo(
  { profile, coalitions, tools }: Pick<HostState, 'profile' | 'coalitions' | 'tools'>,
  keys: InvitationKeys,
): { readonly here: OpenCoalition; readonly cameBy: boolean } | undefined {
  const invitation = toHex(tools.crypto.signingPublicKey(keys.signingSeed))
  const cameInto = profile.value(CAME_BY + invitation)
  const entered = cameInto && openHere({ coalitions }, fromUtf8(cameInto) as CoalitionId)
  if (entered) return { here: entered, cameBy: true }
  const here = coalitions().find(({ replica }) => {
    // Whoever coordinates elsewhere can put an invitation's public key into another record, but not its proof.
    const proof = replica.membership().invitations.get(invitation)?.proof
    return proof !== undefined && proof === toHex(coalitionProof(keys.proofKey, replica.coalition))
  })
  return here && { here, cameBy: false }
}

/** The coalition, if the profile has it. */
export const openHere = ({ coalitions }: Pick<HostState, 'coalitions'>, id: CoalitionId): OpenCoalition | undefined =>
  coalitions().find(({ replica }) => replica.coalition === id)

/** Remembers by which invitation the profile came in: its record may be here only later. */
export function rememberCameBy({ profile, tools }: Pick<HostState, 'profile' | 'tools'>, keys: InvitationKeys, id: CoalitionId): void {
  profile.setValue(CAME_BY + toHex(tools.crypto.signingPublicKey(keys.signingSeed)), utf8(id))
}

const CAME_BY = 'came-by/'
