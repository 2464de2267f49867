/** Which member a person means. */
import { AppError } from '../../shared/errors.ts'
import type { Member } from '../core/coalition/coalition.ts'

/** The member with this id, or the only one of this name or organisation. Throws `not-found`. */
export function memberNamed(members: readonly Member[], named: string): Member {
  const byId = members.filter(({ id }) => id === named)
  const found = byId.length > 0 ? byId : members.filter(({ name, organisationName }) => name === named || organisationName === named)
  const [only, another] = found
  if (only && !another) return only
  throw new AppError('not-found', only ? `Several members are called “${named}”. Give the id of one.` : `There is no member “${named}”.`)
}
