/** Histories of membership acts for the resolver: who acts, who knows of whom, and lives by chance. */
import type { CoalitionId, DeviceId, EntryHash, EpochId, OrganisationId, PersonId } from '../../shared/ids.ts'
import type { MembershipAct, Role } from '../../shared/membership/acts.ts'
import type { Act } from '../../shared/membership/entries.ts'
import type { Membership } from '../../shared/membership/membership.ts'
import { type MembershipEntry, resolveMembership } from '../../shared/membership/resolver.ts'
import type { SeededRandom } from './seeded-random.ts'

const EXPIRES = '2027-01-01T00:00:00.000Z'
const COALITION = 'c0'.repeat(32) as CoalitionId
export const hexOf = (number: number, bytes: number): string => number.toString(16).padStart(bytes * 2, '0')
export const deviceOf = (name: number): DeviceId => hexOf(name + 1, 32) as DeviceId
export const personOf = (name: number): PersonId => hexOf(name + 1, 16) as PersonId
export const ORGANISATION = hexOf(7, 16) as OrganisationId

/** Logs of devices that know of each other what they are told. Devices have numbers; one that nobody let in as another's is of the person of its number. */
export function createHistory() {
  const entries: MembershipEntry[] = []
  const knowledge = new Map<DeviceId, Map<DeviceId, number>>()
  const known = (device: DeviceId): Map<DeviceId, number> => {
    const held = knowledge.get(device) ?? new Map()
    knowledge.set(device, held)
    return held
  }
  /** `sought` is the hash of an author who tried until it suited. */
  const act = (name: number, body: MembershipAct | 'unknown', sought?: number): MembershipEntry => {
    const device = deviceOf(name)
    const seq = (known(device).get(device) ?? 0) + 1
    const hash = hexOf(sought ?? (entries.length * 7919 + 13) % 65_521, 32) as EntryHash
    const entry = { hash, device, seq, known: new Map(known(device)), act: body }
    known(device).set(device, seq)
    entries.push(entry)
    return entry
  }
  /** `to` learns everything that `from` knows. */
  const tell = (from: number, to: number): void => {
    for (const [device, seq] of known(deviceOf(from))) {
      const held = known(deviceOf(to))
      held.set(device, Math.max(seq, held.get(device) ?? 0))
    }
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
    act(by, { t: 'invite', invitation, organisation: ORGANISATION, roles: [...roles], expires: EXPIRES, rendezvous: filler, proof: filler })
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
    const cuts = [{ device: deviceOf(name), seq: cutAt, hash: hexOf(0, 32) as EntryHash }]
    return act(by, { t: 'remove', person: personOf(name), cuts })
  }
  /** Makes an invitation for another computer of `by`'s person, and lets the device `name` in by it; `owner` in whose name. */
  const letInComputer = (by: number, name: number, owner = ownerOf(by)): MembershipEntry => {
    const invitation = inviteComputer(by, owner)
    return admitComputer(by, name, invitation, owner)
  }
  const inviteComputer = (by: number, owner = ownerOf(by)): string => {
    const invitation = hexOf(entries.length + 1000, 32)
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
  const epoch = (by: number, names: readonly number[]): MembershipEntry =>
    act(by, { t: 'epoch', parents: [hexOf(0, 32) as EpochId], lockboxes: names.map((name) => ({ device: deviceOf(name), box: '' })) })
  const resolve = (list: readonly MembershipEntry[] = entries): Membership =>
    resolveMembership(COALITION, list, { forks: new Map(), verify: () => true })
  const computers = { letInComputer, inviteComputer, admitComputer, removeComputer }
  return { entries, act, tell, found, letIn, invite, admit, succeed, remove, ...computers, epoch, resolve }
}

/** A history from chance: people come, go, get other computers, and take from each other; who knows little of the others does it as well. */
export function livedHistory(random: SeededRandom): ReturnType<typeof createHistory> {
  const history = createHistory()
  history.found()
  for (let step = 0; step < 30; step++) live(history, random)
  return history
}

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
