/** Looks for what must not leave: names and ids of hidden organisations, their people and their computers, and real names of those under a code name. SPEC rules HIDE-3 and HIDE-4. */
import { toHex, utf8 } from '../../../shared/bytes/hex.ts'
import type { OrganisationId } from '../../../shared/ids.ts'
import type { Membership } from '../../../shared/membership/membership.ts'

/** What must not be found. */
export interface Secrets {
  /** Names of hidden organisations, as printed, and real names. */
  readonly names: readonly string[]
  /** Ids of organisations, people, computers and agreement keys, hexadecimal. */
  readonly ids: readonly string[]
}

/** What hidden organisations must not leave in a file, nor those under a code name: of these the real names alone. */
export function secretsOf(
  { devices, invitations }: Membership,
  hidden: ReadonlySet<OrganisationId>,
  nameOf: (organisation: OrganisationId) => string,
  realNames: readonly string[],
): Secrets {
  const standings = [...devices.values()].filter(({ organisation }) => hidden.has(organisation))
  const invited = [...invitations.values()].filter(({ organisation }) => hidden.has(organisation))
  const people = standings.flatMap((one) => [one.device, one.person, one.agreement])
  return {
    names: [...[...hidden].map(nameOf), ...realNames].filter((name) => name !== ''),
    ids: [...hidden, ...people, ...invited.map(({ invitation }) => invitation)],
  }
}

/** The first hidden name in a text, whatever its case. */
export function nameFoundIn(text: string, { names }: Secrets): string | undefined {
  const held = text.normalize('NFKC').toLowerCase()
  return names.find((name) => held.includes(name.normalize('NFKC').toLowerCase()))
}

/** True if a file holds a hidden name, or an id as text or as bytes. */
export function holdsSecret(file: Uint8Array, { names, ids }: Secrets): boolean {
  const held = toHex(file)
  const wanted = [...names.map((name) => toHex(utf8(name))), ...ids.flatMap((id) => [id, toHex(utf8(id))])]
  return wanted.some((hex) => startsOnByte(held, hex))
}

/** True if the bytes are there: not from the middle of one on. */
function startsOnByte(held: string, hex: string): boolean {
  for (let at = held.indexOf(hex); at >= 0; at = held.indexOf(hex, at + 1)) if (at % 2 === 0) return true
  return false
}
