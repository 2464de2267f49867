/** What becomes of members' rights: changed, taken, given up. SPEC rules MEM-6, MEM-7, MEM-10, MEM-15. */
import { AppError } from '../../../shared/errors.ts'
import { type DeviceId, NO_HASH, type PersonId } from '../../../shared/ids.ts'
import type { Cut, Role } from '../../../shared/membership/acts.ts'
import type { Chains } from '../log/chains.ts'
import type { Replica } from '../replica/replica.ts'
import type { Coalition } from './coalition.ts'
import type { Member } from './members.ts'

/** What came of a change that may need a second coordinator. */
export interface RightsChange {
  readonly member: Member
  /** True if nothing has changed yet: of three coordinators or more, two must take a third one's rights. */
  readonly needsSecond: boolean
}

/** See the head of this file. Whatever throws has written nothing. */
export interface Rights {
  /**
   * Says what a person may do from now on. Throws `no-right` for anyone but a coordinator and where nobody would coordinate any more, `not-found` for
   * somebody who does not belong.
   */
  readonly setRoles: (person: string, roles: readonly Role[]) => RightsChange
  /** Removes a person: what is here of theirs stands, what they write later does not. Then a new epoch begins. Throws as `setRoles`. */
  readonly remove: (person: string) => Promise<RightsChange>
  /**
   * Takes one computer from its person, who stays: what is here of it stands. Then a new epoch begins, or coordinators begin one. Throws `no-right` for anyone but a coordinator
   * and its person, `not-found` for a computer that does not belong, `bad-input` for somebody's only one.
   */
  readonly removeComputer: (device: string) => Promise<RightsChange>
  /** Takes one's own person out. Throws `no-right` for the only coordinator, `not-found` for who does not belong. */
  readonly leave: () => void
}

/** Rights over a replica. `renewEpoch` begins an epoch where one is owed. */
export function createRights(tools: {
  readonly replica: Replica
  readonly coalition: Pick<Coalition, 'members' | 'me' | 'isCoordinator'>
  readonly renewEpoch: () => Promise<void>
}): Rights {
  const { replica, coalition, renewEpoch } = tools

  const belonging = (person: string): Member => {
    const found = coalition.members().find(({ id }) => id === person)
    if (!found) throw new AppError('not-found', 'There is no such member.')
    if (!found.belongs) throw new AppError('not-found', 'They do not belong any more. Invite them anew to let them in again.')
    return found
  }
  const assertCoordinator = (): void => {
    if (!coalition.isCoordinator()) throw new AppError('no-right', 'Only a coordinator can do this. Ask one of yours.')
  }
  const assertOthersCoordinate = (person: string): void => {
    const others = coalition.members().filter(({ id, roles }) => id !== person && roles.includes('coordinator'))
    if (others.length === 0) throw new AppError('no-right', 'Nobody would coordinate any more. Make somebody else a coordinator first.')
  }
  const changed = (person: PersonId, hasTakenPlace: (member: Member) => boolean): RightsChange => {
    const member = coalition.members().find(({ id }) => id === person) as Member
    return { member, needsSecond: !hasTakenPlace(member) }
  }
  const cutsOf = ({ computers }: Member): Cut[] => computers.slice(0, MOST_CUTS).map((device) => cutHere(replica.chains, device))

  const setRoles: Rights['setRoles'] = (person, roles) => {
    assertCoordinator()
    const member = belonging(person)
    const wanted = [...new Set(roles)].sort()
    if (wanted.length === 0) throw new AppError('bad-input', 'Say what they may do, or remove them.')
    if (!wanted.includes('coordinator')) assertOthersCoordinate(person)
    if (wanted.join() === member.roles.join()) return { member, needsSecond: false }
    replica.actMembership({ t: 'role', person: member.id, roles: wanted, cuts: cutsOf(member) })
    return changed(member.id, (now) => now.roles.join() === wanted.join())
  }
  const remove: Rights['remove'] = async (person) => {
    assertCoordinator()
    const member = belonging(person)
    assertOthersCoordinate(person)
    if (member.isMe) replica.documents.sealAll()
    replica.actMembership({ t: 'remove', person: member.id, cuts: cutsOf(member) })
    await renewEpoch()
    return changed(member.id, ({ belongs }) => !belongs)
  }
  const ownerOf = (device: string): Member => {
    const [me, member] = [coalition.me(), coalition.members().find(({ belonging: computers }) => computers.some((one) => one === device))]
    if (member?.id !== me?.id) assertCoordinator()
    if (!member || !me?.belongs) throw new AppError('not-found', 'There is no such computer any more.')
    if (member.belonging.length > 1) return member
    throw new AppError(
      'bad-input',
      member.isMe ? 'It is your only computer: leave the coalition.' : 'It is their only computer: remove them.',
    )
  }
  const removeComputer: Rights['removeComputer'] = async (device) => {
    const member = ownerOf(device)
    const computer = device as DeviceId
    if (computer === replica.keys().device) replica.documents.sealAll()
    replica.actMembership({ t: 'remove-computer', device: computer, cuts: [cutHere(replica.chains, computer)] })
    await renewEpoch()
    return changed(member.id, ({ belonging: computers }) => !computers.includes(computer))
  }
  const leave: Rights['leave'] = () => {
    const me = coalition.me()
    if (!me?.belongs) throw new AppError('not-found', 'You do not belong to this coalition.')
    assertOthersCoordinate(me.id)
    replica.documents.sealAll()
    replica.actMembership({ t: 'remove', person: me.id, cuts: [] })
  }
  return { setRoles, remove, removeComputer, leave }
}

/** So many cuts fit an act; a device that is not named is cut at what its author had applied. */
const MOST_CUTS = 64

/** A computer's log as it is here: what arrived before the removal stands. */
function cutHere(chains: Chains, device: DeviceId): Cut {
  const root = chains.ofDevice(device).find(({ parent }) => parent === undefined)
  return { device, seq: root?.seq ?? 0, hash: root?.hash ?? NO_HASH }
}
