/** What a page gets when it asks about remarks. */
import { describe, expect, it } from 'vitest'
import { remarkHandlers } from '../../../../electron/host/handlers/remarks.ts'
import { contract } from '../../../../shared/api/contract.ts'
import { coalitionOf } from '../../../support/coalition-of.ts'

describe('calls about remarks', () => {
  it('[REMARK-5] answer with names, and show a kind that is not known yet as a remark', async () => {
    const { member } = coalitionOf('amina')
    const amina = member('amina')
    const { id } = amina.positions.create({ title: 'Asked about' })
    const calls = remarkHandlers(() => amina.opened)
    const added = await calls['remark.add']({
      position: '1',
      kind: 'remark',
      text: 'Why?',
      quote: 'words',
      anchor: { from: 'AA', to: 'AB' },
    })
    amina.replica.actRecords([{ kind: 'remark', id: added.id, fields: { kind: 'cannot-sign-unless' } }])
    await calls['remark.reply']({ id: added.id, text: 'Because.' })
    await calls['remark.settle']({ id: added.id, why: 'Said.', annexed: false })
    const [shown] = contract.remarks.output.parse(await calls.remarks({ position: id }))
    expect(shown).toMatchObject({ kind: 'remark', by: { name: 'amina', isMe: true }, settled: { by: { isMe: true }, why: 'Said.' } })
    expect(shown?.replies.map(({ text, by }) => [text, by.organisationName])).toEqual([['Because.', 'amina']])
  })
})
