/** Who may do what: one answer for a set of acts, whatever its order, and the sentences of SPEC MEM one by one. */
import { describe, expect, it } from 'vitest'
import type { EpochId } from '../../../shared/ids.ts'
import type { MembershipAct } from '../../../shared/membership/acts.ts'
import { isEpochOwed } from '../../../shared/membership/epochs.ts'
import { hasRole, intervalsOf, isMemberNow, type Membership, rolesNow } from '../../../shared/membership/membership.ts'
import { createHistory, deviceOf, hexOf, livedHistory, ORGANISATION, personOf } from '../../support/membership-history.ts'
import { createSeededRandom, type SeededRandom } from '../../support/seeded-random.ts'

const isCoordinator = (membership: Membership, name: number): boolean => hasRole(membership, deviceOf(name), 'coordinator')

/** A plain picture of everything the resolver says. */
const pictureOf = (membership: Membership): string =>
  JSON.stringify([
    [...membership.devices],
    [...membership.invitations],
    membership.setAside,
    membership.refused,
    membership.updateRequired,
    membership.epochs.map(({ readers, ...epoch }) => [epoch, [...readers].sort()]),
    isEpochOwed(membership),
  ])

describe('membership', () => {
  it('[MEM-1] gives the founder every right and nobody else any', () => {
    const { found, act, resolve } = createHistory()
    found()
    act(3, { t: 'set-aside', device: deviceOf(0), from: 1, to: 1 })
    expect(rolesNow(resolve(), deviceOf(0))).toEqual(['coordinator', 'editor', 'signatory'])
    expect(resolve().refused).toMatchObject([{ reason: 'no-right' }])
    expect(resolve().setAside).toEqual([])
  })

  it('[MEM-3] settles two uses of one invitation the same for all, and refuses a later second one', () => {
    const history = createHistory()
    history.found()
    history.letIn(0, 1, ['coordinator', 'editor'])
    history.tell(0, 1)
    const filler = hexOf(2, 32)
    const invitation = hexOf(5, 32)
    const common = { organisation: ORGANISATION, roles: ['editor' as const], expires: '2027-01-01T00:00:00.000Z' }
    history.act(0, { t: 'invite', invitation, ...common, rendezvous: filler, proof: filler })
    history.tell(0, 1)
    history.admit(0, 2, invitation, ['editor'])
    history.admit(1, 3, invitation, ['editor'])
    const { devices, refused } = history.resolve()
    expect([deviceOf(2), deviceOf(3)].filter((device) => devices.has(device))).toHaveLength(1)
    expect(refused).toMatchObject([{ reason: 'invitation-used' }])
  })

  it('[MEM-3] says of a person, and of the computers they move to, that nothing was compared', () => {
    const history = createHistory()
    history.found()
    history.letIn(0, 1, ['editor'])
    history.letIn(0, 2, ['editor'], { unchecked: true })
    history.tell(0, 2)
    history.act(2, { t: 'succeed', device: deviceOf(5), agreement: hexOf(3, 32), lockbox: '' })
    const { devices } = history.resolve()
    expect([0, 1, 2, 5].map((name) => devices.get(deviceOf(name))?.isUnchecked)).toEqual([false, false, true, true])
  })

  it('[MEM-3] lets nobody in with more than the invitation gives', () => {
    const history = createHistory()
    history.found()
    const invitation = hexOf(5, 32)
    const filler = hexOf(2, 32)
    const expires = '2027-01-01T00:00:00.000Z'
    history.act(0, { t: 'invite', invitation, organisation: ORGANISATION, roles: ['editor'], expires, rendezvous: filler, proof: filler })
    history.admit(0, 1, invitation, ['coordinator'])
    expect(history.resolve().refused).toMatchObject([{ reason: 'does-not-fit-invitation' }])
  })

  it('[MEM-6] keeps what came before a cut, raises a cut to what the remover had, and frees what is given later', () => {
    const history = createHistory()
    history.found()
    history.letIn(0, 1, ['editor', 'coordinator'])
    history.tell(0, 1)
    history.letIn(1, 2, ['editor'])
    history.tell(1, 0)
    history.remove(0, 1)
    const after = history.resolve()
    expect(isCoordinator(after, 1)).toBe(false)
    expect(rolesNow(after, deviceOf(2))).toEqual(['editor'])
    expect(intervalsOf(after, deviceOf(1), ['editor'], () => 1)).toEqual([{ from: 1, to: 2 }])
    history.letIn(0, 1, ['editor'])
    expect(rolesNow(history.resolve(), deviceOf(1))).toEqual(['editor'])
  })

  it('[MEM-6] removal wins over what the removed one gave at the same time', () => {
    const history = createHistory()
    history.found()
    history.letIn(0, 1, ['coordinator', 'editor'])
    history.tell(0, 1)
    history.letIn(1, 2, ['editor'])
    history.remove(0, 1)
    expect(rolesNow(history.resolve(), deviceOf(2))).toEqual([])
  })

  it('[MEM-7] of two who remove each other the senior stays', () => {
    const history = createHistory()
    history.found()
    history.letIn(0, 1, ['coordinator', 'editor'])
    history.tell(0, 1)
    history.remove(0, 1)
    history.remove(1, 0)
    expect([0, 1].map((name) => isCoordinator(history.resolve(), name))).toEqual([true, false])
  })

  it('[MEM-7] asks for two coordinators to remove one of three', () => {
    const history = createHistory()
    history.found()
    history.letIn(0, 1, ['coordinator'])
    history.letIn(0, 2, ['coordinator'])
    history.tell(0, 1)
    history.tell(0, 2)
    history.remove(1, 0)
    expect(isCoordinator(history.resolve(), 0)).toBe(true)
    expect(history.resolve().refused).toMatchObject([{ reason: 'needs-second-coordinator' }])
    history.remove(2, 0)
    expect(isCoordinator(history.resolve(), 0)).toBe(false)
  })

  it('[MEM-10] lets whoever belongs leave by their own act, which is the last by right, and come back only by another invitation', () => {
    const history = createHistory()
    history.found()
    history.letIn(0, 1, ['observer'])
    history.tell(0, 1)
    const leaving = history.remove(1, 1, 2 ** 40)
    history.tell(1, 0)
    const after = history.resolve()
    expect(after.refused).toEqual([])
    expect(isMemberNow(after, deviceOf(1))).toBe(false)
    expect(after.devices.get(deviceOf(1))?.grants).toMatchObject([{ voidAfter: leaving.seq }])
    const again = history.act(0, { t: 'role', person: personOf(1), roles: ['editor'], cuts: [] })
    expect(history.resolve().refused).toEqual([{ hash: again.hash, reason: 'nothing-to-take' }])
  })

  it('[MEM-10] lets a coordinator step down, also from among three, and what it did before stands', () => {
    const history = createHistory()
    history.found()
    for (const name of [1, 2]) history.letIn(0, name, ['coordinator', 'editor'])
    for (const name of [1, 2]) history.tell(0, name)
    history.letIn(1, 3, ['editor'])
    history.act(1, { t: 'role', person: personOf(1), roles: ['editor'], cuts: [] })
    const after = history.resolve()
    expect(after.refused).toEqual([])
    expect([1, 3].map((name) => rolesNow(after, deviceOf(name)))).toEqual([['editor'], ['editor']])
  })

  it('[MEM-10] lets nobody who may not coordinate take anybody else out', () => {
    const history = createHistory()
    history.found()
    for (const name of [1, 2]) history.letIn(0, name, ['editor'])
    for (const name of [1, 2]) history.tell(0, name)
    const entry = history.remove(1, 2)
    expect(history.resolve().refused).toEqual([{ hash: entry.hash, reason: 'no-right' }])
  })

  it('[EPOCH-2] [EPOCH-4] says which epoch is newest, who was given its key, and when another is owed', () => {
    const history = createHistory()
    history.found()
    for (const name of [1, 2]) history.letIn(0, name, ['editor'])
    expect(isEpochOwed(history.resolve())).toBe(false)
    history.remove(0, 2)
    expect(isEpochOwed(history.resolve())).toBe(true)
    const first = history.epoch(0, [0, 1])
    expect(isEpochOwed(history.resolve())).toBe(false)
    history.letIn(0, 3, ['editor'])
    const after = history.resolve()
    expect(after.epochs).toMatchObject([{ epoch: first.hash, isNewest: true, by: deviceOf(0) }])
    expect([...(after.epochs[0]?.readers ?? [])].sort()).toEqual([0, 1, 3].map(deviceOf))
    expect(isEpochOwed(after)).toBe(false)
    history.remove(0, 3)
    expect(isEpochOwed(history.resolve())).toBe(true)
    const second = history.epoch(0, [0, 1])
    expect(history.resolve().epochs.find(({ isNewest }) => isNewest)?.epoch).toBe(second.hash)
    expect(isEpochOwed(history.resolve())).toBe(false)
  })

  it('[EPOCH-2] [MEM-7] an epoch falls with the right of whoever began it', () => {
    const history = createHistory()
    history.found()
    history.letIn(0, 1, ['coordinator'])
    history.letIn(0, 2, ['editor'])
    for (const name of [1, 2]) history.tell(0, name)
    history.remove(0, 1)
    const kept = history.epoch(0, [0, 2])
    history.remove(1, 0)
    history.epoch(1, [1, 2])
    expect(history.resolve().epochs).toMatchObject([{ epoch: kept.hash, isNewest: true }])
    expect(isEpochOwed(history.resolve())).toBe(false)
  })

  it('[MEM-8] a device that names a successor ends, and the successor has its rights', () => {
    const history = createHistory()
    history.found()
    history.letIn(0, 1, ['editor'])
    history.tell(0, 1)
    history.act(1, { t: 'succeed', device: deviceOf(5), agreement: hexOf(3, 32), lockbox: '' })
    const after = history.resolve()
    expect(rolesNow(after, deviceOf(1))).toEqual([])
    expect(rolesNow(after, deviceOf(5))).toEqual(['editor'])
    expect(after.devices.get(deviceOf(5))?.person).toBe(personOf(1))
  })

  it('[MEM-9] waits for an update after an act of a newer version', () => {
    const history = createHistory()
    history.found()
    history.act(0, 'unknown')
    history.letIn(0, 1, ['editor'])
    const after = history.resolve()
    expect(after.updateRequired).toHaveLength(1)
    expect(after.devices.has(deviceOf(1))).toBe(false)
  })

  it('[MEM-5] is one and the same for 2,000 orders of generated histories', () => {
    let orders = 0
    const lived = { others: 0, taken: 0 }
    for (let seed = 1; orders < 2000; seed++) {
      const random = createSeededRandom(seed)
      const history = livedHistory(random, 40)
      const resolved = history.resolve()
      const expected = pictureOf(resolved)
      const refused = new Set(resolved.refused.map(({ hash }) => hash))
      const counting = history.entries.flatMap(({ act, hash }) => (act !== 'unknown' && !refused.has(hash) ? [act] : []))
      if (counting.some((act) => act.t === 'admit' && act.computerOf !== undefined)) lived.others++
      if (counting.some(({ t }) => t === 'remove-computer')) lived.taken++
      for (let order = 0; order < 10; order++, orders++) {
        expect(pictureOf(history.resolve(shuffled(random, history.entries))), `seed ${seed}`).toBe(expected)
      }
    }
    // In so many of the 200 histories another computer came in, or one was taken.
    expect(Math.min(lived.others, lived.taken)).toBeGreaterThan(20)
  }, 120_000)
})

/** Who tries: the founder, members with one role each, and somebody who was never let in. */
const AUTHORS = { founder: 0, coordinator: 1, editor: 2, signatory: 3, observer: 4, stranger: 9 } as const

/** Every act, and what becomes of it by author; `counts` for the founder and a coordinator unless it says otherwise. */
const ACTS: readonly (readonly [name: string, act: MembershipAct | 'unknown', others: string])[] = [
  ['invite', inviteOf(700), 'no-right'],
  ['admit', admitOf(700), 'no-right'],
  ['role', { t: 'role', person: personOf(5), roles: ['signatory'], cuts: [] }, 'no-right'],
  ['remove', { t: 'remove', person: personOf(5), cuts: [] }, 'no-right'],
  ['set-aside', { t: 'set-aside', device: deviceOf(5), from: 1, to: 2 }, 'no-right'],
  ['epoch', { t: 'epoch', parents: [hexOf(9, 32) as EpochId], lockboxes: [] }, 'no-right'],
  ['an act of a newer version', 'unknown', 'no-right'],
]

function inviteOf(invitation: number): MembershipAct {
  const filler = hexOf(2, 32)
  const expires = '2027-01-01T00:00:00.000Z'
  return {
    t: 'invite',
    invitation: hexOf(invitation, 32),
    organisation: ORGANISATION,
    roles: ['editor'],
    expires,
    rendezvous: filler,
    proof: filler,
  }
}

function admitOf(invitation: number): MembershipAct {
  const parts = { invitation: hexOf(invitation, 32), device: deviceOf(8), agreement: hexOf(3, 32), person: personOf(8) }
  return { t: 'admit', ...parts, organisation: ORGANISATION, roles: ['editor'], request: hexOf(4, 64), lockbox: '' }
}

/** A founder, one member of every role, and a second editor on whom the acts fall; everybody knows everything. */
function peopledHistory(): ReturnType<typeof createHistory> {
  const history = createHistory()
  history.found()
  history.letIn(0, AUTHORS.coordinator, ['coordinator'])
  history.letIn(0, AUTHORS.editor, ['editor'])
  history.letIn(0, AUTHORS.signatory, ['signatory'])
  history.letIn(0, AUTHORS.observer, ['observer'])
  history.letIn(0, 5, ['editor'])
  history.act(0, inviteOf(700))
  for (const name of Object.values(AUTHORS)) if (name !== 0) history.tell(0, name)
  return history
}

describe('rights', () => {
  const table = ACTS.flatMap(([name, act, others]) =>
    Object.entries(AUTHORS).map(([author, number]) => {
      const counts = author === 'founder' || author === 'coordinator'
      return { name, act, author, number, outcome: counts ? 'counts' : others }
    }),
  )
  it.each(table)('[MEM-5] $name by $author: $outcome', ({ act, number, outcome }) => {
    const history = peopledHistory()
    const entry = history.act(number, act)
    const refusal = history.resolve().refused.find(({ hash }) => hash === entry.hash)
    expect(refusal?.reason ?? 'counts').toBe(outcome)
  })

  it.each(['coordinator', 'editor', 'signatory', 'observer'] as const)(
    '[MEM-8] %s may name a successor, which has the same right',
    (author) => {
      const history = peopledHistory()
      history.act(AUTHORS[author], { t: 'succeed', device: deviceOf(7), agreement: hexOf(3, 32), lockbox: '' })
      expect(rolesNow(history.resolve(), deviceOf(7))).toEqual([author])
    },
  )

  it.each(['founder', 'coordinator', 'editor', 'signatory', 'observer', 'stranger'] as const)(
    '[MEM-1] nobody founds again: %s',
    (author) => {
      const history = peopledHistory()
      const before = pictureOf(history.resolve())
      const parts = { nonce: hexOf(6, 16), person: personOf(6), organisation: ORGANISATION, agreement: hexOf(1, 32) }
      const entry = history.act(AUTHORS[author], { t: 'found', ...parts })
      const after = history.resolve()
      expect(after.refused).toEqual([{ hash: entry.hash, reason: 'not-founder' }])
      expect(pictureOf({ ...after, refused: [] })).toBe(before)
    },
  )
})

function shuffled<T>(random: SeededRandom, items: readonly T[]): readonly T[] {
  const left = [...items]
  return items.map(() => left.splice(random.below(left.length), 1)[0] as T)
}
