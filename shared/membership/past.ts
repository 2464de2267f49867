/** Whether an act counts as far as its own past tells. SPEC rules MEM-3, MEM-5. */
import type { PersonId } from '../ids.ts'
import {
  type DeviceState,
  type EntryOf,
  hasRight,
  isAct,
  type MembershipEntry,
  type ResolverFacts,
  type Settled,
  type State,
} from './entries.ts'
import { isOwnLeaving } from './leaving.ts'
import type { RefusalReason } from './membership.ts'
import { requestBytes } from './request.ts'

/** What a judge is told beside the acts. */
export interface JudgeFacts extends Pick<ResolverFacts, 'verify'> {
  /** True for an act from which on nothing of its log counts. SPEC rules LOG-11, MEM-19. */
  readonly isAfterFork: (entry: MembershipEntry) => boolean
}

/** The verdict on an act from the acts its author had applied. */
export function judgeInPast(entry: MembershipEntry, past: Settled, facts: JudgeFacts): RefusalReason | 'counts' {
  const { device, seq } = entry
  if (facts.isAfterFork(entry)) return 'after-fork'
  if (isAct('found')(entry)) return seq === 1 && knowsNobody(entry) ? 'counts' : 'not-founder'
  const author = past.state.get(device)
  if (!author || !mayAct(author, entry)) return 'no-right'
  return judgeContent(entry, past, facts)
}

/** The founder's first entry stands before everything else. That it names this coalition is checked where its bytes are read. */
const knowsNobody = ({ device, known }: MembershipEntry): boolean => [...known.keys()].every((other) => other === device)

/** Whoever holds any right may name a successor and may leave; everything else is a coordinator's. */
function mayAct(author: DeviceState, entry: MembershipEntry): boolean {
  if (author.endedAt !== undefined && author.endedAt < entry.seq) return false
  if (isAct('succeed')(entry) || isOwnLeaving(entry, author)) return author.grants.some(({ voidAfter }) => voidAfter === undefined)
  return hasRight(author, 'coordinator', entry.seq)
}

function judgeContent(entry: MembershipEntry, past: Settled, facts: JudgeFacts): RefusalReason | 'counts' {
  if (isAct('admit')(entry)) return judgeAdmission(entry, facts)
  const takes = isAct('remove')(entry) || isAct('role')(entry)
  return takes && !hasAnything(past.state, entry.act.person) ? 'nothing-to-take' : 'counts'
}

function judgeAdmission({ act }: EntryOf<'admit'>, facts: JudgeFacts): RefusalReason | 'counts' {
  const { invitation, device, agreement, person } = act
  return facts.verify(invitation, requestBytes({ invitation, device, agreement, person }), act.request) ? 'counts' : 'bad-request'
}

const hasAnything = (state: State, person: PersonId): boolean =>
  [...state.values()].some((device) => device.person === person && device.grants.some(({ voidAfter }) => voidAfter === undefined))
