/** Who may write in a text, and who may say so. */
import { describe, expect, it } from 'vitest'
import { sharingHandlers } from '../../../../electron/host/handlers/sharing.ts'
import { appendText } from '../../../../shared/document/edit.ts'
import { plainText } from '../../../../shared/document/plain-text.ts'
import { SCHEMA_VERSION } from '../../../../shared/document/schema.ts'
import type { DocumentId } from '../../../../shared/ids.ts'
import { coalitionOf, type TestCoalition } from '../../../support/coalition-of.ts'
import type { Computer } from '../../../support/computer.ts'

const personOf = ({ replica }: Computer): string => replica.membership().devices.get(replica.keys().device)?.person ?? ''
const write = (computer: Computer, id: DocumentId, text: string): void =>
  computer.positions.edit(id, (doc) => appendText(doc, text, 'test'))

function ledByBilal(): TestCoalition & { readonly id: DocumentId } {
  const coalition = coalitionOf('amina', 'bilal', 'chen')
  const amina = coalition.member('amina')
  const { id } = amina.positions.create({ title: 'The last night' })
  amina.positions.update(id, { leadWriters: [personOf(coalition.member('bilal'))], onlyLeadWriters: true })
  coalition.meet()
  return { ...coalition, id }
}

describe('a text that only lead writers write', () => {
  it('[META-5] refuses others with a reason, also coordinators, until the switch is off', () => {
    const { member, meet, id } = ledByBilal()
    expect(member('chen').positions.access(id)).toMatchObject({ mayWrite: false, why: 'lead-writers' })
    for (const name of ['amina', 'chen']) expect(() => write(member(name), id, 'Late idea.')).toThrow(/Only the lead writers/)
    write(member('bilal'), id, 'Agreed wording.')
    member('amina').positions.update(id, { onlyLeadWriters: false })
    meet()
    expect(member('chen').positions.access(id)).toMatchObject({ mayWrite: true, why: null })
    write(member('chen'), id, 'Thanks.')
    expect(member('chen').positions.read(id, plainText)).toBe('Agreed wording.\n\nThanks.')
  })

  it('[META-5] lets nobody name themselves, and keeps remarks open', () => {
    const { member, id } = ledByBilal()
    const chen = member('chen')
    expect(() => chen.positions.update(id, { leadWriters: [personOf(chen)] })).toThrow(/Only the lead writers/)
    expect(chen.remarks.add({ position: id, text: 'But …', quote: '', from: 'AA', to: 'AA' }).text).toBe('But …')
    expect(member('bilal').positions.update(id, { ask: 'Publish monthly' }).ask).toBe('Publish monthly')
  })

  it('[META-3] is a coordinator’s to set, whatever a changed program says', () => {
    const { member, meet, id } = ledByBilal()
    expect(() => member('bilal').positions.update(id, { onlyLeadWriters: false })).toThrow(/Only a coordinator/)
    member('chen').replica.actRecords([{ kind: 'position', id, fields: { onlyLeadWriters: false } }])
    meet()
    for (const computer of [member('amina'), member('chen')]) expect(computer.positions.find(id).onlyLeadWriters).toBe(true)
  })
})

describe('a text of a newer schema', () => {
  it('[DOC-6] is written here by nobody, until the version is known; what is no version is none', () => {
    const { member, meet } = coalitionOf('amina', 'bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    const { id } = amina.positions.create({ title: 'Timeline' })
    const state = (schema: number | string): void => amina.replica.actRecords([{ kind: 'position', id, fields: { schema } }])
    state(SCHEMA_VERSION + 1)
    meet()
    expect(bilal.positions.access(id)).toMatchObject({ mayWrite: false, why: 'newer-schema' })
    for (const computer of [amina, bilal]) expect(() => write(computer, id, 'Words')).toThrow(/newer Chorus/)
    for (const schema of [SCHEMA_VERSION, 'two', -1]) {
      state(schema)
      meet()
      expect(bilal.positions.access(id)).toMatchObject({ mayWrite: true, why: null })
    }
  })
})

describe("a position's facts", () => {
  it('are set one by one, and what is no fact reads as none', () => {
    const { member } = coalitionOf('amina')
    const { positions, replica } = member('amina')
    const { id, created } = positions.create({ title: 'Facts', ask: 'More' })
    expect(created).toMatch(/^2026-/)
    expect(positions.update(id, { stance: 'oppose' })).toMatchObject({ title: 'Facts', ask: 'More', stance: 'oppose' })
    replica.actRecords([
      { kind: 'position', id, fields: { stance: 7, leadWriters: 'all', onlyLeadWriters: 'yes', number: 'one', title: null } },
    ])
    expect(positions.find(id)).toMatchObject({ stance: null, leadWriters: [], onlyLeadWriters: false, number: null, title: '' })
    expect(() => positions.update(id, { title: ' ' })).toThrow(/needs a title/)
    expect(() => positions.update(id, { leadWriters: ['nobody'] })).toThrow(/must be a member/)
  })

  it('are not set by people who only sign', () => {
    const { member, letIn, meet } = coalitionOf('amina')
    const { id } = member('amina').positions.create({ title: 'Facts' })
    const signer = letIn('bilal', ['signatory'])
    meet()
    expect(signer.positions.access(id)).toMatchObject({ mayWrite: false, why: 'right' })
    expect(() => signer.positions.update(id, { ask: 'Mine' })).toThrow(/not write/)
    expect(() => write(signer, id, 'Mine')).toThrow(/not write/)
  })

  it('and its sharing answer a page', async () => {
    const { member } = coalitionOf('amina')
    const amina = member('amina')
    const { id } = amina.positions.create({ title: 'Facts' })
    const calls = sharingHandlers(() => amina.opened)
    expect(await calls['position.update']({ id: '1', stance: 'support', commitment: null })).toMatchObject({
      stance: 'support',
      openRemarks: 0,
    })
    expect(await calls['position.sharing']({ id, sharing: 'press' })).toMatchObject({ sharing: 'press', hasUnshared: false })
    write(amina, id, 'Waits.')
    expect(amina.positions.access(id).hasUnshared).toBe(true)
    expect(await calls['position.share']({ id })).toMatchObject({ hasUnshared: false, mayWrite: true, why: null })
  })
})
