/** Whom acts that take rights are about: a person with all computers, or one computer. SPEC rules MEM-6, MEM-15. */
import type { PersonId } from '../ids.ts'
import { type DeviceState, type EntryOf, isAct, type MembershipEntry, type State } from './entries.ts'

/** A removal, a demotion, or the removal of one computer. */
export type Taking = EntryOf<'remove'> | EntryOf<'role'> | EntryOf<'remove-computer'>

/** Narrows to acts that take. */
export const isTaking = (entry: MembershipEntry): entry is Taking =>
  isAct('remove')(entry) || isAct('role')(entry) || isAct('remove-computer')(entry)

/** The person from whom it takes; undefined for a computer that nobody let in. */
export const personTaken = ({ act }: Taking, state: State): PersonId | undefined =>
  act.t === 'remove-computer' ? state.get(act.device)?.person : act.person

/** The computers from which it takes. */
export function targetsOf({ act }: Taking, state: State): readonly DeviceState[] {
  if (act.t !== 'remove-computer') return [...state.values()].filter(({ person }) => person === act.person)
  const device = state.get(act.device)
  return device ? [device] : []
}
