/** Several computers of one person: who lets them in, what they may do, what a removal takes. SPEC rules MEM-13 to MEM-16. */
import { describe, expect, it } from 'vitest'
import type { EntryHash } from '../../../shared/ids.ts'
import type { MembershipAct, Role } from '../../../shared/membership/acts.ts'
import { isEpochOwed } from '../../../shared/membership/epochs.ts'
import { computersNow, hasRole, intervalsOf, isMemberNow, rolesNow } from '../../../shared/membership/membership.ts'
import { MOST_COMPUTERS, MOST_COMPUTERS_EVER } from '../../../shared/membership/rivals.ts'
import { createHistory, deviceOf, hexOf, ORGANISATION, personOf } from '../../support/membership-history.ts'

type History = ReturnType<typeof createHistory>

/** A founder, and one member with these roles who knows all that. */
function withMember(roles: readonly Role[]): History {
  const history = createHistory()
  history.found()
  history.letIn(0, 1, roles)
  history.tell(0, 1)
  return history
}

const reasonOf = (history: History, { hash }: { readonly hash: EntryHash }): string =>
  history.resolve().refused.find((refused) => refused.hash === hash)?.reason ?? 'counts'
const countOf = (history: History, name: number): number => computersNow(history.resolve(), personOf(name)).length
const rolesOf = (history: History, name: number): readonly Role[] => rolesNow(history.resolve(), deviceOf(name))

const ROLES = { founder: 0, coordinator: 1, editor: 2, signatory: 3, observer: 4, helper: 5, stranger: 9 } as const
type Author = keyof typeof ROLES

/** One member of every role, and one more; each but the helper, who may not, has a second computer, numbered 20 more. */
function peopled(): History {
  const history = createHistory()
  history.found()
  for (const role of ['coordinator', 'editor', 'signatory', 'observer', 'helper'] as const) history.letIn(0, ROLES[role], [role])
  history.letIn(0, 6, ['editor'])
  for (const name of [1, 2, 3, 4, 5, 6]) history.tell(0, name)
  const owners = [0, 1, 2, 3, 4, 6]
  for (const name of owners) history.letInComputer(name, name + 20)
  for (const name of owners) history.tell(name, 9)
  for (const name of [...owners, 5]) history.tell(9, name)
  return history
}

const filler = hexOf(2, 32)
const inviteFor = (name: number): MembershipAct => ({
  t: 'invite',
  ...{ invitation: hexOf(901, 32), organisation: ORGANISATION, roles: ['observer'], computerOf: personOf(name) },
  ...{ expires: '2027-01-01T00:00:00.000Z', rendezvous: filler, proof: filler },
})
const removing = (name: number): MembershipAct => ({ t: 'remove-computer', device: deviceOf(name), cuts: [] })

describe('who may', () => {
  const everybody = Object.keys(ROLES) as Author[]
  const members = everybody.filter((author) => author !== 'helper' && author !== 'stranger')
  const coordinators: readonly Author[] = ['founder', 'coordinator']
  const acts: readonly (readonly [name: string, act: (own: number) => MembershipAct, by: readonly Author[]])[] = [
    ['invite another computer of one’s own', inviteFor, members],
    ['invite another computer of somebody else’s', () => inviteFor(6), []],
    ['invite one for another organisation', (own) => ({ ...inviteFor(own), organisation: hexOf(77, 16) }) as MembershipAct, []],
    ['remove another computer of one’s own', (own) => removing(own + 20), members],
    ['remove the computer it is done on', removing, everybody.filter((author) => author !== 'stranger')],
    ['remove a computer of somebody else’s', () => removing(26), coordinators],
  ]
  const table = acts.flatMap(([name, act, by]) => everybody.map((author) => ({ name, act, author, may: by.includes(author) })))

  it.each(table)('[MEM-13] [MEM-15] $name, by a $author: $may', ({ act, author, may }) => {
    const history = peopled()
    const entry = history.act(ROLES[author], act(ROLES[author]))
    expect(reasonOf(history, entry)).toBe(may ? 'counts' : 'no-right')
  })

  it.each(members)('[MEM-13] let in another computer: a %s, under an own invitation and nobody else’s', (author) => {
    const own = ROLES[author]
    const history = peopled()
    expect(reasonOf(history, history.letInComputer(own, 40))).toBe('counts')
    expect(history.resolve().devices.get(deviceOf(40))).toMatchObject({ person: personOf(own), organisation: ORGANISATION })
    expect(rolesOf(history, 40)).toEqual(rolesOf(history, own))
    const others = history.inviteComputer(6)
    history.tell(6, own)
    expect(reasonOf(history, history.admitComputer(own, 41, others, 6))).toBe('no-right')
    expect(reasonOf(history, history.admitComputer(own, 42, others, own))).toBe('does-not-fit-invitation')
  })

  it('[MEM-13] a coordinator lets nobody in as another member’s computer, by no invitation', () => {
    const history = peopled()
    const theirs = history.inviteComputer(6)
    history.tell(6, 0)
    const parts = { device: deviceOf(50), agreement: hexOf(3, 32), person: personOf(50), organisation: ORGANISATION }
    const rest = { roles: ['observer' as const], request: hexOf(4, 64), lockbox: '' }
    expect(reasonOf(history, history.act(0, { t: 'admit', invitation: theirs, ...parts, ...rest }))).toBe('does-not-fit-invitation')
    expect(reasonOf(history, history.act(0, { t: 'admit', invitation: theirs, ...parts, ...rest, computerOf: personOf(6) }))).toBe(
      'no-right',
    )
    const named = history.act(0, { ...inviteFor(6), computerOf: undefined } as MembershipAct)
    const asBilal = { ...parts, person: personOf(6), ...rest }
    expect(reasonOf(history, named)).toBe('counts')
    expect(reasonOf(history, history.act(0, { t: 'admit', invitation: hexOf(901, 32), ...asBilal }))).toBe('person-taken')
    expect(history.resolve().devices.has(deviceOf(50))).toBe(false)
  })
})

describe('another computer', () => {
  it('[MEM-14] has what its person has: what they are given later, and not what was taken before', () => {
    const history = withMember(['coordinator', 'editor'])
    history.act(0, { t: 'role', person: personOf(1), roles: ['editor'], cuts: [] })
    history.tell(0, 1)
    history.letInComputer(1, 20)
    expect(rolesOf(history, 20)).toEqual(['editor'])
    history.tell(1, 0)
    history.act(0, { t: 'role', person: personOf(1), roles: ['editor', 'signatory'], cuts: [] })
    expect(rolesOf(history, 20)).toEqual(['editor', 'signatory'])
    history.act(0, { t: 'role', person: personOf(1), roles: ['observer'], cuts: [] })
    expect([1, 20].map((name) => rolesOf(history, name))).toEqual([['observer'], ['observer']])
  })

  it('[MEM-14] writes by right from its admission on, up to the cut of a removal of its person', () => {
    const history = withMember(['editor'])
    const admission = history.letInComputer(1, 20)
    history.tell(1, 0)
    history.act(0, { t: 'remove', person: personOf(1), cuts: [{ device: deviceOf(20), seq: 7, hash: hexOf(0, 32) as EntryHash }] })
    const firstKnowing = (_: unknown, seq: number): number => (seq === admission.seq ? 1 : 99)
    expect(intervalsOf(history.resolve(), deviceOf(20), ['editor'], firstKnowing)).toEqual([{ from: 1, to: 7 }])
    expect(countOf(history, 1)).toBe(0)
  })

  it('[MEM-14] let in by somebody whom others removed at the same time is out, and so is what it let in', () => {
    const history = withMember(['editor'])
    history.letInComputer(1, 20)
    history.tell(1, 20)
    history.letInComputer(20, 21)
    history.remove(0, 1, 1)
    expect([1, 20, 21].map((name) => isMemberNow(history.resolve(), deviceOf(name)))).toEqual([false, false, false])
    expect(countOf(history, 1)).toBe(0)
  })

  it('[MEM-14] let in before a cut by who is removed later is out with them', () => {
    const history = withMember(['editor'])
    history.letInComputer(1, 20)
    history.remove(0, 1, 99)
    expect(rolesOf(history, 20)).toEqual([])
    expect(isMemberNow(history.resolve(), deviceOf(20))).toBe(false)
  })

  it('[MEM-7] [MEM-14] is no second vote: two computers of one coordinator are one coordinator', () => {
    const history = createHistory()
    history.found()
    for (const name of [1, 2]) history.letIn(0, name, ['coordinator'])
    for (const name of [1, 2]) history.tell(0, name)
    history.letInComputer(1, 20)
    history.tell(1, 20)
    history.remove(1, 0)
    history.remove(20, 0)
    const removing = history.act(20, { t: 'remove-computer', device: deviceOf(2), cuts: [] })
    expect(hasRole(history.resolve(), deviceOf(0), 'coordinator')).toBe(true)
    expect(reasonOf(history, removing)).toBe('needs-second-coordinator')
    history.remove(2, 0)
    expect(hasRole(history.resolve(), deviceOf(0), 'coordinator')).toBe(false)
  })

  it('[MEM-7] of people who remove each other the senior stays, whichever computers they do it on', () => {
    const history = withMember(['coordinator'])
    history.letInComputer(0, 20)
    history.tell(0, 20)
    history.remove(20, 1)
    history.remove(1, 0)
    expect([0, 20, 1].map((name) => hasRole(history.resolve(), deviceOf(name), 'coordinator'))).toEqual([true, true, false])
  })

  it('[MEM-16] comes in eight at most, also where several let in at once, and thirty-two ever', () => {
    const history = withMember(['editor'])
    history.letInComputer(1, 20)
    history.tell(1, 20)
    for (let count = 0; count < 9; count++) {
      history.letInComputer(1, 30 + count)
      history.letInComputer(20, 50 + count)
    }
    expect(countOf(history, 1)).toBeLessThanOrEqual(MOST_COMPUTERS)
    expect(history.resolve().refused.some(({ reason }) => reason === 'too-many-computers')).toBe(true)
    const lone = withMember(['editor'])
    for (let count = 0; count < MOST_COMPUTERS - 1; count++) expect(reasonOf(lone, lone.letInComputer(1, 20 + count))).toBe('counts')
    expect(reasonOf(lone, lone.letInComputer(1, 40))).toBe('too-many-computers')
    lone.removeComputer(1, 20)
    expect(reasonOf(lone, lone.letInComputer(1, 41))).toBe('counts')
    expect(countOf(lone, 1)).toBe(MOST_COMPUTERS)
    for (let count = MOST_COMPUTERS + 1; count < MOST_COMPUTERS_EVER + 3; count++) {
      lone.removeComputer(1, 33 + count - 1)
      const isLast = count > MOST_COMPUTERS_EVER
      expect(reasonOf(lone, lone.letInComputer(1, 33 + count)), String(count)).toBe(isLast ? 'too-many-computers' : 'counts')
    }
  })

  it('[MEM-13] [MEM-17] is nobody else’s: neither a computer nor a person comes in twice', () => {
    const history = withMember(['editor'])
    history.letIn(0, 2, ['observer'])
    history.tell(0, 2)
    history.letInComputer(2, 20)
    history.tell(2, 0)
    history.tell(2, 1)
    expect(reasonOf(history, history.letInComputer(1, 20))).toBe('computer-taken')
    const succession = history.act(1, { t: 'succeed', device: deviceOf(2), agreement: hexOf(66, 32), lockbox: '' })
    expect(reasonOf(history, succession)).toBe('computer-taken')
    expect(history.resolve().devices.get(deviceOf(2))).toMatchObject({ agreement: hexOf(3, 32), person: personOf(2) })
    expect(rolesOf(history, 2)).toEqual(['observer'])
  })

  it('[EPOCH-2] [EPOCH-4] reads the newest key that it was given on being let in, and owes a new one where it was not', () => {
    const history = withMember(['editor'])
    history.letIn(0, 2, ['editor'])
    history.remove(0, 2)
    history.epoch(0, [0, 1])
    history.letInComputer(1, 20)
    expect(isEpochOwed(history.resolve())).toBe(true)
    history.tell(0, 1)
    history.tell(1, 0)
    history.epoch(0, [0, 1, 20])
    history.tell(0, 1)
    history.letInComputer(1, 21)
    expect(isEpochOwed(history.resolve())).toBe(false)
  })
})

describe('a computer that is removed', () => {
  it('[MEM-15] is out while its person stays, and a new key is owed', () => {
    const history = withMember(['editor', 'coordinator'])
    history.letInComputer(1, 20)
    history.tell(1, 20)
    history.removeComputer(20, 1, 99)
    const after = history.resolve()
    expect(rolesNow(after, deviceOf(1))).toEqual([])
    expect(rolesNow(after, deviceOf(20))).toEqual(['coordinator', 'editor'])
    expect(intervalsOf(after, deviceOf(1), ['editor'], () => 1)).toEqual([{ from: 1, to: 2 }])
    expect(isEpochOwed(after)).toBe(true)
  })

  it('[MEM-15] takes nothing with it that it did before, and lets nobody in that the remover had not heard of', () => {
    const history = withMember(['editor'])
    history.letInComputer(1, 20)
    history.tell(1, 20)
    history.letInComputer(1, 21)
    history.removeComputer(20, 1)
    expect([20, 21].map((name) => isMemberNow(history.resolve(), deviceOf(name)))).toEqual([true, false])
  })

  it('[MEM-15] comes back neither by what its person is given, nor by an invitation, nor by a later removal with a higher cut', () => {
    const history = withMember(['editor'])
    history.letInComputer(1, 20)
    history.tell(1, 20)
    history.removeComputer(20, 1)
    history.tell(20, 0)
    history.act(0, { t: 'role', person: personOf(1), roles: ['coordinator', 'editor'], cuts: [] })
    expect(rolesOf(history, 1)).toEqual([])
    history.letInComputer(20, 1)
    expect(rolesOf(history, 1)).toEqual([])
    const cut = intervalsOf(history.resolve(), deviceOf(1), ['editor'], () => 1)
    history.remove(0, 1, 99)
    expect(intervalsOf(history.resolve(), deviceOf(1), ['editor'], () => 1)).toEqual(cut)
  })

  it('[MEM-15] is removed once: of two that remove each other one stays', () => {
    const history = withMember(['editor'])
    history.letInComputer(1, 20)
    history.tell(1, 20)
    history.removeComputer(20, 1)
    history.removeComputer(1, 20)
    expect(countOf(history, 1)).toBe(1)
  })

  it('[MEM-15] is known to be: what nobody let in, or is out already, is nothing to take', () => {
    const history = withMember(['editor'])
    expect(reasonOf(history, history.removeComputer(0, 44))).toBe('nothing-to-take')
    history.removeComputer(0, 1)
    expect(reasonOf(history, history.removeComputer(0, 1))).toBe('nothing-to-take')
  })
})

describe('what was taken', () => {
  it('[MEM-6] stays cut where it was, whatever a later act says about the same log', () => {
    const history = withMember(['coordinator', 'editor'])
    history.act(0, { t: 'role', person: personOf(1), roles: ['editor'], cuts: [] })
    history.letIn(1, 2, ['editor'])
    expect(rolesOf(history, 2)).toEqual([])
    history.tell(1, 0)
    history.act(0, { t: 'role', person: personOf(1), roles: ['observer'], cuts: [] })
    expect(rolesOf(history, 2)).toEqual([])
  })

  it('[MEM-8] does not come back by naming a successor', () => {
    const history = withMember(['coordinator', 'editor'])
    history.act(0, { t: 'role', person: personOf(1), roles: ['editor'], cuts: [] })
    history.tell(0, 1)
    history.act(1, { t: 'succeed', device: deviceOf(7), agreement: hexOf(3, 32), lockbox: '' })
    expect(rolesOf(history, 7)).toEqual(['editor'])
  })
})
