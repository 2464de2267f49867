/** The operating system's randomness. */
import { randomBytes } from 'node:crypto'
import type { Random } from '../../core/ports/random.ts'

/** Cryptographically strong bytes. */
export const createNodeRandom = (): Random => ({ bytes: (count) => Uint8Array.from(randomBytes(count)) })
