/** Leaving: whoever belongs may remove their own person. SPEC rule MEM-10. */
import { type DeviceState, isAct, type MembershipEntry } from './entries.ts'

/** True for a removal of its own author's person. */
export const isOwnLeaving = (entry: MembershipEntry, author: DeviceState): boolean =>
  isAct('remove')(entry) && entry.act.person === author.person
