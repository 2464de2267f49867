/** Invitation codes: read back from any way of typing, wrong groups named. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHex } from '../../../shared/bytes/hex.ts'
import type { CoalitionId } from '../../../shared/ids.ts'
import {
  coalitionProof,
  createInvitationCode,
  invitationKeys,
  readInvitationCode,
  wrongGroupIn,
} from '../../../shared/invitation/invitation-code.ts'

const secrets = fc.uint8Array({ minLength: 16, maxLength: 16 })
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

describe('an invitation code', () => {
  it('[INV-1] has one fixed form', () => {
    const secret = Uint8Array.from({ length: 16 }, (_, index) => index)
    expect(createInvitationCode(secret)).toBe('0000-G40M-R407-M302-E20G-918S-5GRR-38EV-1YZY')
    expect(toHex(invitationKeys(secret).rendezvousKey)).toBe('81c620c45f969382976e358af8fe7c3dd32e3677f4e71ade8a0e53c44090c6c8')
  })

  it('[INV-3] yields three fixed keys, and a fixed proof for a coalition', () => {
    const keys = invitationKeys(Uint8Array.from({ length: 16 }, (_, index) => index))
    expect(Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, toHex(key)]))).toEqual({
      signingSeed: '9fda75bb924c9e55ef066c6da35d1800780c6d1053f9edec65a3f3937f36320b',
      rendezvousKey: '81c620c45f969382976e358af8fe7c3dd32e3677f4e71ade8a0e53c44090c6c8',
      proofKey: '15f19a8887947c141074b4e1e5f014085521c4068faeab1653b0c66a7229a872',
    })
    expect(toHex(coalitionProof(keys.proofKey, 'c0'.repeat(32) as CoalitionId))).toBe(
      '057119c55fcfc060cca4dbb43f79f256713f160f4e980a651af177ec452a3b70',
    )
  })

  it('[INV-1] reads back whatever case, dashes and look-alikes are typed', () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const code = createInvitationCode(secret)
        const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
        expect(readInvitationCode(typed)).toEqual({ ok: true, secret })
      }),
    )
  })

  it('[INV-2] names the group in which one character is wrong', () => {
    fc.assert(
      fc.property(secrets, fc.nat(35), fc.nat(31), (secret, place, value) => {
        const characters = [...createInvitationCode(secret).replaceAll('-', '')]
        fc.pre(characters[place] !== ALPHABET[value])
        characters[place] = ALPHABET[value] as string
        expect(readInvitationCode(characters.join(''))).toEqual({ ok: false, reason: 'group', group: Math.floor(place / 4) + 1 })
      }),
    )
  })

  it('[INV-2] notices two neighbours of a group swapped, and two groups exchanged', () => {
    fc.assert(
      fc.property(secrets, fc.nat(7), fc.nat(2), (secret, group, place) => {
        const groups = createInvitationCode(secret).split('-')
        const word = [...(groups[group] as string)]
        const swapped = [...word]
        swapped[place] = word[place + 1] as string
        swapped[place + 1] = word[place] as string
        if (swapped.join('') !== word.join('')) {
          expect(readInvitationCode(groups.with(group, swapped.join('')).join('-')).ok).toBe(false)
        }
        const exchanged = groups.with(group, groups[group + 1] as string).with(group + 1, groups[group] as string)
        if (exchanged.join('') !== groups.join('')) expect(readInvitationCode(exchanged.join('-')).ok).toBe(false)
      }),
    )
  })

  it('[INV-2] finds a wrong group while the code is still being typed', () => {
    fc.assert(
      fc.property(secrets, fc.nat(36), (secret, length) => {
        const typed = createInvitationCode(secret).replaceAll('-', '').slice(0, length)
        expect(wrongGroupIn(typed)).toBeUndefined()
      }),
    )
    expect(wrongGroupIn('0000-G40N-R4')).toBe(2)
    expect(wrongGroupIn('0000-G40')).toBeUndefined()
  })

  it('[INV-2] never throws on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof readInvitationCode(text).ok).toBe('boolean')
      }),
    )
  })
})
