/** The name of somebody who was just let in: the request's, until the own card is here. */
import { describe, expect, it } from 'vitest'
import { createDeviceKeys } from '../../../../electron/core/coalition/founding.ts'
import { signCard } from '../../../../electron/core/exchange/cards.ts'
import { toHex } from '../../../../shared/bytes/hex.ts'
import type { DeviceId, PersonId } from '../../../../shared/ids.ts'
import { invitationKeys, readInvitationCode } from '../../../../shared/invitation/invitation-code.ts'
import { requestBytes } from '../../../../shared/membership/request.ts'
import { coalitionOf } from '../../../support/coalition-of.ts'

function invited() {
  const { founder, world } = coalitionOf('amina')
  const { crypto, random } = world
  const keys = createDeviceKeys(crypto, random)
  const person = toHex(random.bytes(16)) as PersonId
  const agreement = toHex(crypto.agreementPublicKey(keys.agreement))
  /** A request under an invitation for this organisation, as its holder makes it for the computer above, or in the name of another. */
  const request = (
    organisation: string,
    name: string,
    as: { readonly device: DeviceId; readonly person: PersonId } = { device: keys.device, person },
  ): Uint8Array => {
    const reading = readInvitationCode(founder.coalition.invite(organisation, ['editor'], 24).code)
    if (!reading.ok) throw new Error('an invitation’s code cannot be read')
    const { signingSeed } = invitationKeys(reading.secret)
    const invitation = toHex(crypto.signingPublicKey(signingSeed))
    const parts = { invitation, agreement, ...as }
    const signature = toHex(crypto.sign(signingSeed, requestBytes(parts)))
    const fields = { name, agreement, ...as, signature }
    const card = { kind: 'request' as const, id: invitation, version: 1, fields, signer: invitation as DeviceId }
    return signCard(crypto, founder.replica.coalition, signingSeed, card)
  }
  return { founder, crypto, keys, person, request, nameNow: () => founder.coalition.members().find(({ id }) => id === person)?.name }
}

describe('a member without a card', () => {
  it('[CARD-3] goes by the name of the request, and by the own card once it is here', async () => {
    const { founder, crypto, keys, person, request, nameNow } = invited()
    founder.coalition.cards.take(request('Teachers’ Union', 'Bilal'))
    const [waiting] = founder.coalition.requests()
    expect(await founder.coalition.admit(waiting?.id ?? '')).toMatchObject({ name: 'Bilal' })
    expect(nameNow()).toBe('Bilal')
    const own = { kind: 'person' as const, id: person, version: 1, fields: { name: 'Bilal Haddad' }, signer: keys.device }
    founder.coalition.cards.take(signCard(crypto, founder.replica.coalition, keys.seed, own))
    expect(nameNow()).toBe('Bilal Haddad')
  })

  it('[MEM-3] is marked for everybody when the numbers were not compared', async () => {
    const { founder, person, request } = invited()
    founder.coalition.cards.take(request('Teachers’ Union', 'Bilal'))
    const [waiting] = founder.coalition.requests()
    await founder.coalition.admit(waiting?.id ?? '', true)
    const marked = founder.coalition.members().filter(({ isUnchecked }) => isUnchecked)
    expect(marked.map(({ id }) => id)).toEqual([person])
  })

  it('[JOIN-2] is not asked for again: who holds another invitation comes in neither as a member nor with its computer', async () => {
    const { founder, keys, person, request } = invited()
    founder.coalition.cards.take(request('Teachers’ Union', 'Bilal'))
    const [waiting] = founder.coalition.requests()
    await founder.coalition.admit(waiting?.id ?? '')
    const strangers = toHex(new Uint8Array(16).fill(7)) as PersonId
    const computer = toHex(new Uint8Array(32).fill(7)) as DeviceId
    founder.coalition.cards.take(request('Elsewhere', 'Not Bilal', { device: computer, person }))
    founder.coalition.cards.take(request('Elsewhere', 'Not Bilal either', { device: keys.device, person: strangers }))
    expect(founder.coalition.requests()).toEqual([])
    founder.coalition.cards.take(request('Elsewhere', 'Chen', { device: computer, person: strangers }))
    expect(founder.coalition.requests().map(({ name }) => name)).toEqual(['Chen'])
  })

  it('[CARD-3] is not named by the holder of another invitation', async () => {
    const { founder, request, nameNow } = invited()
    founder.coalition.cards.take(request('Elsewhere', 'Not Bilal'))
    founder.coalition.cards.take(request('Teachers’ Union', 'Bilal'))
    const waiting = founder.coalition.requests().find(({ name }) => name === 'Bilal')
    await founder.coalition.admit(waiting?.id ?? '')
    expect(nameNow()).toBe('Bilal')
  })
})

describe('the list of members', () => {
  it('goes by organisation and name, whatever the keys', () => {
    const { founder } = coalitionOf('zuzana', 'bilal', 'yusuf', 'amina')
    for (const { organisation, name } of founder.coalition.members())
      founder.coalition.setNames({ organisation: { id: organisation, name: `Organisation of ${name}` } })
    const named = founder.coalition.members().map(({ organisationName, name }) => `${organisationName} ${name}`)
    expect(named).toHaveLength(4)
    expect(named).toEqual([...named].sort((a, b) => a.localeCompare(b)))
  })
})
