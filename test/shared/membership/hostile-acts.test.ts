/** Acts by members with a changed program: nobody gains what they did not have, and nothing that stood is lost by them. */
import { describe, expect, it } from 'vitest'
import type { EntryHash, OrganisationId } from '../../../shared/ids.ts'
import type { Cut, Role } from '../../../shared/membership/acts.ts'
import { type Interval, intervalsOf, isMemberNow, rolesNow } from '../../../shared/membership/membership.ts'
import { createHistory, deviceOf, hexOf, ORGANISATION, personOf } from '../../support/membership-history.ts'

type History = ReturnType<typeof createHistory>

/** A founder, and members with these roles numbered from 1, who know all that. */
function withMembers(...members: readonly (readonly Role[])[]): History {
  const history = createHistory()
  history.found()
  for (const [index, roles] of members.entries()) history.letIn(0, index + 1, roles)
  for (const index of members.keys()) history.tell(0, index + 1)
  return history
}

const reasonOf = (history: History, { hash }: { readonly hash: EntryHash }): string =>
  history.resolve().refused.find((refused) => refused.hash === hash)?.reason ?? 'counts'
const rolesOf = (history: History, name: number): readonly Role[] => rolesNow(history.resolve(), deviceOf(name))
const agreementOf = (history: History, name: number): string | undefined => history.resolve().devices.get(deviceOf(name))?.agreement

const cutOf = (history: History, name: number, seq: number): Cut => ({ device: deviceOf(name), seq, hash: history.hashAt(name, seq) })

/** A key of whoever is hostile. */
const THEIRS = hexOf(0xbad, 32)

describe('a computer that is in', () => {
  it('[MEM-17] keeps its own agreement key whoever names it as a successor, also once they are removed', () => {
    const history = withMembers(['observer'])
    const entry = history.succeed(1, 0, THEIRS)
    expect(reasonOf(history, entry)).toBe('computer-taken')
    expect(agreementOf(history, 0)).toBe(hexOf(1, 32))
    history.tell(1, 0)
    history.remove(0, 1, 99)
    expect(agreementOf(history, 0)).toBe(hexOf(1, 32))
    expect(rolesOf(history, 0)).toEqual(['coordinator', 'editor', 'signatory'])
  })

  it('[MEM-17] is let in anew by no coordinator, with other keys or for somebody else', () => {
    const history = withMembers(['coordinator'], ['editor'])
    for (const mark of [{ agreement: THEIRS }, { person: personOf(8) }]) {
      expect(reasonOf(history, history.letIn(1, 2, ['observer'], mark))).toBe('computer-taken')
    }
    expect(agreementOf(history, 2)).toBe(hexOf(3, 32))
    expect(history.resolve().devices.get(deviceOf(2))?.person).toBe(personOf(2))
  })

  it('[MEM-17] is given nobody’s rights by being named their successor', () => {
    const history = withMembers(['signatory'], ['observer'])
    history.succeed(1, 2)
    expect([1, 2].map((name) => rolesOf(history, name))).toEqual([['signatory'], ['observer']])
  })

  it('[MEM-17] is not taken over by a coordinator who says not to know of it, however low the hash of that act', () => {
    const history = withMembers(['coordinator'])
    history.letIn(0, 2, ['editor'])
    const invitation = history.invite(1, ['observer'])
    const entry = history.admit(1, 2, invitation, ['observer'], { agreement: THEIRS }, 1)
    expect(reasonOf(history, entry)).toBe('computer-taken')
    expect(agreementOf(history, 2)).toBe(hexOf(3, 32))
    expect(rolesOf(history, 2)).toEqual(['editor'])
  })

  it('[MEM-17] that asks to be let in is let in, though a member names it a successor at the same time', () => {
    const history = withMembers(['observer'])
    history.letIn(0, 2, ['editor'])
    const entry = history.act(1, { t: 'succeed', device: deviceOf(2), agreement: THEIRS, lockbox: '' }, 1)
    expect(reasonOf(history, entry)).toBe('computer-taken')
    expect(history.resolve().devices.get(deviceOf(2))).toMatchObject({ person: personOf(2), agreement: hexOf(3, 32) })
    expect(isMemberNow(history.resolve(), deviceOf(1))).toBe(true)
  })

  it('[MEM-3] [MEM-17] let in by two coordinators at once for one request has come in, by either act', () => {
    const history = withMembers(['coordinator'])
    const invitation = history.invite(0, ['editor'])
    history.tell(0, 1)
    const acts = [0, 1].map((by) => history.admit(by, 2, invitation, ['editor']))
    expect(acts.map((act) => reasonOf(history, act))).toEqual(['counts', 'counts'])
    expect(history.resolve().devices.get(deviceOf(2))?.grants).toHaveLength(2)
  })
})

describe('a person who is in', () => {
  it('[MEM-18] is not put out by a coordinator who lets somebody in as that person and has them leave', () => {
    const history = withMembers(['coordinator'], ['coordinator'])
    const entry = history.letIn(1, 9, ['observer'], { person: personOf(0) })
    history.tell(1, 9)
    const leaving = history.remove(9, 0)
    expect([entry, leaving].map((act) => reasonOf(history, act))).toEqual(['person-taken', 'no-right'])
    expect(rolesOf(history, 0)).toEqual(['coordinator', 'editor', 'signatory'])
    expect(history.resolve().devices.has(deviceOf(9))).toBe(false)
  })

  it('[MEM-18] stays who it is, though a coordinator who says not to know of them lets in another as that person', () => {
    const history = withMembers(['coordinator'])
    history.letIn(0, 2, ['editor'])
    const invitation = history.invite(1, ['observer'])
    const entry = history.admit(1, 9, invitation, ['observer'], { person: personOf(2) }, 1)
    expect(reasonOf(history, entry)).toBe('person-taken')
    expect(rolesOf(history, 2)).toEqual(['editor'])
  })

  it('[MEM-8] [MEM-18] may go on with another computer, and leave with both', () => {
    const history = withMembers(['editor'])
    const acts = [history.succeed(1, 5)]
    history.tell(1, 5)
    acts.push(history.remove(5, 1))
    expect(acts.map((act) => reasonOf(history, act))).toEqual(['counts', 'counts'])
    expect([1, 5].map((name) => isMemberNow(history.resolve(), deviceOf(name)))).toEqual([false, false])
  })
})

describe('an invitation', () => {
  it('[MEM-2] repeated by another coordinator, also with a hash that goes first, takes nobody out who came in by it', () => {
    for (const isKnown of [true, false]) {
      const history = withMembers(['coordinator'])
      const invitation = history.invite(0, ['coordinator'])
      const admission = history.admit(0, 2, invitation, ['coordinator'])
      if (isKnown) history.tell(0, 1)
      const again = { invitation, organisation: hexOf(50, 16) as OrganisationId, roles: ['observer' as const] }
      const filler = { expires: '2027-01-01T00:00:00.000Z', rendezvous: THEIRS, proof: THEIRS }
      history.act(1, { t: 'invite', ...again, ...filler }, 1)
      expect(reasonOf(history, admission)).toBe('counts')
      expect(rolesOf(history, 2)).toEqual(['coordinator'])
      expect(history.resolve().invitations.get(invitation)).toMatchObject({ by: deviceOf(0), rendezvous: hexOf(2, 32), state: 'used' })
    }
  })

  it('[MEM-2] [MEM-17] repeated for another organisation does not move who came in by it there', () => {
    const history = withMembers(['coordinator'])
    const invitation = history.invite(0, ['editor'])
    history.tell(0, 1)
    history.admit(0, 2, invitation, ['editor'])
    const [organisation, filler] = [hexOf(50, 16) as OrganisationId, hexOf(2, 32)]
    const rest = { roles: ['editor' as const], expires: '2027-01-01T00:00:00.000Z', rendezvous: filler, proof: filler }
    history.act(1, { t: 'invite', invitation, organisation, ...rest })
    const entry = history.admit(1, 2, invitation, ['editor'], { organisation }, 1)
    expect(reasonOf(history, entry)).toBe('computer-taken')
    expect(history.resolve().devices.get(deviceOf(2))?.organisation).toBe(ORGANISATION)
  })
})

describe('a log that forks after a cut', () => {
  /** A coordinator who let in three people and was removed; what is here of their log stays. */
  const withRemoved = (): History => {
    const history = withMembers(['coordinator', 'editor'])
    for (const name of [2, 3, 4]) history.letIn(1, name, ['editor'])
    history.tell(1, 0)
    history.write(1, 4)
    history.remove(0, 1, 8)
    return history
  }
  const areIn = (history: History): boolean[] => [2, 3, 4].map((name) => isMemberNow(history.resolve(), deviceOf(name)))
  const stretches = (history: History): readonly Interval[] => intervalsOf(history.resolve(), deviceOf(1), ['editor'], () => 1)

  it.each([1, 3, 8])('[LOG-11] [MEM-19] below it, at entry %i, takes nothing from what stood', (at) => {
    const history = withRemoved()
    history.tell(0, 1)
    history.copy(1, at, 11)
    history.write(11, 1)
    const forged = history.letIn(11, 9, ['editor'])
    expect(areIn(history)).toEqual([true, true, true])
    expect(stretches(history)).toEqual([{ from: 1, to: 8 }])
    expect(reasonOf(history, forged)).not.toBe('counts')
    expect(history.resolve().devices.has(deviceOf(9))).toBe(false)
    expect(history.resolve().devices.get(deviceOf(1))?.kept).toMatchObject([{ seq: 8 }])
  })

  it('[LOG-11] [MEM-19] by an act that knows of what was done after it, is resolved as any other', () => {
    const history = withMembers(['editor'])
    history.write(1, 1)
    history.tell(1, 0)
    history.letIn(0, 2, ['editor'])
    history.tell(0, 1)
    history.copy(1, 1, 11)
    const forged = history.succeed(11, 5)
    expect(reasonOf(history, forged)).toBe('after-fork')
    expect([0, 2].map((name) => isMemberNow(history.resolve(), deviceOf(name)))).toEqual([true, true])
  })

  it('[MEM-19] keeps what the people did who were let in there, though they had not heard of the removal', () => {
    const history = withMembers(['coordinator'])
    history.letIn(1, 2, ['editor'])
    history.tell(1, 2)
    history.tell(1, 0)
    history.remove(0, 1, 2)
    const moving = history.succeed(2, 5)
    history.copy(1, 1, 11)
    history.write(11, 1)
    expect(reasonOf(history, moving)).toBe('counts')
    expect(rolesOf(history, 5)).toEqual(['editor'])
  })

  it('[MEM-19] is not undone by an act on the other branch, though its author is senior', () => {
    const history = withMembers(['coordinator'])
    history.write(0, 2)
    history.tell(0, 1)
    history.remove(1, 0, 5)
    history.copy(0, 5, 10)
    const forged = history.remove(10, 1)
    expect(reasonOf(history, forged)).toBe('after-fork')
    expect([0, 1].map((name) => rolesOf(history, name))).toEqual([[], ['coordinator']])
  })

  it('[LOG-11] that the remover knew of keeps neither branch', () => {
    const history = withMembers(['coordinator', 'editor'])
    history.letIn(1, 2, ['editor'])
    history.copy(1, 1, 11)
    history.write(11, 1)
    for (const branch of [1, 11]) history.tell(branch, 0)
    history.remove(0, 1, 2)
    expect(areIn(history)[0]).toBe(false)
    expect(stretches(history)).toEqual([])
  })

  it('[LOG-11] whose removal does not count keeps neither branch', () => {
    const history = withMembers(['coordinator', 'editor'], ['editor'])
    history.write(1, 3)
    history.tell(1, 2)
    history.remove(2, 1, 3)
    history.copy(1, 2, 11)
    history.write(11, 1)
    expect(stretches(history)).toEqual([{ from: 1, to: 1 }])
  })

  it('[MEM-6] [MEM-19] stands to the highest of several cuts on one branch', () => {
    const history = withMembers(['editor'], ['coordinator'])
    history.write(1, 9)
    history.remove(0, 1, 5)
    history.remove(2, 1, 8)
    history.copy(1, 2, 11)
    history.write(11, 1)
    expect(stretches(history)).toEqual([{ from: 1, to: 8 }])
  })

  it('[MEM-10] [MEM-19] of who left stands up to their leaving', () => {
    const history = withMembers(['coordinator', 'editor'])
    history.letIn(1, 2, ['editor'])
    history.remove(1, 1)
    history.copy(1, 1, 11)
    history.write(11, 1)
    expect(areIn(history)[0]).toBe(true)
    expect(isMemberNow(history.resolve(), deviceOf(1))).toBe(false)
  })
})

describe('an act that falls', () => {
  /** The founder and two more coordinators, of whom both remove the founder up to what is here; all know of the editor 3. */
  const withRemovedFounder = (): History => {
    const history = withMembers(['coordinator', 'editor'], ['coordinator', 'editor'])
    history.letIn(0, 3, ['editor'])
    for (const name of [1, 2, 3]) history.tell(0, name)
    history.remove(1, 0)
    history.remove(2, 0)
    return history
  }

  it('[MEM-7] takes nothing with it that fell for its sake', () => {
    const history = withRemovedFounder()
    const moving = history.succeed(3, 7)
    const late = history.remove(0, 3)
    expect([late, moving].map((act) => reasonOf(history, act))).toEqual(['right-was-taken', 'counts'])
    expect(rolesOf(history, 7)).toEqual(['editor'])
  })

  it('[MEM-7] [MEM-10] takes no leaving with it either', () => {
    const history = withRemovedFounder()
    const leaving = history.remove(3, 3)
    history.remove(0, 3)
    expect(reasonOf(history, leaving)).toBe('counts')
    expect(history.resolve().devices.get(deviceOf(3))?.grants).toMatchObject([{ voidAfter: leaving.seq }])
  })

  it('[MEM-7] of two who remove two others, seconded on both sides, the side of the senior stays', () => {
    const history = withMembers(['coordinator'], ['coordinator'], ['coordinator'])
    history.remove(0, 2)
    history.remove(1, 2)
    history.remove(2, 0)
    history.remove(3, 0)
    expect([0, 1, 2, 3].map((name) => rolesOf(history, name).includes('coordinator'))).toEqual([true, true, false, true])
  })
})

describe('what was taken', () => {
  const stretches = (history: History, role: Role): readonly Interval[] => intervalsOf(history.resolve(), deviceOf(1), [role], () => 1)

  it('[MEM-6] stays cut where it was, whatever cut a later removal names that knows of it', () => {
    const history = withMembers(['editor'])
    history.write(1, 10)
    history.act(0, { t: 'role', person: personOf(1), roles: ['observer'], cuts: [cutOf(history, 1, 10)] })
    history.write(1, 20)
    history.tell(1, 0)
    history.remove(0, 1, 30)
    expect(stretches(history, 'editor')).toEqual([{ from: 1, to: 10 }])
    expect(stretches(history, 'observer')).toEqual([{ from: 1, to: 30 }])
  })

  it('[MEM-6] is cut at the higher of two cuts that know nothing of each other', () => {
    const history = withMembers(['editor'], ['coordinator'])
    history.write(1, 30)
    history.remove(0, 1, 10)
    history.remove(2, 1, 30)
    expect(stretches(history, 'editor')).toEqual([{ from: 1, to: 30 }])
  })

  it('[MEM-6] [MEM-7] is cut where the second coordinator says, who knew of the first: until then nothing was taken', () => {
    const history = withMembers(['coordinator', 'editor'], ['coordinator'])
    history.write(1, 10)
    history.remove(0, 1, 5)
    history.tell(0, 2)
    history.remove(2, 1, 8)
    expect(stretches(history, 'editor')).toEqual([{ from: 1, to: 8 }])
  })

  it('[MEM-6] is cut where a later act says, if the earlier one does not hold', () => {
    const history = withMembers(['editor'], ['coordinator'])
    history.write(1, 30)
    history.act(2, { t: 'role', person: personOf(1), roles: ['observer'], cuts: [cutOf(history, 1, 10)] })
    history.remove(0, 2)
    history.letIn(0, 3, ['coordinator'])
    history.tell(0, 3)
    history.tell(2, 3)
    history.remove(3, 1, 30)
    expect(stretches(history, 'editor')).toEqual([{ from: 1, to: 30 }])
  })
})

describe('a successor', () => {
  it('[MEM-8] has what its person has: not what was taken from them before', () => {
    const history = withMembers(['coordinator', 'editor'])
    history.act(0, { t: 'role', person: personOf(1), roles: ['editor'], cuts: [] })
    history.tell(0, 1)
    history.succeed(1, 5)
    history.tell(1, 5)
    history.succeed(5, 6)
    expect([1, 5, 6].map((name) => rolesOf(history, name))).toEqual([[], [], ['editor']])
    history.act(0, { t: 'role', person: personOf(1), roles: ['editor', 'signatory'], cuts: [] })
    expect(rolesOf(history, 6)).toEqual(['editor', 'signatory'])
  })

  it('[MEM-8] has what its person was given after something was taken', () => {
    const history = withMembers(['coordinator', 'editor'])
    history.act(0, { t: 'role', person: personOf(1), roles: ['observer'], cuts: [] })
    history.act(0, { t: 'role', person: personOf(1), roles: ['editor'], cuts: [] })
    history.tell(0, 1)
    history.succeed(1, 5)
    expect(rolesOf(history, 5)).toEqual(['editor'])
  })
})

describe('an act of a newer version', () => {
  it('[MEM-9] does not keep its author in, and after their removal everything goes on', () => {
    const history = withMembers(['coordinator'])
    history.act(1, 'unknown')
    history.tell(1, 0)
    const waiting = history.letIn(0, 2, ['editor'])
    const acts = [history.remove(0, 1), history.epoch(0, [0]), history.letIn(0, 3, ['editor'])]
    expect(reasonOf(history, waiting)).not.toBe('counts')
    expect(acts.map((act) => reasonOf(history, act))).toEqual(['counts', 'counts', 'counts'])
    expect([1, 3].map((name) => isMemberNow(history.resolve(), deviceOf(name)))).toEqual([false, true])
  })

  it('[MEM-7] [MEM-9] lets two of three coordinators remove its author, and whom one alone removes stays', () => {
    const history = withMembers(['coordinator'], ['coordinator'])
    history.act(1, 'unknown')
    for (const name of [0, 2]) history.tell(1, name)
    const first = history.remove(0, 1)
    const waiting = history.letIn(0, 3, ['editor'])
    expect([first, waiting].map((act) => reasonOf(history, act))).toEqual(['needs-second-coordinator', 'after-unknown-act'])
    history.remove(2, 1)
    expect(rolesOf(history, 1)).toEqual([])
  })

  it('[MEM-9] still keeps waiting what takes from others, and what comes before the removal of its author', () => {
    const history = withMembers(['coordinator'], ['editor'])
    history.act(1, 'unknown')
    history.tell(1, 0)
    const other = history.remove(0, 2)
    history.remove(0, 1)
    expect(reasonOf(history, other)).toBe('after-unknown-act')
    expect(rolesOf(history, 2)).toEqual(['editor'])
  })
})
