/** Lines of the start page about the joint submission: making it, sending it, and what went out under one's name. */
import type { OutputOf } from '../../shared/api/contract.ts'
import { owing } from '../sign-ons/reminder.ts'
import { sendingState } from '../submission/sending-state.ts'
import type { SigningFacts } from './signing-items.ts'

/** What these lines are made of. */
export interface SubmissionFacts extends Pick<SigningFacts, 'matrix'> {
  readonly nowMs: number
  readonly editions: OutputOf<'submission.list'>
  /** What editions say of one's own organisation. */
  readonly wentOut: OutputOf<'submission.mine'>
}

/** One of these lines. */
export type SubmissionItem = { readonly id: string; readonly href: string; readonly isWaiting: boolean } & (
  | { readonly kind: 'make-submission'; readonly count: number }
  | { readonly kind: 'not-sent' | 'bounced'; readonly edition: number }
  | { readonly kind: 'went-out'; readonly edition: number; readonly count: number }
)

const PLACE = '/submission'

/** The next step with it, for coordinators; nothing where that is elsewhere. */
export function makingItems({ matrix, editions }: SubmissionFacts): readonly SubmissionItem[] {
  const last = editions.at(-1)
  if (last) {
    const state = sendingState(last)
    if (state !== 'not-sent' && state !== 'bounced') return []
    return [{ id: `${state} ${last.id}`, kind: state, isWaiting: state === 'bounced', href: PLACE, edition: last.edition }]
  }
  const closed = matrix.positions.filter(({ text }) => text !== null)
  if (closed.length === 0 || owing(matrix).length > 0) return []
  return [{ id: 'make-submission', kind: 'make-submission', isWaiting: false, href: `${PLACE}/new`, count: closed.length }]
}

const DAY_MS = 86_400_000
/** After that it is where everything sent is. */
const NEWS_DAYS = 14

/** The last edition that was sent and names one's own organisation, while it is news. */
export function wentOutItems({ editions, wentOut, nowMs }: SubmissionFacts): readonly SubmissionItem[] {
  const sent = editions.filter((edition) => ['sent', 'received'].includes(sendingState(edition))).at(-1)
  const answers = wentOut.find(({ id }) => id === sent?.id)?.answers ?? []
  const days = sent?.sendings.map(({ on }) => Date.parse(on)) ?? []
  if (!sent || answers.length === 0 || nowMs - Math.max(...days) > NEWS_DAYS * DAY_MS) return []
  return [{ id: `went-out ${sent.id}`, kind: 'went-out', isWaiting: false, href: PLACE, edition: sent.edition, count: answers.length }]
}
