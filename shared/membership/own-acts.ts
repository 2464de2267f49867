/** What people do about themselves and their own computers without a coordinator. SPEC rules MEM-8, MEM-10, MEM-13, MEM-15. */
import type { Role } from './acts.ts'
import { roleSchema } from './acts.ts'
import { type DeviceState, isAct, type MembershipEntry, type State } from './entries.ts'

const ANY_RIGHT: readonly Role[] = roleSchema.options
/** A helper lets nobody in, not even its like. SPEC rule MEM-12. */
const ANY_PERSONS: readonly Role[] = ANY_RIGHT.filter((role) => role !== 'helper')
const COORDINATORS: readonly Role[] = ['coordinator']

/** The rights of which its author needs one for this act to count. `state` tells whose computer is whose. */
export const rightsFor = (entry: MembershipEntry, author: DeviceState, state: State): readonly Role[] =>
  rightsForOwn(entry, author, state) ?? COORDINATORS

/** The same for an act that needs no coordinator; undefined for all others. */
export function rightsForOwn(entry: MembershipEntry, author: DeviceState, state: State): readonly Role[] | undefined {
  if (isForOwnComputer(entry)) return isOfAuthor(entry, author) ? ANY_PERSONS : []
  return isAct('succeed')(entry) || isOwnTaking(entry, author, state) ? ANY_RIGHT : undefined
}

/** True for a removal of its own author's person, or of a computer of theirs. */
export const isOwnTaking = (entry: MembershipEntry, author: DeviceState, state: State): boolean =>
  (isAct('remove')(entry) && entry.act.person === author.person) ||
  (isAct('remove-computer')(entry) && state.get(entry.act.device)?.person === author.person)

const isForOwnComputer = (entry: MembershipEntry): boolean =>
  (isAct('invite')(entry) || isAct('admit')(entry)) && entry.act.computerOf !== undefined

const isOfAuthor = (entry: MembershipEntry, { person, organisation }: DeviceState): boolean =>
  (isAct('invite')(entry) || isAct('admit')(entry)) && entry.act.computerOf === person && entry.act.organisation === organisation
