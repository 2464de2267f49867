/**
 * Who may do what: a pure reading of the set of membership acts. Any order of the same acts gives the same answer. SPEC rules MEM-5 to MEM-9.
 *
 * An act counts if its author had the right in the act's own past, and if no removal that holds has cut the author before it. Removals are
 * weighed by seniority, so that of two people who remove each other the one admitted earlier in the chain of admissions stays.
 */
import type { CoalitionId, DeviceId, EntryHash, EpochId, PersonId } from '../ids.ts'
import type { MembershipAct, Role } from './acts.ts'
import type { DeviceStanding, Grant, InvitationStanding, Membership, RefusalReason } from './membership.ts'
import { requestBytes } from './request.ts'

/** One applied act: where it stands and what its author had applied (complete, own log included). */
export interface MembershipEntry {
  readonly hash: EntryHash
  readonly device: DeviceId
  readonly seq: number
  readonly known: ReadonlyMap<DeviceId, number>
  readonly act: MembershipAct | 'unknown'
}

/** What the resolver is told beside the acts. */
export interface ResolverFacts {
  /** First forked sequence by device. */
  readonly forks: ReadonlyMap<DeviceId, number>
  /** Checks an invitation key's signature over request bytes; hexadecimal key and signature. */
  readonly verify: (publicKey: string, message: Uint8Array, signature: string) => boolean
}

type Act<T extends MembershipAct['t']> = Extract<MembershipAct, { t: T }>
type EntryOf<T extends MembershipAct['t']> = MembershipEntry & { readonly act: Act<T> }

/** Resolves the acts of a coalition. Entries may be given in any order; each once. */
export function resolveMembership(coalition: CoalitionId, entries: readonly MembershipEntry[], facts: ResolverFacts): Membership {
  const sorted = [...entries].sort((a, b) => (a.hash < b.hash ? -1 : 1))
  const judge = createJudge(sorted, facts)
  const { state, refused } = judge.settle(sorted)
  const setAside = sorted
    .filter(isAct('set-aside'))
    .filter(({ hash }) => !refused.has(hash))
    .map(({ act }) => act)
  const epochs = sorted.filter(isAct('epoch')).filter(({ hash }) => !refused.has(hash))
  return {
    coalition,
    devices: standingsOf(state, facts),
    invitations: invitationsOf(sorted, refused),
    setAside: setAside.map(({ device, from, to }) => ({ device, from, to })),
    epochs: epochs.map(({ hash, act }) => ({ epoch: hash as string as EpochId, parents: act.parents })),
    refused: [...refused].map(([hash, reason]) => ({ hash, reason })).sort((a, b) => (a.hash < b.hash ? -1 : 1)),
    updateRequired: sorted.filter(({ act, hash }) => act === 'unknown' && !refused.has(hash)).map(({ hash }) => hash),
  }
}

interface DeviceState {
  readonly admission: EntryOf<'found'> | EntryOf<'admit'> | EntryOf<'succeed'>
  readonly person: PersonId
  readonly organisation: DeviceStanding['organisation']
  readonly agreement: string
  readonly lockbox: string | undefined
  readonly grants: readonly Grant[]
  readonly endedAt: number | undefined
  /** Depth of admission and the admitting act: lower is more senior. */
  readonly rank: readonly [number, string]
}

type State = ReadonlyMap<DeviceId, DeviceState>

interface Settled {
  readonly state: State
  readonly refused: ReadonlyMap<EntryHash, RefusalReason>
}

interface Judge {
  readonly settle: (entries: readonly MembershipEntry[]) => Settled
}

function createJudge(all: readonly MembershipEntry[], facts: ResolverFacts): Judge {
  const settledBefore = new Map<EntryHash, Settled>()
  const verdicts = new Map<EntryHash, RefusalReason | 'counts'>()

  const before = (entry: MembershipEntry): Settled => {
    const held = settledBefore.get(entry.hash)
    if (held) return held
    const settled = settle(all.filter((other) => isBefore(other, entry)))
    settledBefore.set(entry.hash, settled)
    return settled
  }
  /** Whether the act counts as far as its own past tells. */
  const verdictOf = (entry: MembershipEntry): RefusalReason | 'counts' => {
    const held = verdicts.get(entry.hash)
    if (held) return held
    const verdict = judgeInPast(entry, before(entry), facts)
    verdicts.set(entry.hash, verdict)
    return verdict
  }
  /** Acts fall away until the rest stands by itself: what falls in one round stays out of the next. */
  const settle = (entries: readonly MembershipEntry[]): Settled => {
    const refused = new Map<EntryHash, RefusalReason>()
    for (const entry of entries) {
      const verdict = verdictOf(entry)
      if (verdict !== 'counts') refused.set(entry.hash, verdict)
    }
    for (;;) {
      const standing = entries.filter(({ hash }) => !refused.has(hash))
      const { state, idle } = stateOf(standing, before)
      const fallen = fallenOf(standing, state, before)
      if (fallen.size === 0) return { state, refused: new Map([...refused, ...idle]) }
      for (const [hash, reason] of fallen) refused.set(hash, reason)
    }
  }
  return { settle }
}

const isBefore = (earlier: MembershipEntry, later: MembershipEntry): boolean => (later.known.get(earlier.device) ?? 0) >= earlier.seq

const isAct =
  <T extends MembershipAct['t']>(type: T) =>
  (entry: MembershipEntry): entry is EntryOf<T> =>
    entry.act !== 'unknown' && entry.act.t === type

function judgeInPast(entry: MembershipEntry, past: Settled, facts: ResolverFacts): RefusalReason | 'counts' {
  const { device, seq } = entry
  if (seq >= (facts.forks.get(device) ?? Number.POSITIVE_INFINITY)) return 'after-fork'
  if (isAct('found')(entry)) return seq === 1 && entry.known.size <= 1 ? 'counts' : 'not-founder'
  const author = past.state.get(device)
  if (!author || (author.endedAt !== undefined && author.endedAt < seq)) return 'no-right'
  if (isAct('succeed')(entry)) return author.grants.some(({ voidAfter }) => voidAfter === undefined) ? 'counts' : 'no-right'
  return hasRight(author, 'coordinator', seq) ? judgeContent(entry, past, facts) : 'no-right'
}

function judgeContent(entry: MembershipEntry, past: Settled, facts: ResolverFacts): RefusalReason | 'counts' {
  if (isAct('admit')(entry)) return judgeAdmission(entry, facts)
  const takes = isAct('remove')(entry) || isAct('role')(entry)
  return takes && !hasAnything(past.state, entry.act.person) ? 'nothing-to-take' : 'counts'
}

function judgeAdmission({ act }: EntryOf<'admit'>, facts: ResolverFacts): RefusalReason | 'counts' {
  const { invitation, device, agreement, person } = act
  return facts.verify(invitation, requestBytes({ invitation, device, agreement, person }), act.request) ? 'counts' : 'bad-request'
}

const hasRight = (state: DeviceState, role: Role, seq: number): boolean =>
  state.grants.some((grant) => grant.role === role && (grant.voidAfter === undefined || seq <= grant.voidAfter))

const hasAnything = (state: State, person: PersonId): boolean =>
  [...state.values()].some((device) => device.person === person && device.grants.some(({ voidAfter }) => voidAfter === undefined))

/** The devices that the acts let in, with their grants and what removals took of them. */
function stateOf(
  entries: readonly MembershipEntry[],
  before: (entry: MembershipEntry) => Settled,
): { state: State; idle: ReadonlyMap<EntryHash, RefusalReason> } {
  const admitted = admissionsOf(entries)
  const granted = addRoleGrants(admitted, entries)
  return takeAway(granted, entries, before)
}

function admissionsOf(entries: readonly MembershipEntry[]): Map<DeviceId, DeviceState> {
  const devices = new Map<DeviceId, DeviceState>()
  for (const entry of entries.filter(isAct('found'))) {
    const { person, organisation, agreement } = entry.act
    const grants = (['coordinator', 'editor', 'signatory'] as const).map((role) => ({ role, since: undefined, voidAfter: undefined }))
    const rest = { person, organisation, agreement, lockbox: undefined, grants, endedAt: undefined, rank: [0, ''] as const }
    devices.set(entry.device, { admission: entry, ...rest })
  }
  const waiting = new Set<EntryOf<'admit'> | EntryOf<'succeed'>>([...entries.filter(isAct('admit')), ...entries.filter(isAct('succeed'))])
  for (let moved = true; moved; ) {
    moved = false
    for (const entry of waiting) {
      const author = devices.get(entry.device)
      if (!author) continue
      waiting.delete(entry)
      moved = true
      letIn(devices, entry, author)
    }
  }
  return devices
}

function letIn(devices: Map<DeviceId, DeviceState>, entry: EntryOf<'admit'> | EntryOf<'succeed'>, author: DeviceState): void {
  const { act, device, seq, hash } = entry
  const since = { device, seq, hash }
  const roles = act.t === 'admit' ? act.roles : [...new Set(author.grants.map(({ role }) => role))]
  const grants = roles.map((role) => ({ role, since, voidAfter: undefined }))
  const { person, organisation } = act.t === 'admit' ? act : author
  const rank = act.t === 'admit' ? ([author.rank[0] + 1, hash] as const) : author.rank
  const held = devices.get(act.device)
  const first = held && isSenior(held.rank, rank) ? held.rank : rank
  devices.set(act.device, {
    admission: held?.admission ?? entry,
    person: held?.person ?? person,
    organisation: held?.organisation ?? organisation,
    agreement: act.agreement,
    lockbox: act.lockbox,
    grants: [...(held?.grants ?? []), ...grants],
    endedAt: held?.endedAt,
    rank: first,
  })
  if (act.t === 'succeed') devices.set(device, { ...author, endedAt: Math.min(seq, author.endedAt ?? seq) })
}

const isSenior = (a: readonly [number, string], b: readonly [number, string]): boolean => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])

function addRoleGrants(devices: Map<DeviceId, DeviceState>, entries: readonly MembershipEntry[]): Map<DeviceId, DeviceState> {
  for (const { act, device, seq, hash } of entries.filter(isAct('role'))) {
    for (const [id, state] of devices) {
      if (state.person !== act.person) continue
      const grants = act.roles.map((role) => ({ role, since: { device, seq, hash }, voidAfter: undefined }))
      devices.set(id, { ...state, grants: [...state.grants, ...grants] })
    }
  }
  return devices
}

type Taking = EntryOf<'remove'> | EntryOf<'role'>

/** Removals and demotions, the most senior author's first; one whose author was cut before it takes nothing. */
function takeAway(
  devices: Map<DeviceId, DeviceState>,
  entries: readonly MembershipEntry[],
  before: (entry: MembershipEntry) => Settled,
): { state: State; idle: ReadonlyMap<EntryHash, RefusalReason> } {
  const idle = new Map<EntryHash, RefusalReason>()
  const takings: Taking[] = [...entries.filter(isAct('remove')), ...entries.filter(isAct('role'))]
  takings.sort((a, b) => compareSeniority(devices, a, b))
  for (const taking of takings) {
    const author = devices.get(taking.device)
    if (!author || !hasRight(author, 'coordinator', taking.seq)) continue
    const coordinators = coordinatorsIn(before(taking).state)
    if (coordinators.has(taking.act.person) && coordinators.size >= 3 && losesCoordinator(taking)) {
      if (!isSeconded(taking, takings, devices)) {
        idle.set(taking.hash, 'needs-second-coordinator')
        continue
      }
    }
    for (const [id, state] of devices) if (state.person === taking.act.person) devices.set(id, cutGrants(id, state, taking, entries))
  }
  return { state: devices, idle }
}

function compareSeniority(devices: State, a: MembershipEntry, b: MembershipEntry): number {
  const [rankA, rankB] = [
    devices.get(a.device)?.rank ?? [Number.POSITIVE_INFINITY, ''],
    devices.get(b.device)?.rank ?? [Number.POSITIVE_INFINITY, ''],
  ]
  if (isSenior(rankA as [number, string], rankB as [number, string])) return -1
  if (isSenior(rankB as [number, string], rankA as [number, string])) return 1
  return a.hash < b.hash ? -1 : 1
}

const losesCoordinator = (taking: Taking): boolean => taking.act.t === 'remove' || !taking.act.roles.includes('coordinator')

function coordinatorsIn(state: State): ReadonlySet<PersonId> {
  const persons = new Set<PersonId>()
  for (const { person, grants } of state.values()) {
    if (grants.some(({ role, voidAfter }) => role === 'coordinator' && voidAfter === undefined)) persons.add(person)
  }
  return persons
}

function isSeconded(taking: Taking, takings: readonly Taking[], devices: State): boolean {
  const voters = takings
    .filter((other) => other.act.person === taking.act.person && losesCoordinator(other))
    .map((other) => devices.get(other.device)?.person)
    .filter((person) => person !== undefined && person !== taking.act.person)
  return new Set(voters).size >= 2
}

/** The highest cut holds; a cut below what its author had recorded is raised to that. Rights given after the taking are untouched. */
function cutGrants(id: DeviceId, state: DeviceState, taking: Taking, entries: readonly MembershipEntry[]): DeviceState {
  const named = taking.act.cuts.find((cut) => cut.device === id)?.seq ?? 0
  const cut = Math.max(named, taking.known.get(id) ?? 0)
  const kept: ReadonlySet<Role> = new Set(taking.act.t === 'role' ? taking.act.roles : [])
  const grants = state.grants.map((grant) => {
    if (kept.has(grant.role) || isAfter(grant, taking, entries)) return grant
    return { ...grant, voidAfter: Math.max(grant.voidAfter ?? 0, cut) }
  })
  return { ...state, grants }
}

function isAfter(grant: Grant, taking: Taking, entries: readonly MembershipEntry[]): boolean {
  if (!grant.since) return false
  if (grant.since.hash === taking.hash) return true
  const giving = entries.find(({ hash }) => hash === grant.since?.hash)
  return giving !== undefined && isBefore(taking, giving)
}

/** Acts that no longer stand: their author's right was cut before them, or their invitation is gone or used. */
function fallenOf(
  entries: readonly MembershipEntry[],
  state: State,
  before: (entry: MembershipEntry) => Settled,
): ReadonlyMap<EntryHash, RefusalReason> {
  const fallen = new Map<EntryHash, RefusalReason>()
  const unknowns = entries.filter(({ act }) => act === 'unknown')
  for (const entry of entries) {
    if (isAct('found')(entry)) continue
    const author = state.get(entry.device)
    if (!author || !hasStanding(entry, author)) fallen.set(entry.hash, 'right-was-taken')
    else if (unknowns.some((unknown) => unknown.hash !== entry.hash && isBefore(unknown, entry)))
      fallen.set(entry.hash, 'after-unknown-act')
  }
  for (const [hash, reason] of misfits(entries, before)) if (!fallen.has(hash)) fallen.set(hash, reason)
  return fallen
}

function hasStanding(entry: MembershipEntry, author: DeviceState): boolean {
  const roles: readonly Role[] = isAct('succeed')(entry) ? ['coordinator', 'editor', 'signatory', 'observer'] : ['coordinator']
  return roles.some((role) => author.grants.some((grant) => grant.role === role && covers(grant, entry)))
}

function covers({ since, voidAfter }: Grant, entry: MembershipEntry): boolean {
  const isKnown = since === undefined || (entry.known.get(since.device) ?? 0) >= since.seq
  return isKnown && (voidAfter === undefined || entry.seq <= voidAfter)
}

/** Admissions without a fitting invitation, and second uses of one: of concurrent uses the act with the lowest hash stays. */
function misfits(entries: readonly MembershipEntry[], before: (entry: MembershipEntry) => Settled): ReadonlyMap<EntryHash, RefusalReason> {
  const result = new Map<EntryHash, RefusalReason>()
  const invites = entries.filter(isAct('invite'))
  const admissions = entries.filter(isAct('admit'))
  for (const admission of admissions) {
    const invite = invites.find(({ act }) => act.invitation === admission.act.invitation)
    if (!invite || !isBefore(invite, admission)) result.set(admission.hash, 'no-such-invitation')
    else if (!fits(admission.act, invite.act)) result.set(admission.hash, 'does-not-fit-invitation')
    else if (admissions.some((other) => isUsedBy(other, admission, before))) result.set(admission.hash, 'invitation-used')
  }
  return result
}

const fits = (admit: Act<'admit'>, invite: Act<'invite'>): boolean =>
  admit.organisation === invite.organisation && admit.roles.every((role) => invite.roles.includes(role))

function isUsedBy(other: EntryOf<'admit'>, admission: EntryOf<'admit'>, before: (entry: MembershipEntry) => Settled): boolean {
  if (other.act.invitation !== admission.act.invitation || other.act.device === admission.act.device) return false
  if (before(admission).refused.has(other.hash)) return false
  return isBefore(other, admission) || (!isBefore(admission, other) && other.hash < admission.hash)
}

function standingsOf(state: State, facts: ResolverFacts): ReadonlyMap<DeviceId, DeviceStanding> {
  const sorted = [...state].sort(([a], [b]) => (a < b ? -1 : 1))
  return new Map(
    sorted.map(([device, { person, organisation, agreement, lockbox, grants, endedAt }]) => [
      device,
      { device, person, organisation, agreement, lockbox, grants, endedAt, forkedAt: facts.forks.get(device) },
    ]),
  )
}

function invitationsOf(
  entries: readonly MembershipEntry[],
  refused: ReadonlyMap<EntryHash, RefusalReason>,
): ReadonlyMap<string, InvitationStanding> {
  const counting = entries.filter(({ hash }) => !refused.has(hash))
  const used = new Set(counting.filter(isAct('admit')).map(({ act }) => act.invitation))
  return new Map(
    counting.filter(isAct('invite')).map(({ act, device }) => {
      const { invitation, organisation, roles, expires, rendezvous, proof } = act
      const state = used.has(invitation) ? ('used' as const) : ('open' as const)
      return [invitation, { invitation, organisation, roles, expires, rendezvous, proof, by: device, state }]
    }),
  )
}
