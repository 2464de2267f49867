/** Until when a position stays in its stage: said, shown, and never done by a clock. */
import { describe, expect, it } from 'vitest'
import { appendText } from '../../../../shared/document/edit.ts'
import { coalitionOf } from '../../../support/coalition-of.ts'

const HOUR_MS = 3_600_000
const ZONE = 'Africa/Nairobi'

describe('a deadline', () => {
  it('[META-6] [APPLY-4] is a coordinator’s to give, and moves nothing when it is over', () => {
    const { member, meet, world } = coalitionOf('amina', 'bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    const { id } = amina.positions.create({ title: 'Budget' })
    amina.positions.edit(id, (doc) => appendText(doc, 'Monthly.', 'test'))
    meet()
    const at = world.time.now() + HOUR_MS
    expect(() => bilal.positions.setDeadline(id, { at, zone: ZONE })).toThrow(/Only a coordinator/)
    bilal.replica.actRecords([{ kind: 'position', id, fields: { deadline: { stage: 'drafting', at, zone: ZONE } } }])
    expect(() => amina.positions.setDeadline(id, { at: world.time.now(), zone: ZONE })).toThrow(/still to come/)
    expect(() => amina.positions.setDeadline(id, { at, zone: 'Mars/Olympus' })).toThrow(/no time zone/)
    meet()
    expect(amina.positions.find(id).deadline).toBeNull()
    amina.positions.setDeadline(id, { at, zone: ZONE })
    meet()
    expect(bilal.positions.find(id).deadline).toEqual({ stage: 'drafting', at, zone: ZONE })
    world.time.pass(2 * HOUR_MS)
    expect([bilal.positions.find(id).stage, bilal.positions.access(id).mayWrite]).toEqual(['drafting', true])
    amina.positions.setDeadline(id, null)
    meet()
    expect(bilal.positions.find(id).deadline).toBeNull()
  })

  it('[META-6] says nothing of another stage, and comes with closing for sign-on', () => {
    const { founder: amina, world } = coalitionOf('amina')
    const { signing } = amina.opened
    const { id } = amina.positions.create({ title: 'Budget' })
    amina.positions.edit(id, (doc) => appendText(doc, 'Monthly.', 'test'))
    const soon = { at: world.time.now() + HOUR_MS, zone: ZONE }
    amina.positions.setDeadline(id, soon)
    signing.closed.move(id, 'in_consultation')
    expect(amina.positions.find(id).deadline).toBeNull()
    expect(() => signing.closed.close(id, '', { ...soon, at: 0 })).toThrow(/still to come/)
    const until = { at: world.time.now() + 2 * HOUR_MS, zone: ZONE }
    signing.closed.close(id, '', until)
    expect(amina.positions.find(id).deadline).toEqual({ ...until, stage: 'endorsement_open' })
    signing.closed.move(id, 'submitted')
    expect(amina.positions.find(id).deadline).toBeNull()
    expect(() => amina.positions.setDeadline(id, until)).toThrow(/no deadline/)
  })
})
