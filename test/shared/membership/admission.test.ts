/** What an admission needs beside the right: a request that the invitation's key signed, and an invitation by a coordinator. */
import { describe, expect, it } from 'vitest'
import { createNodeCrypto } from '../../../electron/adapters/crypto/node-crypto.ts'
import { fromHex, toHex } from '../../../shared/bytes/hex.ts'
import type { CoalitionId, DeviceId, EntryHash, OrganisationId, PersonId } from '../../../shared/ids.ts'
import type { Act, MembershipEntry } from '../../../shared/membership/entries.ts'
import { isMemberNow } from '../../../shared/membership/membership.ts'
import { requestBytes } from '../../../shared/membership/request.ts'
import { resolveMembership } from '../../../shared/membership/resolver.ts'

const crypto = createNodeCrypto()
const COALITION = 'c0'.repeat(32) as CoalitionId
const [FOUNDER, JOINER] = ['01'.repeat(32) as DeviceId, '02'.repeat(32) as DeviceId]
const ORGANISATION = '07'.repeat(16) as OrganisationId
const SEED = new Uint8Array(32).fill(5)
const INVITATION = toHex(crypto.signingPublicKey(SEED))
const PARTS = { invitation: INVITATION, device: JOINER, agreement: '03'.repeat(32), person: '04'.repeat(16) as PersonId }
const SIGNED = toHex(crypto.sign(SEED, requestBytes(PARTS)))
const founding = {
  ...{ t: 'found' as const, nonce: '00'.repeat(16), person: '06'.repeat(16) as PersonId },
  ...{ organisation: ORGANISATION, agreement: '08'.repeat(32) },
}
const inviting: Act<'invite'> = {
  ...{ t: 'invite', invitation: INVITATION, organisation: ORGANISATION, roles: ['editor'], expires: '2027-01-01T00:00:00.000Z' },
  ...{ rendezvous: '09'.repeat(32), proof: '0a'.repeat(32) },
}
const admitting: Act<'admit'> = { t: 'admit', ...PARTS, organisation: ORGANISATION, roles: ['editor'], request: SIGNED, lockbox: '' }

const byFounder = (seq: number, act: MembershipEntry['act']): MembershipEntry => ({
  ...{ hash: `${seq}`.padStart(64, '0') as EntryHash, device: FOUNDER, seq, act },
  known: new Map(seq > 1 ? [[FOUNDER, seq - 1]] : []),
})
const resolve = (...entries: readonly MembershipEntry[]) =>
  resolveMembership(COALITION, entries, {
    ...{ forks: new Map(), isAlong: () => false },
    verify: (key, message, signature) => crypto.verify(fromHex(key), message, fromHex(signature)),
  })
const admittedBy = (changes: Partial<Act<'admit'>>) =>
  resolve(byFounder(1, founding), byFounder(2, inviting), byFounder(3, { ...admitting, ...changes }))

describe('an admission', () => {
  it('[MEM-4] counts under the signature of its invitation’s key over these bytes', () => {
    expect(isMemberNow(admittedBy({}), JOINER)).toBe(true)
    const bytes = `${toHex(new TextEncoder().encode('chorus/request/1\n'))}${INVITATION}${JOINER}${PARTS.agreement}${PARTS.person}`
    expect(toHex(requestBytes(PARTS))).toBe(bytes)
  })

  it.each<readonly [what: string, changes: Partial<Act<'admit'>>]>([
    ['another computer', { device: '0b'.repeat(32) as DeviceId }],
    ['another agreement key', { agreement: '0b'.repeat(32) }],
    ['another person', { person: '0b'.repeat(16) as PersonId }],
    ['no signature', { request: '00'.repeat(64) }],
    ['the signature of another key', { request: toHex(crypto.sign(new Uint8Array(32).fill(6), requestBytes(PARTS))) }],
    [
      'the signature under another invitation',
      { request: toHex(crypto.sign(SEED, requestBytes({ ...PARTS, invitation: '0c'.repeat(32) }))) },
    ],
  ])('[MEM-4] with %s than was signed lets nobody in', (_, changes) => {
    const { devices, refused } = admittedBy(changes)
    expect(refused).toMatchObject([{ reason: 'bad-request' }])
    expect([...devices.keys()]).toEqual([FOUNDER])
  })

  it('[MEM-2] needs an invitation that a coordinator made', () => {
    const byJoiner = { ...byFounder(2, inviting), device: JOINER, seq: 1, known: new Map() }
    const knowing = { ...byFounder(2, admitting), known: new Map([...[[FOUNDER, 1] as const], [JOINER, 1] as const]) }
    const { refused, invitations } = resolve(byFounder(1, founding), byJoiner, { ...knowing, hash: 'ff'.repeat(32) as EntryHash })
    expect(refused.map(({ reason }) => reason)).toEqual(['no-right', 'no-such-invitation'])
    expect(invitations.size).toBe(0)
  })

  it('[MEM-2] says by whom, for whom and with which rights somebody is invited', () => {
    const { invitations } = resolve(byFounder(1, founding), byFounder(2, inviting))
    const { t, ...said } = inviting
    expect(t).toBe('invite')
    expect([...invitations]).toEqual([[INVITATION, { ...said, by: FOUNDER, state: 'open' }]])
  })
})
