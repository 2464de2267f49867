/** When a coalition counts as agreed: a rule over what organisations said, and what can be said of it by what is known here. SPEC rules AGREE-1, AGREE-2. */
import { z } from 'zod'
import { CELL_STATES, type CellState, DECISIONS, type Decision } from './terms.ts'

/** How a coalition decides that it agrees. */
export interface AgreementRule {
  /** So many yes, or this share (over 0 to 1) of those who are asked. */
  readonly needs: { readonly count: number } | { readonly share: number }
  /** Whether counted silence is a yes. */
  readonly silenceCounts: boolean
  /** Whether recorded answers count. */
  readonly recordedCounts: boolean
}

/** What holds while no coordinator stated a rule: two thirds of signatures. */
export const DEFAULT_RULE: AgreementRule = { needs: { share: 2 / 3 }, silenceCounts: false, recordedCounts: false }

/** A rule as records and outcomes hold it. */
export const agreementRule = z.strictObject({
  needs: z.union([z.strictObject({ count: z.int().min(1).max(10_000) }), z.strictObject({ share: z.number().gt(0).max(1) })]),
  silenceCounts: z.boolean(),
  recordedCounts: z.boolean(),
})

/** What one organisation that is asked says about a text, as far as it decides agreement. */
export interface CountedAnswer {
  readonly state: CellState
  /** Of an answer that was recorded; null otherwise. */
  readonly decision: Decision | null
  /** Known to have the text. */
  readonly isReached: boolean
}

/** See `CountedAnswer`. */
export const countedAnswer = z.strictObject({
  organisation: z.string().regex(/^[0-9a-f]{32}$/),
  state: z.enum(CELL_STATES),
  decision: z.enum(DECISIONS).nullable(),
  isReached: z.boolean(),
})

/** Answers to one text, counted by kind. */
export interface AnswerCounts {
  /** Organisations that are asked. */
  readonly asked: number
  readonly signed: number
  readonly silent: number
  readonly recordedYes: number
  /** Answered otherwise: takes no side, does not sign, took its signature back, keeps an earlier text, or came late and does not count. */
  readonly otherwise: number
  /** Owe an answer, as far as is known here. */
  readonly owing: number
  /** Of those, not heard from since the text was closed: they may have answered. */
  readonly unheard: number
}

/** `undetermined`: those not heard from could still make it so; nothing that is known here decides it. */
export type Agreement = 'met' | 'not-met' | 'undetermined'

/** True for an organisation that may have answered without anybody here knowing: nothing shows that it has the text. */
export const isUnheard = ({ state, isReached }: CountedAnswer): boolean => state === 'not-reached' || (state === 'earlier' && !isReached)

/** The answers by kind. */
export function countAnswers(answers: readonly CountedAnswer[]): AnswerCounts {
  const count = (...states: readonly CellState[]): number => answers.filter(({ state }) => states.includes(state)).length
  const recorded = answers.filter(({ state }) => state === 'recorded')
  const recordedYes = recorded.filter(({ decision }) => decision === 'endorsed' || decision === 'endorsed_with_reservation').length
  return {
    asked: answers.length,
    signed: count('signed', 'signed-except'),
    silent: count('silence'),
    recordedYes,
    otherwise: count('no-side', 'declined', 'withdrawn', 'ruled-out', 'kept-earlier') + recorded.length - recordedYes,
    owing: count('owes', 'earlier', 'not-reached', 'discussing'),
    unheard: answers.filter(isUnheard).length,
  }
}

/** What the rule says of the counts. More yes never makes it less; only who was not heard from leaves it open. */
export function judgeAgreement(
  rule: AgreementRule,
  counts: AnswerCounts,
): { readonly agreement: Agreement; readonly yes: number; readonly needed: number } {
  const yes = counts.signed + (rule.silenceCounts ? counts.silent : 0) + (rule.recordedCounts ? counts.recordedYes : 0)
  const needed = 'count' in rule.needs ? rule.needs.count : Math.ceil(rule.needs.share * counts.asked - ROUNDING)
  if (yes >= needed) return { agreement: 'met', yes, needed }
  return { agreement: yes + counts.unheard >= needed ? 'undetermined' : 'not-met', yes, needed }
}

/** Two thirds of three are two, whatever binary fractions make of it. */
const ROUNDING = 1e-9
