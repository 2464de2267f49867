/** Delivery statements as bytes, with what is had behind words that have not come. */
import { expect, it } from 'vitest'
import { createNodeCrypto } from '../../../electron/adapters/crypto/node-crypto.ts'
import { toHex } from '../../../shared/bytes/hex.ts'
import type { Head } from '../../../shared/entry/header.ts'
import { endsNamedIn, MAX_WITHOUT, readStatement, type Statement, signStatement } from '../../../shared/exchange/statement.ts'
import type { CoalitionId, DeviceId } from '../../../shared/ids.ts'

const crypto = createNodeCrypto()
const SEED = new Uint8Array(32).fill(7)
const COALITION = 'cc'.repeat(32) as CoalitionId
const head: Head = { device: 'aa'.repeat(32) as DeviceId, seq: 900, prefix: 'ab'.repeat(16) }
const statement: Statement = { device: toHex(crypto.signingPublicKey(SEED)) as DeviceId, counter: 3, at: 5, heads: [{ ...head, seq: 4 }] }

const roundTrip = (said: Statement) => readStatement(crypto, COALITION, signStatement(crypto, COALITION, SEED, said))

it('[DELIV-1] is read as it was said, with and without what is had beyond, and is as before where nothing is', () => {
  const beyond = [{ head, without: [5, 6, 300] }]
  expect(roundTrip({ ...statement, beyond })).toEqual({ ok: true, value: { ...statement, beyond } })
  expect(roundTrip(statement)).toEqual({ ok: true, value: statement })
  expect(signStatement(crypto, COALITION, SEED, { ...statement, beyond: [] })).toEqual(signStatement(crypto, COALITION, SEED, statement))
})

it('[DELIV-1] that names more than 64 entries as waiting is none', () => {
  const without = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
  expect(roundTrip({ ...statement, beyond: [{ head, without: without(MAX_WITHOUT) }] }).ok).toBe(true)
  expect(roundTrip({ ...statement, beyond: [{ head, without: without(MAX_WITHOUT + 1) }] }).ok).toBe(false)
  const twice = [
    { head, without: without(40) },
    { head: { ...head, device: 'bb'.repeat(32) as DeviceId }, without: without(40) },
  ]
  expect(roundTrip({ ...statement, beyond: twice }).ok).toBe(false)
})

it('[DELIV-1] [ENV-10] names one end of each log, the one beyond lacking words, and both of one that has split', () => {
  const other: Head = { ...head, device: 'bb'.repeat(32) as DeviceId }
  const before: Head = { ...head, seq: 4 }
  const beyond = [{ head, without: [5] }]
  expect(endsNamedIn({ heads: [before, other], beyond })).toEqual([other, head])
  expect(endsNamedIn({ heads: [before, other] })).toEqual([before, other])
  const split: Head = { ...before, prefix: 'cd'.repeat(16) }
  expect(endsNamedIn({ heads: [before, split], beyond })).toEqual([before, split, head])
})
