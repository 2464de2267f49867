/** Invitations that a coordinator took back. */
import { describe, expect, it } from 'vitest'
import { createNodeCrypto } from '../../../../electron/adapters/crypto/node-crypto.ts'
import { createDeviceKeys } from '../../../../electron/core/coalition/founding.ts'
import { requestCard } from '../../../../electron/core/coalition/request-card.ts'
import { sealEnvelope } from '../../../../electron/core/envelope/making.ts'
import { writeRequest } from '../../../../electron/core/envelope/request.ts'
import { toHex } from '../../../../shared/bytes/hex.ts'
import { appendText } from '../../../../shared/document/edit.ts'
import { NO_COALITION, type PersonId } from '../../../../shared/ids.ts'
import { invitationKeys, readInvitationCode } from '../../../../shared/invitation/invitation-code.ts'
import { coalitionOf, type TestCoalition } from '../../../support/coalition-of.ts'
import type { Computer } from '../../../support/computer.ts'
import { opened } from '../../../support/envelope-post.ts'

const crypto = createNodeCrypto()
const HOUR_MS = 3_600_000

const askedBy = ({ opened: { signing } }: Computer): readonly number[] =>
  signing.agreement.texts({ needs: { share: 1 }, silenceCounts: false, recordedCounts: false }).map(({ counts }) => counts.asked)

/** Amina and Bilal have a closed text, and Coast Radio is invited to sign it. */
function invited() {
  const coalition = coalitionOf('amina', 'bilal')
  const [amina, bilal] = [coalition.member('amina'), coalition.member('bilal')]
  const { id } = amina.positions.create({ title: 'Budget' })
  amina.positions.edit(id, (doc) => appendText(doc, 'Every month.', 'test'))
  amina.opened.signing.closed.close(id, '')
  const { code, invitation } = amina.coalition.invite('Coast Radio', ['signatory'], 24)
  coalition.meet()
  return { coalition, amina, bilal, code, invitation }
}

/** Somebody who asks to be let in by this code. */
function joinerOf({ world: { random, time } }: TestCoalition, code: string) {
  const read = readInvitationCode(code)
  if (!read.ok) throw new Error('no code')
  const keys = createDeviceKeys(crypto, random)
  return { invitation: invitationKeys(read.secret), keys, person: toHex(random.bytes(16)) as PersonId, name: 'Dina', madeAt: time.now() }
}

const stateOf = ({ coalition }: Computer, invitation: string): string | undefined =>
  coalition.invitations().find(({ id }) => id === invitation)?.state

describe('an invitation that is withdrawn', () => {
  it('[INV-6] [AGREE-2] asks its organisation for nothing any more, whatever a computer’s clock shows', () => {
    const { coalition, amina, bilal, invitation } = invited()
    bilal.jumpClock(48 * HOUR_MS)
    expect([askedBy(amina), askedBy(bilal)]).toEqual([[3], [2]])
    amina.coalition.withdraw(invitation)
    coalition.meet()
    bilal.jumpClock(-96 * HOUR_MS)
    expect([askedBy(amina), askedBy(bilal)]).toEqual([[2], [2]])
    expect([stateOf(amina, invitation), stateOf(bilal, invitation)]).toEqual(['withdrawn', 'withdrawn'])
    amina.replica.rebuild()
    expect(stateOf(amina, invitation)).toBe('withdrawn')
    amina.coalition.invite('Coast Radio', ['signatory'], 24)
    expect(askedBy(amina)).toEqual([3])
  })

  it('[INV-6] [META-3] is so by a coordinator’s act alone', () => {
    const { coalition, amina, bilal, invitation } = invited()
    expect(() => bilal.coalition.withdraw(invitation)).toThrow(/Only a coordinator/)
    for (const kind of ['invitation', 'something'])
      bilal.replica.actRecords([{ kind, id: invitation, fields: { withdrawn: { clock: 1 } } }])
    coalition.meet()
    expect([stateOf(amina, invitation), askedBy(amina)]).toEqual(['open', [3]])
    expect(() => amina.coalition.withdraw('0'.repeat(64))).toThrow(/no such invitation/)
  })

  it('[INV-6] meets nobody and lets nobody in: a request is not shown, and refused by name where it comes as a file', async () => {
    const { coalition, amina, code, invitation } = invited()
    const { random, time } = coalition.world
    const joiner = joinerOf(coalition, code)
    amina.coalition.cards.take(requestCard(crypto, NO_COALITION, joiner))
    const [request] = amina.coalition.requests()
    expect(request?.name).toBe('Dina')
    amina.coalition.withdraw(invitation)
    expect(amina.coalition.requests()).toEqual([])
    await expect(amina.coalition.admit(request?.id ?? '')).rejects.toThrow(/withdrew/)
    expect(amina.coalition.rendezvous().map((one) => one.invitation)).not.toContain(invitation)
    const files = await sealEnvelope(crypto, writeRequest({ crypto, random, clock: time.clock() }, joiner))
    const envelope = await opened(
      amina,
      files.map(({ bytes }) => bytes),
    )
    expect(amina.opened.envelopes.request(envelope, true)).toMatchObject({ ok: false, refused: 'withdrawn', name: 'Dina' })
  })

  it('[INV-6] stays used where somebody was let in who was not known to be uninvited', async () => {
    const { coalition, amina, code, invitation } = invited()
    amina.coalition.cards.take(requestCard(crypto, NO_COALITION, joinerOf(coalition, code)))
    await amina.coalition.admit(amina.coalition.requests()[0]?.id ?? '')
    expect(() => amina.coalition.withdraw(invitation)).toThrow(/came in by this invitation/)
    amina.replica.actRecords([{ kind: 'invitation', id: invitation, fields: { withdrawn: { clock: 1 } } }])
    expect([stateOf(amina, invitation), askedBy(amina)]).toEqual(['used', [3]])
  })
})
