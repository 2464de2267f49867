/** Whether an act counts as far as its own past tells. SPEC rules MEM-3, MEM-5, MEM-13, MEM-15. */
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
import type { RefusalReason } from './membership.ts'
import { rightsForOwn } from './own-acts.ts'
import { requestBytes } from './request.ts'
import { isTaking, targetsOf } from './targets.ts'

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
  if (!author || !mayAct(author, entry, past.state)) return 'no-right'
  return judgeContent(entry, past, facts)
}

/** The founder's first entry stands before everything else. That it names this coalition is checked where its bytes are read. */
const knowsNobody = ({ device, known }: MembershipEntry): boolean => [...known.keys()].every((other) => other === device)

/** What people do about themselves needs no coordinator; everything else does. */
function mayAct(author: DeviceState, entry: MembershipEntry, state: State): boolean {
  if (author.endedAt !== undefined && author.endedAt < entry.seq) return false
  const own = rightsForOwn(entry, author, state)
  if (own) return author.grants.some(({ role, voidAfter }) => voidAfter === undefined && own.includes(role))
  return hasRight(author, 'coordinator', entry.seq)
}

function judgeContent(entry: MembershipEntry, past: Settled, facts: JudgeFacts): RefusalReason | 'counts' {
  if (isAct('admit')(entry)) return judgeAdmission(entry, facts)
  if (isTaking(entry) && !targetsOf(entry, past.state).some(hasAnything)) return 'nothing-to-take'
  return 'counts'
}

function judgeAdmission({ act }: EntryOf<'admit'>, facts: JudgeFacts): RefusalReason | 'counts' {
  const { invitation, device, agreement, person } = act
  return facts.verify(invitation, requestBytes({ invitation, device, agreement, person }), act.request) ? 'counts' : 'bad-request'
}

const hasAnything = ({ grants }: DeviceState): boolean => grants.some(({ voidAfter }) => voidAfter === undefined)
