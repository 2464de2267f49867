/** Sign-ons that came after the time until which they were asked for, and what a coordinator ruled about them. SPEC rules LATE-1, LATE-2. */
import { clockIn } from '../../../shared/signing/time-zone.ts'
import type { Position } from '../position/positions.ts'
import type { Answer } from './answer-records.ts'

type Asked = Pick<Position, 'signOnUntil'>

/** True for a yes, signed or recorded, of a later moment (a recorded one: of a later day, where the deadline was given) than asked for. */
export function isLate({ basis, decision, at, on }: Answer, { signOnUntil }: Asked): boolean {
  if (!signOnUntil || (decision !== 'endorsed' && decision !== 'endorsed_with_reservation')) return false
  if (basis === 'explicit') return at > signOnUntil.at
  return basis === 'recorded' && on !== null && on > clockIn(signOnUntil.zone, signOnUntil.at).slice(0, DAY_CHARACTERS)
}

const DAY_CHARACTERS = 10

/** True for a late one that does not count. */
export const isRuledOut = (answer: Answer, asked: Asked): boolean => answer.ruling?.counts === false && isLate(answer, asked)
