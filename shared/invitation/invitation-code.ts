/** Invitation codes: a secret that can be read over the phone, and the keys it yields. SPEC rules INV-1 to INV-3. */
import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { fromHex, utf8 } from '../bytes/hex.ts'
import type { CoalitionId } from '../ids.ts'

/** Bytes of a code's secret. */
export const SECRET_BYTES = 16

/** What a secret yields, 32 bytes each. */
export interface InvitationKeys {
  /** Ed25519 seed: the invitation's own key. */
  readonly signingSeed: Uint8Array
  /** Under which the holder meets members. */
  readonly rendezvousKey: Uint8Array
  /** Shows for which coalition the code was made. */
  readonly proofKey: Uint8Array
}

/** A code read, or where it is wrong: `group` counts from 1. */
export type CodeReading =
  | { readonly ok: true; readonly secret: Uint8Array }
  | { readonly ok: false; readonly reason: 'length' | 'character' | 'group' | 'code'; readonly group?: number }

/** Crockford's base 32: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUPS = 9
const DATA_PER_GROUP = 3
const CODE_BITS = 7

/**
 * Nine groups of four characters. Three carry the secret and 7 bits of its hash; the fourth checks its group and its place, so that a
 * mistyped or swapped character, or two groups exchanged, is found in its group at once.
 */
export function createInvitationCode(secret: Uint8Array): string {
  if (secret.length !== SECRET_BYTES) throw new Error('a secret has 16 bytes')
  const bits = [...bitsOf(secret), ...bitsOf(sha256(secret)).slice(0, CODE_BITS)]
  const groups: string[] = []
  for (let group = 0; group < GROUPS; group++) {
    const values = [0, 1, 2].map((place) => numberAt(bits, (group * DATA_PER_GROUP + place) * 5))
    groups.push([...values, checkOf(values, group)].map((value) => ALPHABET[value]).join(''))
  }
  return groups.join('-')
}

/** Reads what a person typed: any case, spaces and dashes anywhere, O for 0, I and L for 1. */
export function readInvitationCode(text: string): CodeReading {
  const characters = plainCharacters(text)
  const values = characters.map((character) => ALPHABET.indexOf(character))
  // What is no code at all has no wrong group.
  if (values.length !== GROUPS * 4) return { ok: false, reason: 'length' }
  const strange = values.indexOf(-1)
  if (strange >= 0) return { ok: false, reason: 'character', group: Math.floor(strange / 4) + 1 }
  const bits: number[] = []
  for (let group = 0; group < GROUPS; group++) {
    const data = values.slice(group * 4, group * 4 + DATA_PER_GROUP)
    if (checkOf(data, group) !== values[group * 4 + DATA_PER_GROUP]) return { ok: false, reason: 'group', group: group + 1 }
    for (const value of data) bits.push(...[16, 8, 4, 2, 1].map((bit) => (value & bit ? 1 : 0)))
  }
  const secret = Uint8Array.from({ length: SECRET_BYTES }, (_, index) => numberAt(bits, index * 8, 8))
  const check = bitsOf(sha256(secret)).slice(0, CODE_BITS)
  return check.every((bit, index) => bit === bits[SECRET_BYTES * 8 + index]) ? { ok: true, secret } : { ok: false, reason: 'code' }
}

/** The first group that cannot be right in what was typed so far, from 1; a group that is not whole yet may still become right. */
export function wrongGroupIn(text: string): number | undefined {
  const whole = plainCharacters(text).slice(0, GROUPS * 4)
  const rest = Array.from({ length: GROUPS }, (_, group) => `000${ALPHABET[group]}`).slice(Math.floor(whole.length / 4))
  const typed = whole.slice(0, whole.length - (whole.length % 4))
  const reading = readInvitationCode([...typed, ...rest].join(''))
  return reading.ok ? undefined : reading.group
}

/** The keys of a secret: HKDF-SHA256 without salt, one label each. */
export function invitationKeys(secret: Uint8Array): InvitationKeys {
  const derive = (label: string): Uint8Array => hkdf(sha256, secret, undefined, utf8(`chorus/invitation/${label}/1`), 32)
  return { signingSeed: derive('signing'), rendezvousKey: derive('rendezvous'), proofKey: derive('proof') }
}

/** HMAC-SHA256 over the coalition's 32 bytes: only the holder of the code can check it, only its maker could make it. */
export const coalitionProof = (proofKey: Uint8Array, coalition: CoalitionId): Uint8Array => hmac(sha256, proofKey, fromHex(coalition))

const plainCharacters = (text: string): readonly string[] =>
  [...text.toUpperCase().replace(/[\s\-–—.]/g, '')].map((character) => SAME_LOOKING[character] ?? character)

const SAME_LOOKING: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' }

const bitsOf = (bytes: Uint8Array): number[] =>
  [...bytes].flatMap((byte) => [128, 64, 32, 16, 8, 4, 2, 1].map((bit) => (byte & bit ? 1 : 0)))

function numberAt(bits: readonly number[], from: number, count = 5): number {
  return bits.slice(from, from + count).reduce((value, bit) => value * 2 + bit, 0)
}

/** A weighted sum in GF(32): every wrong character and every swap of two in a group changes it. */
function checkOf(values: readonly number[], group: number): number {
  return values.reduce((sum, value, place) => sum ^ timesTwo(value, place + 1), group)
}

/** `value` · 2^times in GF(32) with the polynomial x⁵ + x² + 1. */
function timesTwo(value: number, times: number): number {
  let product = value
  for (let step = 0; step < times; step++) product = product & 16 ? ((product << 1) ^ 0b100101) & 31 : product << 1
  return product
}
