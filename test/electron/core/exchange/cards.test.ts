/** Names that change are told to whoever shows them. */
import { describe, expect, it } from 'vitest'
import { signCard } from '../../../../electron/core/exchange/cards.ts'
import { toHex } from '../../../../shared/bytes/hex.ts'
import { type CoalitionId, type DeviceId, NO_COALITION, type PersonId } from '../../../../shared/ids.ts'
import { invitationKeys, readInvitationCode } from '../../../../shared/invitation/invitation-code.ts'
import { coalitionOf } from '../../../support/coalition-of.ts'
import type { Computer } from '../../../support/computer.ts'

const namesAt = ({ coalition }: Computer): readonly string[] => coalition.members().map(({ name }) => name)

describe('a card', () => {
  it('[CARD-1] is fixed bytes: its JSON, and an Ed25519 signature over name, coalition and that', () => {
    const { world } = coalitionOf('amina')
    const seed = new Uint8Array(32).fill(7)
    const signer = toHex(world.crypto.signingPublicKey(seed)) as DeviceId
    const card = { kind: 'person' as const, id: 'aa'.repeat(16), version: 3, fields: { name: 'Amina' }, signer }
    const text =
      '{"kind":"person","id":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","version":3,"fields":{"name":"Amina"},"signer":"ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c"}'
    const signature =
      '725146fc695a1d60c770a7fa776938ed369f1541761653d95ec3ac0a1a397bce530808164a37b19f572aa6e8516dca16a2c50d09fd9208938f9cdc4676ca6507'
    const bytes = signCard(world.crypto, 'c0'.repeat(32) as CoalitionId, seed, card)
    expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual({ card: text, signature })
  })

  it('[CARD-1] is not taken as signed by another key, for another coalition, or changed since', () => {
    const { member, world } = coalitionOf('amina', 'bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    const { seed, device } = bilal.replica.keys()
    const card = {
      kind: 'person' as const,
      id: bilal.coalition.me()?.id as string,
      version: 2 ** 47,
      fields: { name: 'Bilal K.' },
      signer: device,
    }
    const { coalition } = amina.replica
    const own = signCard(world.crypto, coalition, seed, card)
    const { card: text, signature } = JSON.parse(new TextDecoder().decode(own)) as { card: string; signature: string }
    const bytes = (value: object): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
    const forged = {
      'another member’s key': signCard(world.crypto, coalition, amina.replica.keys().seed, card),
      'a stranger’s key': signCard(world.crypto, coalition, world.random.bytes(32), card),
      'another coalition': signCard(world.crypto, 'c0'.repeat(32) as CoalitionId, seed, card),
      'no coalition': signCard(world.crypto, NO_COALITION, seed, card),
      'another name': bytes({ card: text.replace('Bilal K.', 'Bilal X.'), signature }),
      'another signature': bytes({ card: text, signature: `${signature.slice(0, -2)}${signature.endsWith('00') ? '01' : '00'}` }),
    }
    for (const [how, forgery] of Object.entries(forged)) expect(amina.coalition.cards.take(forgery), how).toBe(false)
    expect(namesAt(amina)).not.toContain('Bilal K.')
    expect(amina.coalition.cards.take(own)).toBe(true)
    expect(namesAt(amina)).toContain('Bilal K.')
  })

  it('[CARD-2] that comes from another computer is told once, and not when nothing is new', () => {
    const { member, link, world } = coalitionOf('amina', 'bilal')
    const heard: string[] = []
    const { cards } = member('bilal').coalition
    const stop = cards.listen(({ kind, fields }) => heard.push(`${kind} ${fields['name']}`))
    member('amina').coalition.setNames({ person: 'Amina K.' })
    link('amina', 'bilal')
    world.time.pass(60_000)
    expect(heard).toEqual(['person Amina K.'])
    stop()
    member('bilal').coalition.setNames({ person: 'Bilal' })
    expect(heard).toHaveLength(1)
  })

  it('[CARD-4] that is written here is with a linked member at once, also with one who was just let in', () => {
    const { member, letIn, link, world } = coalitionOf('amina', 'bilal')
    link('amina', 'bilal')
    world.time.pass(60_000)
    member('bilal').coalition.setNames({ person: 'Bilal K.' })
    world.time.pass(1000)
    expect(namesAt(member('amina'))).toContain('Bilal K.')
    letIn('celia', ['editor'])
    link('amina', 'celia')
    world.time.pass(1000)
    expect(namesAt(member('celia'))).toContain('amina')
  })

  it('[CARD-2] that two disks of one signer made at the same version ends as one', () => {
    const { member, link, world } = coalitionOf('amina', 'bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    const { seed, device } = bilal.replica.keys()
    const id = bilal.coalition.me()?.id as string
    const sayName = (computer: Computer, name: string): void =>
      void computer.coalition.cards.write(seed, { kind: 'person', id, version: 2 ** 47, fields: { name }, signer: device })
    sayName(amina, 'Bilal K.')
    sayName(bilal, 'B. Khan')
    link('amina', 'bilal')
    world.time.pass(60_000)
    expect(amina.coalition.cards.digest()).toBe(bilal.coalition.cards.digest())
  })

  it('[CARD-5] about what nobody knows, or by who is nobody, fills no disk and is not passed on', () => {
    const { member, world } = coalitionOf('amina', 'bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    const before = amina.coalition.cards.digest()
    for (let n = 0; n < 1_000; n++) {
      const byMember = n % 2 === 0
      const seed = byMember ? bilal.replica.keys().seed : world.random.bytes(32)
      const signer = byMember
        ? bilal.replica.keys().device
        : (toHex(world.crypto.signingPublicKey(seed)) as Computer['disk']['keys']['device'])
      const card = { kind: 'organisation' as const, id: toHex(world.random.bytes(16)), version: 1, fields: { name: 'Nobody' }, signer }
      amina.coalition.cards.take(signCard(world.crypto, amina.replica.coalition, seed, card))
    }
    expect(amina.replica.store.values('card/').length).toBeLessThan(300)
    expect(amina.coalition.cards.digest()).toBe(before)
  })

  it('[CARD-5] by who was a coordinator when writing it counts until a coordinator writes another', () => {
    const { member, letIn, meet } = coalitionOf('amina', 'bilal')
    letIn('celia', ['coordinator', 'editor'])
    meet()
    const celia = member('celia')
    const { organisation } = member('bilal').coalition.me() as { organisation: string }
    const organisationAtBilal = (): string | undefined => member('bilal').coalition.me()?.organisationName
    celia.coalition.setNames({ organisation: { id: organisation as never, name: 'Teachers’ Union' } })
    meet()
    const person = celia.coalition.me()?.id as PersonId
    member('amina').replica.actMembership({ t: 'role', person, roles: ['editor'], cuts: [] })
    meet()
    expect(organisationAtBilal()).toBe('Teachers’ Union')
    celia.coalition.setNames({ organisation: { id: organisation as never, name: 'Something else' } })
    member('amina').coalition.setNames({ organisation: { id: organisation as never, name: 'Teachers’ Union of Kenya' } })
    celia.coalition.setNames({ organisation: { id: organisation as never, name: 'Something else again' } })
    meet()
    expect(organisationAtBilal()).toBe('Teachers’ Union of Kenya')
  })

  it('[CARD-3] of a request whose keys are no keys is not kept', () => {
    const { founder, world } = coalitionOf('amina')
    const { invitation, code } = founder.coalition.invite('Teachers’ Union', ['editor'], 24)
    const read = readInvitationCode(code)
    const { signingSeed } = invitationKeys(read.ok ? read.secret : new Uint8Array(16))
    const hex = (bytes: number): string => toHex(world.random.bytes(bytes))
    const whole = { name: 'Bilal', device: hex(32), agreement: hex(32), person: hex(16), signature: hex(64) }
    const take = (fields: Record<string, string>): boolean => {
      const card = { kind: 'request' as const, id: invitation, version: 1, fields, signer: invitation as DeviceId }
      return founder.coalition.cards.take(signCard(world.crypto, founder.replica.coalition, signingSeed, card))
    }
    expect(take({ ...whole, device: '../x' })).toBe(false)
    expect(take({ ...whole, agreement: whole.agreement.slice(2) })).toBe(false)
    expect(take(whole)).toBe(true)
  })
})
