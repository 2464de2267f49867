/** The bytes of a sealed real name, and everything that is none. */
import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, it } from 'vitest'
import { createNodeCrypto } from '../../../electron/adapters/crypto/node-crypto.ts'
import { toHex, utf8 } from '../../../shared/bytes/hex.ts'
import type { CoalitionId, OrganisationId } from '../../../shared/ids.ts'
import {
  decodeRealName,
  encodeRealName,
  isCodeName,
  MOST_NAME_KEYS,
  nameKeysDigest,
  REAL_NAME_BYTES,
  sealedFields,
  sealedIn,
} from '../../../shared/naming/real-name.ts'

const OWNER = { coalition: '11'.repeat(32) as CoalitionId, organisation: '22'.repeat(16) as OrganisationId }
const NAME = 'Border House Shelter · مأوى'
const bytes = (fill: number, count = 32): Uint8Array => new Uint8Array(count).fill(fill)
const changed = (at: number, value: number): Uint8Array => encodeRealName(OWNER, NAME).with(at, value)

describe('a real name', () => {
  it('[CARD-6] has the bytes of the rule, as many for every name', () => {
    const encoded = encodeRealName(OWNER, NAME)
    const head = `${toHex(utf8('chorus/real-name/1\n'))}${OWNER.coalition}${OWNER.organisation}20${toHex(utf8(NAME))}`
    expect(toHex(encoded)).toBe(head.padEnd(REAL_NAME_BYTES * 2, '0'))
    expect(toHex(sha256(encoded))).toBe('cebbfd419feea6bb4711f390eedbab67af77be2e2a5d62e2f7e2ef67beb19cd4')
    expect(encodeRealName(OWNER, 'X')).toHaveLength(REAL_NAME_BYTES)
    expect(decodeRealName(encodeRealName(OWNER, '名'.repeat(512)), OWNER)).toEqual({ ok: true, value: '名'.repeat(512) })
  })

  it('[CARD-8] is none with anything changed, of another owner, empty or too long', () => {
    const lengthAt = 19 + 32 + 16
    const cases: readonly Uint8Array[] = [
      changed(0, 0),
      changed(lengthAt, 31),
      changed(lengthAt, 255),
      changed(lengthAt + 1, 0xff),
      changed(REAL_NAME_BYTES - 1, 1),
      encodeRealName(OWNER, NAME).subarray(1),
      Uint8Array.from([...encodeRealName(OWNER, NAME), 0]),
      new Uint8Array(REAL_NAME_BYTES),
      new Uint8Array(0),
      encodeRealName(OWNER, 'X').with(lengthAt + 1, 0x20),
    ]
    for (const one of cases) expect(decodeRealName(one, OWNER)).toMatchObject({ ok: false })
    const coalition = '33'.repeat(32) as CoalitionId
    const organisation = '33'.repeat(16) as OrganisationId
    expect(decodeRealName(encodeRealName(OWNER, NAME), { ...OWNER, coalition })).toMatchObject({ ok: false })
    expect(decodeRealName(encodeRealName(OWNER, NAME), { ...OWNER, organisation })).toMatchObject({ ok: false })
    expect(() => encodeRealName(OWNER, 'x'.repeat(513))).toThrow(RangeError)
    expect(() => encodeRealName(OWNER, ' ')).toThrow(RangeError)
  })
})

describe('the fields of a card', () => {
  it('[CARD-6] name the keys in any order, and hold a file in pieces', () => {
    const digest = nameKeysDigest([bytes(1), bytes(2)])
    expect(digest).toBe('319350abf4f50896a4d510b7957bd237ca7d9e3d30ff2c1a3297e9d3ff52532a')
    expect(nameKeysDigest([bytes(2), bytes(1)])).toBe(digest)
    const file = bytes(7, 10_000)
    const fields = sealedFields(file)
    expect(Object.entries(fields).map(([field, piece]) => [field, piece.length])).toEqual([
      ['sealed0', 4096],
      ['sealed1', 4096],
      ['sealed2', 4096],
      ['sealed3', 1046],
    ])
    expect(isCodeName(fields)).toBe(true)
    expect(isCodeName({ name: 'Budget Watch' })).toBe(false)
    expect(sealedIn({ name: 'Organisation 7', ...fields })).toEqual(file)
  })

  it('[CARD-8] hold nothing where pieces are missing, too many or no base64url', () => {
    const { sealed1: _, ...lacking } = sealedFields(bytes(7, 10_000))
    const tooMany = Object.fromEntries(Array.from({ length: 7 }, (_, index) => [`sealed${index}`, 'AAAA']))
    for (const fields of [{}, lacking, tooMany, { sealed0: 'no base64url!' }, { sealed1: 'AAAA' }]) expect(sealedIn(fields)).toBeUndefined()
    expect(() => sealedFields(bytes(7, 20_000))).toThrow(RangeError)
  })

  it('[CARD-6] have room for a name sealed to as many keys as there may be', async () => {
    const crypto = createNodeCrypto()
    const secrets = Array.from({ length: MOST_NAME_KEYS }, (_, index) => sha256(Uint8Array.of(index)))
    const keys = secrets.map((secret) => crypto.agreementPublicKey(secret))
    const fields = sealedFields(await crypto.sealTo(keys, encodeRealName(OWNER, '名'.repeat(512))))
    const file = sealedIn(fields) ?? new Uint8Array(0)
    const opened = (await crypto.openFor(secrets.at(-1) as Uint8Array, file)) ?? new Uint8Array(0)
    expect(decodeRealName(opened, OWNER)).toMatchObject({ ok: true })
    expect(await crypto.openFor(sha256(utf8('nobody')), file)).toBeUndefined()
  })
})
