/** Organisations that left: their helper computer may stay, and an invitation to come back may have expired. */
import { expect, it } from 'vitest'
import { appendText } from '../../shared/document/edit.ts'
import type { OrganisationId } from '../../shared/ids.ts'
import { coalitionOf } from '../support/coalition-of.ts'

it('[SIGN-7] [AGREE-2] [MEM-12] an organisation has left and owes nothing, whatever its helper computer and an expired invitation are', async () => {
  const { member, meet, letIn } = coalitionOf('amina')
  const bilal = letIn('bilal', ['editor', 'signatory'])
  meet()
  const amina = member('amina')
  const { closed, signOns, matrix, agreement } = amina.opened.signing
  const [budget] = ['Budget', 'Land'].map((title) => {
    const { id } = amina.positions.create({ title })
    amina.positions.edit(id, (doc) => appendText(doc, 'Every month.', 'test'))
    return closed.close(id, '')
  })
  meet()
  const said = { hash: budget?.hash as NonNullable<typeof budget>['hash'], decision: 'endorsed' } as const
  bilal.opened.signing.signOns.sign([said], { body: 'Board', on: '2026-11-10' }, 'en')
  meet()
  const organisation = bilal.replica.membership().devices.get(bilal.replica.keys().device)?.organisation as OrganisationId
  letIn('their helper', ['helper'], amina, organisation)
  const filler = '0'.repeat(64)
  const expired = { invitation: filler, organisation, rendezvous: filler, proof: filler, expires: new Date(0).toISOString() }
  amina.replica.actMembership({ t: 'invite', roles: ['signatory'], ...expired })
  await amina.opened.rights.remove(bilal.coalition.me()?.id ?? '')
  expect(signOns.all()).toHaveLength(1)
  const row = matrix().rows.find(({ id }) => id === organisation)
  expect([row?.hasLeft, row?.cells.some(({ isOwed }) => isOwed)]).toEqual([true, false])
  const counted = agreement.texts({ needs: { share: 1 }, silenceCounts: false, recordedCounts: false })
  expect(counted.map(({ counts }) => counts.asked).sort()).toEqual([1, 2])
})
