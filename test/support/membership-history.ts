/** Histories of membership acts for the resolver: who acts, who knows of whom, and lives by chance. */
import type { CoalitionId, DeviceId, EntryHash, EpochId, OrganisationId, PersonId } from '../../shared/ids.ts'
import type { MembershipAct, Role } from '../../shared/membership/acts.ts'
import { type Act, isAct, type Place } from '../../shared/membership/entries.ts'
import type { Membership } from '../../shared/membership/membership.ts'
import { type MembershipEntry, resolveMembership } from '../../shared/membership/resolver.ts'
import type { SeededRandom } from './seeded-random.ts'

const COALITION = 'c0'.repeat(32) as CoalitionId
const EXPIRES = '2027-01-01T00:00:00.000Z'
export const hexOf = (number: number, bytes: number): string => number.toString(16).padStart(bytes * 2, '0')
export const deviceOf = (name: number): DeviceId => hexOf(name + 1, 32) as DeviceId
export const personOf = (name: number): PersonId => hexOf(name + 1, 16) as PersonId
export const ORGANISATION = hexOf(7, 16) as OrganisationId

/** A log as one computer writes it: a copy of that computer writes another branch. */
interface Line {
  readonly device: DeviceId
  /** Hashes of its entries in order. */
  readonly hashes: EntryHash[]
  /** What it had of other logs, a place for each branch. */
  readonly heads: Map<DeviceId, readonly Place[]>
}

/** Logs, and what each computer knows of the others. Names are numbers; each is of the device of its number, but for copies. */
function createLogs() {
  const lines = new Map<number, Line>()
  let texts = 0
  const lineOf = (name: number): Line => {
    const line = lines.get(name) ?? { device: deviceOf(name), hashes: [], heads: new Map() }
    lines.set(name, line)
    return line
  }
  const isAlong = (device: DeviceId, end: Place, place: Place): boolean =>
    [...lines.values()].some(
      (line) =>
        line.device === device &&
        place.seq <= end.seq &&
        [end, place].every(({ seq, hash }) => hash !== '' && line.hashes[seq - 1]?.startsWith(hash) === true),
    )
  /** So many texts by this computer. */
  const write = (name: number, count: number): void => {
    for (let left = count; left > 0; left--) lineOf(name).hashes.push(hexOf(0xfff_0000 + texts++, 32) as EntryHash)
  }
  /** Another computer with the same keys goes on from before the entry `at`, knowing what the first knows; once for each name. */
  const copy = (name: number, at: number, as: number): void => {
    if (lines.has(as)) return
    const { device, hashes, heads } = lineOf(name)
    lines.set(as, { device, hashes: hashes.slice(0, at - 1), heads: new Map(heads) })
  }
  /** Of an entry of this computer; zeros where it has none there. */
  const hashAt = (name: number, seq: number): EntryHash => lineOf(name).hashes[seq - 1] ?? (hexOf(0, 32) as EntryHash)
  const lengthOf = (name: number): number => lineOf(name).hashes.length
  const forks = (): ReadonlyMap<DeviceId, number> => {
    const pairs = [...lines.values()].flatMap((a) =>
      [...lines.values()].filter((b) => b !== a && b.device === a.device).map((b) => [a, b] as const),
    )
    const found = new Map<DeviceId, number>()
    for (const [a, b] of pairs) {
      const at = a.hashes.findIndex((hash, index) => b.hashes[index] !== undefined && b.hashes[index] !== hash) + 1
      if (at > 0) found.set(a.device, Math.min(at, found.get(a.device) ?? at))
    }
    return found
  }
  /** `to` learns everything that `from` knows. */
  const tell = (from: number, to: number): void => {
    const { device, hashes, heads } = lineOf(from)
    for (const [other, places] of heads) for (const place of places) learn(to, other, place)
    const hash = hashes.at(-1)
    if (hash) learn(to, device, { seq: hashes.length, hash })
  }
  const learn = (name: number, device: DeviceId, place: Place): void => {
    const line = lineOf(name)
    const held = line.heads.get(device) ?? []
    if (device === line.device || held.some((end) => isAlong(device, end, place))) return
    line.heads.set(device, [...held.filter((one) => !isAlong(device, place, one)), place])
  }
  return { lineOf, isAlong, write, copy, lengthOf, hashAt, forks, tell }
}

/** Logs of devices that know of each other what they are told. */
export function createHistory() {
  const entries: MembershipEntry[] = []
  const { lineOf, ...logs } = createLogs()
  /** `sought` is the hash of an author who tried until it suited. */
  const act = (name: number, body: MembershipAct | 'unknown', sought?: number): MembershipEntry => {
    const { device, hashes, heads } = lineOf(name)
    const hash = hexOf(sought ?? 1000 + ((entries.length * 7919 + 13) % 65_521), 32) as EntryHash
    const known = new Map([...heads].map(([other, places]) => [other, Math.max(...places.map(({ seq }) => seq))] as const))
    if (hashes.length > 0) known.set(device, hashes.length)
    const entry = { hash, device, seq: hashes.push(hash), known, heads: new Map(heads), act: body }
    entries.push(entry)
    return entry
  }
  const found = (): void => {
    const body = { t: 'found' as const, nonce: hexOf(1, 16), person: personOf(0), organisation: ORGANISATION, agreement: hexOf(1, 32) }
    act(0, body)
  }
  const letIn = (by: number, name: number, roles: readonly Role[], mark: Partial<Act<'admit'>> = {}): MembershipEntry => {
    const invitation = invite(by, roles)
    return admit(by, name, invitation, roles, mark)
  }
  const invite = (by: number, roles: readonly Role[]): string => {
    const invitation = hexOf(entries.length + 1000, 32)
    const filler = hexOf(2, 32)
    const expires = EXPIRES
    act(by, { t: 'invite', invitation, organisation: ORGANISATION, roles: [...roles], expires, rendezvous: filler, proof: filler })
    return invitation
  }
  const admit = (
    by: number,
    name: number,
    invitation: string,
    roles: readonly Role[],
    mark: Partial<Act<'admit'>> = {},
    sought?: number,
  ): MembershipEntry => {
    const parts = { invitation, device: deviceOf(name), agreement: hexOf(3, 32), person: personOf(name), organisation: ORGANISATION }
    return act(by, { t: 'admit', ...parts, roles: [...roles], request: hexOf(4, 64), lockbox: '', ...mark }, sought)
  }
  const succeed = (by: number, name: number, agreement = hexOf(3, 32)): MembershipEntry =>
    act(by, { t: 'succeed', device: deviceOf(name), agreement, lockbox: '' })
  const remove = (by: number, name: number, cutAt = 0): MembershipEntry => {
    const cuts = [{ device: deviceOf(name), seq: cutAt, hash: logs.hashAt(name, cutAt) }]
    return act(by, { t: 'remove', person: personOf(name), cuts })
  }
  const epoch = (by: number, names: readonly number[]): MembershipEntry =>
    act(by, { t: 'epoch', parents: [hexOf(0, 32) as EpochId], lockboxes: names.map((name) => ({ device: deviceOf(name), box: '' })) })
  const resolve = (list: readonly MembershipEntry[] = entries): Membership =>
    resolveMembership(COALITION, list, { forks: logs.forks(), isAlong: logs.isAlong, verify: () => true })
  const computers = computerActs(act, () => entries.length)
  return { entries, act, ...logs, found, letIn, invite, admit, succeed, remove, ...computers, epoch, resolve }
}

/** Acts about other computers of people; `count` makes invitations new. */
function computerActs(act: (name: number, body: MembershipAct) => MembershipEntry, count: () => number) {
  /** Makes an invitation for another computer of `by`'s person, and lets the device `name` in by it; `owner` in whose name. */
  const letInComputer = (by: number, name: number, owner = ownerOf(by)): MembershipEntry => {
    const invitation = inviteComputer(by, owner)
    return admitComputer(by, name, invitation, owner)
  }
  const inviteComputer = (by: number, owner = ownerOf(by)): string => {
    const invitation = hexOf(count() + 1000, 32)
    const filler = hexOf(2, 32)
    const parts = { organisation: ORGANISATION, roles: ['observer' as const], expires: EXPIRES, rendezvous: filler, proof: filler }
    act(by, { t: 'invite', invitation, ...parts, computerOf: personOf(owner) })
    return invitation
  }
  const admitComputer = (by: number, name: number, invitation: string, owner = ownerOf(by)): MembershipEntry => {
    const parts = { invitation, device: deviceOf(name), agreement: hexOf(name + 300, 32), person: personOf(name) }
    if (!owners.has(name)) owners.set(name, owner)
    const rest = {
      organisation: ORGANISATION,
      roles: ['observer' as const],
      request: hexOf(4, 64),
      lockbox: '',
      computerOf: personOf(owner),
    }
    return act(by, { t: 'admit', ...parts, ...rest })
  }
  const removeComputer = (by: number, name: number, cutAt = 0): MembershipEntry => {
    const cuts = [{ device: deviceOf(name), seq: cutAt, hash: hexOf(0, 32) as EntryHash }]
    return act(by, { t: 'remove-computer', device: deviceOf(name), cuts })
  }
  const owners = new Map<number, number>()
  const ownerOf = (name: number): number => owners.get(name) ?? name
  return { letInComputer, inviteComputer, admitComputer, removeComputer }
}

/** A key of whoever is hostile. */
export const THEIRS = hexOf(0xbad, 32)

/** A history from chance: people come, go and take from each other, and some of their programs are changed. */
export function livedHistory(random: SeededRandom, steps = 30): ReturnType<typeof createHistory> {
  const history = createHistory()
  history.found()
  for (let step = 0; step < steps; step++) {
    if (random.oneIn(4)) beHostile(history, random, anybodyOf(random))
    else live(history, random)
  }
  return history
}

/** People of small numbers, and at times copies of their computers. */
const anybodyOf = (random: SeededRandom): number => (random.oneIn(4) ? 100 : 0) + random.below(4)

/** Numbers of devices that come in as another computer of somebody. */
const OTHERS = [20, 21, 22] as const

/** What may happen, by chance out of twenty. */
function live(history: ReturnType<typeof createHistory>, random: SeededRandom): void {
  const { act, tell, letIn, succeed, remove, letInComputer, removeComputer, epoch } = history
  const anybody = (): number => (random.oneIn(3) ? random.pick(OTHERS) : random.below(5))
  const [by, other] = [anybody(), anybody()]
  const newcomer = random.below(5)
  const letInSomebody = (): unknown => letIn(by, newcomer, random.oneIn(2) ? ['coordinator', 'editor'] : ['editor'])
  const goOn = (): void => {
    const successor = random.pick(OTHERS)
    succeed(by, successor, hexOf(successor + 300, 32))
  }
  const getAnother = (): void => {
    const another = random.pick(OTHERS)
    letInComputer(by, another)
    if (random.oneIn(2)) tell(by, another)
  }
  const events: readonly (readonly [chances: number, event: () => unknown])[] = [
    [5, () => tell(by, other)],
    [4, letInSomebody],
    [1, () => remove(by, newcomer, random.below(4))],
    [1, () => remove(by, by)],
    [1, () => epoch(by, [by, other])],
    [1, () => act(by, { t: 'role', person: personOf(newcomer), roles: ['editor'], cuts: [] })],
    [3, getAnother],
    [3, () => removeComputer(by, random.pick([by, other, ...OTHERS]), random.below(4))],
    [1, goOn],
  ]
  events.flatMap(([chances, event]) => Array.from({ length: chances }, () => event))[random.below(20)]?.()
}

/** One thing that a changed program can do: name who is in, repeat an invitation, fork a log, write what nobody can read, set aside, take. */
export function beHostile(history: ReturnType<typeof createHistory>, random: SeededRandom, by: number): void {
  const { act, entries, letIn, remove, succeed, copy, write } = history
  const [other, newcomer, sought] = [random.below(5), 40 + random.below(3), random.oneIn(2) ? 1 + entries.length : undefined]
  const roles = random.oneIn(2) ? (['coordinator'] as const) : (['observer'] as const)
  const repeat = (): void => {
    const invite = entries.filter(isAct('invite')).find(() => random.oneIn(2))
    const body: Act<'invite'> | undefined = invite?.act
    if (body) act(by, { ...body, organisation: hexOf(50, 16) as OrganisationId, proof: THEIRS }, sought)
  }
  const fork = (): void => {
    copy(by, 1 + random.below(6), 100 + by)
    write(100 + by, random.below(2))
    remove(100 + by, other)
  }
  const events: readonly (() => unknown)[] = [
    () => succeed(by, other, THEIRS),
    () => succeed(by, newcomer),
    () => letIn(by, other, roles, { agreement: THEIRS }),
    () => letIn(by, newcomer, roles, { person: personOf(other) }),
    repeat,
    fork,
    () => act(by, 'unknown', sought),
    () => act(by, { t: 'set-aside', device: deviceOf(other), from: 1, to: 9 }, sought),
    () => remove(by, other, random.below(9)),
  ]
  events[random.below(events.length)]?.()
}
