/** Digests of what is held: bytes as the rule says them. */
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Head } from '../../../shared/entry/header.ts'
import { digestOfHeads, digestOfHeld } from '../../../shared/exchange/heads-digest.ts'
import type { DeviceId } from '../../../shared/ids.ts'

const headOf = (byte: string, seq: number): Head => ({ device: byte.repeat(32) as DeviceId, seq, prefix: byte.repeat(16) })

it('[EXCH-7] what is held is the digest of the heads, and what lacks its body in the order of heads, whatever order it is given in', () => {
  const heads = [headOf('aa', 3), headOf('bb', 1)]
  const absent = [headOf('aa', 2), headOf('aa', 1)]
  const bytes = Buffer.concat([
    Buffer.from('chorus/held/1\n'),
    Buffer.from(digestOfHeads(heads), 'hex'),
    ...[1, 2].map((seq) => Buffer.from(`${'aa'.repeat(32)}0${seq}${'aa'.repeat(16)}`, 'hex')),
  ])
  expect(digestOfHeld(heads, absent)).toBe(createHash('sha256').update(bytes).digest('hex'))
  expect(digestOfHeld(heads, [...absent].reverse())).toBe(digestOfHeld(heads, absent))
  expect(digestOfHeld(heads, [])).not.toBe(digestOfHeads(heads))
})
