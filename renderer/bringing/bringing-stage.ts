/** What is shown of missing words: decided from what the host knows, without a page. SPEC section BRING. */
import type { OutputOf } from '../../shared/api/contract.ts'

/** What the host says of it. */
export type BringingFacts = OutputOf<'bringing'>

/**
 * `none`: nothing is missing, or so little on this line that it is here before anybody has read about it. `asks`: a person should choose. `coming`: it is under way.
 * `waits`: it comes when it is asked for, or when a member is linked.
 */
export type BringingStage = 'none' | 'asks' | 'coming' | 'waits'

/** Less than this is not worth a word while it comes. */
const WORTH_SHOWING_SECONDS = 10

/** See `BringingStage`. */
export function bringingStage(facts: BringingFacts): BringingStage {
  const { missingBytes, openBytes, choice, asks, isLinked, bytesPerSecond, isCounting } = facts
  if (missingBytes === 0) return 'none'
  if (!isLinked) return 'waits'
  if (asks) return 'asks'
  if (choice === 'later' || (choice === 'open' && openBytes === 0 && !isCounting)) return 'waits'
  if (choice !== null) return 'coming'
  return bytesPerSecond !== null && missingBytes / bytesPerSecond > WORTH_SHOWING_SECONDS ? 'coming' : 'none'
}

/** How many bytes are under way, those that came with them: of what was chosen. */
export function bytesUnderWay({ missingBytes, openBytes, cameBytes, choice, isCounting }: BringingFacts): number {
  return cameBytes + (choice === 'open' && !isCounting ? openBytes : missingBytes)
}

/** How long the bytes take on this line; undefined where that is not known. */
export const secondsFor = (bytes: number, { bytesPerSecond }: BringingFacts): number | undefined =>
  bytesPerSecond === null ? undefined : bytes / bytesPerSecond
