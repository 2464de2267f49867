/** Sign-ons after the time until which they were asked for: listed, ruled upon by a coordinator with a reason, and what follows. */
import { describe, expect, it } from 'vitest'
import { readTrail } from '../../electron/core/trail/trail.ts'
import { answerRecordId } from '../../shared/record/field-rights.ts'
import type { ClosedHash } from '../../shared/signing/closed-text.ts'
import { organisationOf, type SignedCoalition, sign, signedCoalition } from '../support/submission-of.ts'

const ALL = { needs: { count: 1 }, silenceCounts: false, recordedCounts: true } as const
const ORDER = ['amina', 'bilal'] as const

/** Chen signs position 2 after the deadline, emil's answer to it is recorded as given the day after. */
function lateCoalition(): SignedCoalition & { readonly land: ClosedHash } {
  const coalition = signedCoalition()
  const [, , land] = coalition.hashes as [ClosedHash, ClosedHash, ClosedHash]
  const [amina, chen] = [coalition.member('amina'), coalition.member('chen')]
  const at = coalition.world.time.now() + 60_000
  amina.positions.setDeadline(coalition.positions[2] as never, { at, zone: 'UTC' })
  coalition.world.time.pass(120_000)
  sign(chen, [land])
  const on = new Date(at + 86_400_000).toISOString().slice(0, 10)
  amina.opened.signing.signOns.record([
    { organisation: coalition.organisation('emil'), hash: land, decision: 'endorsed', on, source: 'Letter' },
  ])
  coalition.meet()
  return { ...coalition, land }
}

const cellOf = (coalition: SignedCoalition, by: string, name: string) => {
  const { rows, positions } = coalition.member(by).opened.signing.matrix()
  const column = positions.findIndex(({ position }) => position.id === coalition.positions[2])
  return rows.find(({ id }) => id === coalition.organisation(name))?.cells[column]
}
const agreementOf = (coalition: SignedCoalition, by: string) =>
  coalition
    .member(by)
    .opened.signing.agreement.texts(ALL)
    .find(({ position }) => position.id === coalition.positions[2])

describe('a late sign-on', () => {
  it('[LATE-1] [LATE-2] is listed, and counts until a coordinator rules otherwise', async () => {
    const coalition = lateCoalition()
    for (const by of ORDER) {
      expect(['amina', 'chen', 'emil'].map((name) => cellOf(coalition, by, name)?.isLate)).toEqual([false, true, true])
      expect(cellOf(coalition, by, 'chen')).toMatchObject({ state: 'signed', isOwed: false })
    }
    const { answer } = await coalition.build('amina')
    expect(answer.named).toMatchObject({ signed: 3, recorded: 1 })
  })

  it('[LATE-2] [LATE-3] that is ruled out counts nowhere, says why, and is printed in no later edition', async () => {
    const coalition = lateCoalition()
    const { land } = coalition
    const [amina, bilal, chen] = [coalition.member('amina'), coalition.member('bilal'), organisationOf(coalition.member('chen'))]
    const before = agreementOf(coalition, 'amina')
    await coalition.build('amina')
    expect(() => bilal.opened.signing.signOns.rule(chen, land, { counts: false, why: 'Too late' })).toThrow(/coordinator/)
    const rules = amina.opened.signing.signOns.rule
    expect(() => rules(organisationOf(bilal), land, { counts: false, why: 'Why not' })).toThrow(/not late/)
    expect(() => rules(chen, land, { counts: false, why: ' ' })).toThrow(/why/)
    rules(chen, land, { counts: false, why: 'The letter was printed' })
    coalition.meet()
    for (const by of ORDER) {
      expect(cellOf(coalition, by, 'chen')).toMatchObject({ state: 'ruled-out', isOwed: false, isLate: true })
      expect(cellOf(coalition, by, 'chen')?.answer?.ruling).toMatchObject({ counts: false, why: 'The letter was printed' })
      const after = agreementOf(coalition, by)
      expect([after?.yes, after?.counts.otherwise]).toEqual([(before?.yes ?? 0) - 1, (before?.counts.otherwise ?? 0) + 1])
    }
    const second = await coalition.build('amina')
    const printed = Buffer.from(second.files.get('submission-2.md') ?? []).toString('utf8')
    expect(printed).toMatch(/\| 2 \| Land \|[^|]*\| 2: Budget Watch, Green Delta \|/)
    expect(readTrail(bilal.replica, {}).filter(({ kind }) => kind === 'ruled')).toMatchObject([{ subject: 'does-not-count' }])
    rules(chen, land, { counts: true, why: 'The ministry agreed' })
    coalition.meet()
    expect(cellOf(coalition, 'bilal', 'chen')).toMatchObject({ state: 'signed', isLate: true })
  })

  it('[LATE-2] is ruled upon by nobody else, and anew when it is answered anew', () => {
    const coalition = lateCoalition()
    const { land } = coalition
    const [amina, bilal, chen] = [coalition.member('amina'), coalition.member('bilal'), coalition.member('chen')]
    const organisation = organisationOf(chen)
    const answer = bilal.opened.signing.signOns.all().find((one) => one.organisation === organisation && one.hash === land)
    const ruling = { text: land, of: { device: answer?.device ?? '', seq: answer?.seq ?? 0 }, counts: false, why: 'Forged', clock: 1 }
    const id = answerRecordId(organisation, coalition.positions[2] as never, land)
    for (const kind of ['answer', 'else']) bilal.replica.actRecords([{ kind, id, fields: { ruling } }])
    coalition.meet()
    expect(cellOf(coalition, 'amina', 'chen')).toMatchObject({ state: 'signed', isLate: true })
    amina.opened.signing.signOns.rule(organisation, land, { counts: false, why: 'Too late' })
    coalition.meet()
    sign(chen, [land], 'Not the date')
    coalition.meet()
    expect(cellOf(coalition, 'amina', 'chen')).toMatchObject({ state: 'signed-except', isLate: true, answer: { ruling: null } })
    amina.positions.setDeadline(coalition.positions[2] as never, { at: coalition.world.time.now() + 86_400_000, zone: 'UTC' })
    expect(cellOf(coalition, 'amina', 'chen')).toMatchObject({ isLate: false })
  })
})
