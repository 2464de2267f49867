/** Answers while they are being chosen: what is missing, and what will be signed. */
import type { InputOf } from '../../shared/api/contract.ts'
import type { AnswerSubject } from './matrix.ts'

/** What can be chosen for a text; `later` leaves it unanswered. */
export type Choice = 'yes' | 'except' | 'discussing' | 'keep-earlier' | 'object' | 'no-side' | 'declined' | 'withdrawn' | 'later'

/** One text's answer so far. */
export interface AnswerDraft {
  readonly choice: Choice | null
  /** Of a "yes, except …"; the reason of an objection. */
  readonly reservation: string
  /** ISO 8601 date, empty while none is chosen. */
  readonly until: string
}

/** Who decided, and when (ISO 8601 date); empty while nobody said. */
export interface MandateDraft {
  readonly body: string
  readonly on: string
}

/** Everything that the dialog holds; `drafts` in the order of the subjects. */
export interface SigningDraft {
  readonly drafts: readonly AnswerDraft[]
  readonly mandate: MandateDraft
}

/** What is missing before it can be signed. */
export interface Missing {
  /** No text has an answer. */
  readonly nothing: boolean
  /** By text: its exception or its date lacks. */
  readonly reservation: readonly boolean[]
  readonly until: readonly boolean[]
  readonly body: boolean
  readonly on: boolean
}

type Sign = InputOf<'signons.sign'>
type Decision = Sign['answers'][number]['decision']

const DECISIONS: { readonly [C in Exclude<Choice, 'later'>]: Decision } = {
  yes: 'endorsed',
  except: 'endorsed_with_reservation',
  discussing: 'in_internal_review',
  'keep-earlier': 'kept_earlier',
  object: 'declined',
  'no-side': 'abstained',
  declined: 'declined',
  withdrawn: 'withdrawn',
}

/** Whether the organisation signed an earlier text and is asked about a new one. */
export const isChanged = ({ cell }: AnswerSubject): boolean => cell.state === 'earlier'

/** What is asked first, and what stands behind "Other answers". */
export function choicesFor(subject: AnswerSubject): { readonly first: readonly Choice[]; readonly others: readonly Choice[] } {
  if (isChanged(subject)) {
    return { first: CHANGED_CHOICES, others: ['except', 'discussing', 'no-side', 'withdrawn'] }
  }
  const hasSigned = ['signed', 'signed-except', 'recorded', 'silence', 'ruled-out', 'kept-earlier'].includes(subject.cell.state)
  return { first: ['yes', 'except', 'discussing'], others: ['no-side', 'declined', ...(hasSigned ? (['withdrawn'] as const) : [])] }
}

/** The draft before anything was chosen: what was excepted from an earlier text is kept at hand. */
export const emptyDraft = ({ cell }: AnswerSubject): AnswerDraft => ({
  choice: null,
  reservation: cell.answer?.reservation ?? '',
  until: '',
})

const isChosen = (choice: Choice | null): choice is Exclude<Choice, 'later'> => choice !== null && choice !== 'later'

/** What still lacks; nothing of it is true when it can be signed. */
export function missingIn({ drafts, mandate }: SigningDraft): Missing {
  const decides = drafts.some(({ choice }) => isChosen(choice) && choice !== 'discussing')
  return {
    nothing: !drafts.some(({ choice }) => isChosen(choice)),
    reservation: drafts.map(({ choice, reservation }) => choice === 'except' && reservation.trim() === ''),
    until: drafts.map(({ choice, until }) => choice === 'discussing' && until === ''),
    body: decides && mandate.body.trim() === '',
    on: decides && mandate.on === '',
  }
}

/** True if nothing lacks. */
export const isReady = ({ nothing, reservation, until, body, on }: Missing): boolean =>
  !(nothing || body || on || reservation.includes(true) || until.includes(true))

/** One act over all texts that were answered. Taking a signature back also takes it from the earlier text that carries it. */
export function answersOf(subjects: readonly AnswerSubject[], { drafts, mandate }: SigningDraft): Sign {
  const answers = subjects.flatMap(({ text, cell }, index): Sign['answers'] => {
    const draft = drafts[index]
    if (!draft || !isChosen(draft.choice)) return []
    const answer = { text: text.hash, decision: DECISIONS[draft.choice], ...saidWith(draft, cell) }
    const earlier = cell.state === 'earlier' ? cell.answer?.text : undefined
    return draft.choice === 'withdrawn' && earlier !== undefined ? [answer, { text: earlier, decision: 'withdrawn' }] : [answer]
  })
  const isDecided = answers.some(({ decision }) => decision !== 'in_internal_review')
  return { answers, ...(isDecided && { mandate: { body: mandate.body.trim(), on: mandate.on } }) }
}

function saidWith({ choice, reservation, until }: AnswerDraft, cell: AnswerSubject['cell']): Partial<Sign['answers'][number]> {
  if (choice === 'discussing') return { until }
  if (choice === 'yes' && cell.state === 'earlier' && cell.answer?.decision === 'endorsed_with_reservation') {
    return { decision: 'endorsed_with_reservation', reservation: cell.answer.reservation }
  }
  const words = reservation.trim()
  return (choice === 'except' || choice === 'object') && words !== '' ? { reservation: words } : {}
}

/**
 * One answer to a text that changed, with no more than a press: nothing that was excepted before is lost, because it stands with the earlier answer
 * and is carried on where one says yes.
 */
export const changedDraft = (subject: AnswerSubject, choice: ChangedChoice, mandate: MandateDraft): SigningDraft => ({
  drafts: [{ ...emptyDraft(subject), choice, reservation: '' }],
  mandate,
})

/** The three answers to a text that changed since one's own signature. */
export const CHANGED_CHOICES = ['yes', 'keep-earlier', 'object'] as const
/** See `CHANGED_CHOICES`. */
export type ChangedChoice = (typeof CHANGED_CHOICES)[number]

/** Who decided the last time, and the given day: both can be changed before one answers. */
export const mandateBefore = ({ cell }: AnswerSubject, today: string): MandateDraft => ({
  body: cell.answer?.mandate?.body ?? '',
  on: today,
})
