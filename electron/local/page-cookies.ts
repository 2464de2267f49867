/** The cookies that let browsers in again: each its own secret, of which only a hash is kept. SPEC rule PAGE-8. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { toHex } from '../../shared/bytes/hex.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Random } from '../core/ports/random.ts'

/** A cookie that some browser holds, as it may lie on disk. */
export interface HeldCookie {
  /** SHA-256 of the secret, in hexadecimal. */
  readonly hash: string
  /** Milliseconds since 1970, to the hour. */
  readonly usedAt: number
}

/** See the head of this file. */
export interface PageCookies {
  /** A new secret of 256 bits for one browser. */
  readonly issue: () => string
  /** True for a secret that was issued and used within 30 days. */
  readonly isKnown: (secret: string) => boolean
  readonly held: () => readonly HeldCookie[]
}

/** What cookies are made with; `held` were issued before, `changed` hears when other ones are held. */
export interface PageCookiesConfig {
  readonly clock: Clock
  readonly random: Random
  readonly held?: readonly HeldCookie[]
  readonly changed?: () => void
}

const HOUR_MS = 3_600_000
const LONGEST_UNUSED_MS = 30 * 24 * HOUR_MS
/** Those not used for longest make room: nobody has more browsers. */
const MOST_HELD = 32

/** Cookies of one server, with those held from before it. */
export function createPageCookies({ clock, random, held: before = [], changed = () => undefined }: PageCookiesConfig): PageCookies {
  let held = before.filter(isFresh(clock.now()))
  const become = (next: readonly HeldCookie[]): void => {
    held = [...next].sort((a, b) => a.usedAt - b.usedAt).slice(-MOST_HELD)
    changed()
  }
  const issue = (): string => {
    const secret = toHex(random.bytes(32))
    become([...held, { hash: hashOf(secret).toString('hex'), usedAt: clock.now() }])
    return secret
  }
  const isKnown = (secret: string): boolean => {
    const now = clock.now()
    const given = hashOf(secret)
    const found = held.filter(isFresh(now)).find(({ hash }) => timingSafeEqual(Buffer.from(hash, 'hex'), given))
    if (found && now - found.usedAt >= HOUR_MS) become(held.map((one) => (one === found ? { ...one, usedAt: now } : one)))
    return found !== undefined
  }
  return { issue, isKnown, held: () => held }
}

/** A time in the future is another clock's: it counts as now, and ages from there. */
const isFresh =
  (now: number) =>
  ({ usedAt }: HeldCookie): boolean =>
    now - usedAt < LONGEST_UNUSED_MS

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()
