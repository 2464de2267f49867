/** One-time tokens that let a browser in: each opens one page, once, and not for long. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { toHex } from '../../shared/bytes/hex.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Random } from '../core/ports/random.ts'

/** See the head of this file. */
export interface PageTokens {
  /** A new token of 256 bits, good once within `lifeMs`. */
  readonly issue: (lifeMs: number) => string
  /** True once for a token that was issued and is not too old. */
  readonly redeem: (token: string) => boolean
}

/** Older ones are forgotten: nobody needs more at once. */
const MOST_AT_ONCE = 32

/** None issued yet. */
export function createPageTokens(clock: Clock, random: Random): PageTokens {
  let issued: { readonly token: string; readonly until: number }[] = []
  const issue = (lifeMs: number): string => {
    const token = toHex(random.bytes(32))
    issued = [...issued, { token, until: clock.now() + lifeMs }].slice(-MOST_AT_ONCE)
    return token
  }
  const redeem = (token: string): boolean => {
    const now = clock.now()
    const good = issued.filter((one) => one.until > now)
    const fits = good.filter((one) => isSame(one.token, token))
    issued = good.filter((one) => !fits.includes(one))
    return fits.length > 0
  }
  return { issue, redeem }
}

/** Compares in a time that tells nothing about where two secrets differ. */
function isSame(secret: string, given: string): boolean {
  const [a, b] = [secret, given].map((text) => createHash('sha256').update(text).digest()) as [Buffer, Buffer]
  return timingSafeEqual(a, b)
}
