/** Acts by members with a changed program: nobody gains what they did not have, and nothing that stood is lost by them. */
import { describe, expect, it } from 'vitest'
import type { EntryHash, OrganisationId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/membership/acts.ts'
import { isMemberNow, rolesNow } from '../../../shared/membership/membership.ts'
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
