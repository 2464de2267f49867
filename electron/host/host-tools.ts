/** What every part of a host uses. */
import type { Crypto } from '../../shared/crypto/crypto.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Log } from '../core/ports/log.ts'
import type { Random } from '../core/ports/random.ts'

/** What every part of a host uses. */
export interface HostTools {
  readonly crypto: Crypto
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}
