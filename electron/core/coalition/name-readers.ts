/** To whom the real name of an organisation under a code name is sealed. SPEC rules CARD-6 and CARD-9. */
import { fromHex } from '../../../shared/bytes/hex.ts'
import type { DeviceId, OrganisationId } from '../../../shared/ids.ts'
import { belongingDevices, coordinatingDevices } from '../../../shared/membership/epochs.ts'
import { isHelper, type Membership } from '../../../shared/membership/membership.ts'
import { MOST_NAME_KEYS } from '../../../shared/naming/real-name.ts'

/** Agreement keys (32 bytes): of the organisation's own computers, then of the coordinators', each by id; not more than a card has room for. */
export function nameReaders(membership: Membership, organisation: OrganisationId): readonly Uint8Array[] {
  const devices = new Set([...ownComputers(membership, organisation), ...coordinatingDevices(membership)])
  const keys = [...devices].map((device) => membership.devices.get(device)?.agreement ?? '')
  return [...new Set(keys)].slice(0, MOST_NAME_KEYS).map(fromHex)
}

/** Computers of an organisation's people that belong now, in the order in which they seal its name anew. */
export const ownComputers = (membership: Membership, organisation: OrganisationId): readonly DeviceId[] =>
  belongingDevices(membership).filter((device) => {
    const standing = membership.devices.get(device)
    return standing?.organisation === organisation && !isHelper(standing)
  })
