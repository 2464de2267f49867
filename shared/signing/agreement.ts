/** When a coalition counts as agreed: a rule over what organisations said, and what can be said of it by what is known here. */

/** How a coalition decides that it agrees. */
export interface AgreementRule {
  /** So many yes, or this share (over 0 to 1) of those who are asked. */
  readonly needs: { readonly count: number } | { readonly share: number }
  /** Whether counted silence is a yes. */
  readonly silenceCounts: boolean
  /** Whether recorded answers count. */
  readonly recordedCounts: boolean
}

/** Answers to one text, counted by kind. */
export interface AnswerCounts {
  /** Organisations that are asked. */
  readonly asked: number
  readonly signed: number
  readonly silent: number
  readonly recordedYes: number
  /** Answered otherwise: takes no side, does not sign, took its signature back, keeps an earlier text. */
  readonly otherwise: number
  /** Owe an answer, as far as is known here. */
  readonly owing: number
  /** Of those, not heard from since the text was closed: they may have answered. */
  readonly unheard: number
}

/** `undetermined`: those not heard from could still make it so; nothing that is known here decides it. */
export type Agreement = 'met' | 'not-met' | 'undetermined'

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
