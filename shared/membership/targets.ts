/** Whom acts that take rights are about: a person with all computers, or one computer. SPEC rules MEM-6, MEM-15. */
import type { DeviceId, PersonId } from '../ids.ts'
import { type DeviceState, type EntryOf, isAct, type MembershipEntry, type State } from './entries.ts'

/** A removal, a demotion, or the removal of one computer. */
export type Taking = EntryOf<'remove'> | EntryOf<'role'> | EntryOf<'remove-computer'>

/** Narrows to acts that take. */
export const isTaking = (entry: MembershipEntry): entry is Taking =>
  isAct('remove')(entry) || isAct('role')(entry) || isAct('remove-computer')(entry)

/** The person from whom it takes; undefined for a computer that nobody let in. */
export const personTaken = ({ act }: Taking, state: State): PersonId | undefined =>
  act.t === 'remove-computer' ? state.get(act.device)?.person : act.person

/** True for a computer from which it takes. */
export const isTarget = ({ act }: Taking, id: DeviceId, { person }: DeviceState): boolean =>
  act.t === 'remove-computer' ? act.device === id : act.person === person

/** The computers from which it takes. */
export const targetsOf = (taking: Taking, state: State): readonly DeviceState[] =>
  [...state].filter(([id, device]) => isTarget(taking, id, device)).map(([, device]) => device)
