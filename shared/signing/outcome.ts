/** How a coalition stood to a text when a coordinator froze it: the rule, every answer, what follows, the words. SPEC rule AGREE-3. */
import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { toHex, utf8 } from '../bytes/hex.ts'
import type { DocumentId, OrganisationId } from '../ids.ts'
import {
  type Agreement,
  type AgreementRule,
  agreementRule,
  type CountedAnswer,
  countAnswers,
  countedAnswer,
  judgeAgreement,
} from './agreement.ts'
import type { ClosedHash } from './closed-text.ts'

/** See the head of this file. */
export interface Outcome {
  readonly position: DocumentId
  readonly text: ClosedHash
  readonly rule: AgreementRule
  /** Everybody who was asked. */
  readonly answers: readonly (CountedAnswer & { readonly organisation: OrganisationId })[]
  readonly agreement: Agreement
  readonly yes: number
  readonly needed: number
  /** What the coordinator says of it. */
  readonly words: string
  /** The author's clock, milliseconds since 1970: shown, decides nothing. */
  readonly clock: number
}

const DOMAIN = 'chorus/outcome/1\n'

const shape = z.strictObject({
  schema: z.literal(1),
  position: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .transform((id) => id as DocumentId),
  text: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .transform((hash) => hash as ClosedHash),
  rule: agreementRule,
  answers: z
    .array(countedAnswer.extend({ organisation: countedAnswer.shape.organisation.transform((id) => id as OrganisationId) }))
    .max(2000),
  agreement: z.enum(['met', 'not-met', 'undetermined']),
  yes: z.int(),
  needed: z.int(),
  words: z.string().min(1).max(4096),
  clock: z.int().min(0),
})

/** The one JSON text of an outcome: what its id is made from. */
export function encodeOutcome({ position, text, rule, answers, words, clock }: Omit<Outcome, 'agreement' | 'yes' | 'needed'>): string {
  const { agreement, yes, needed } = judgeAgreement(rule, countAnswers(answers))
  return JSON.stringify({ schema: 1, position, text, rule, answers, agreement, yes, needed, words, clock })
}

/** Reads an outcome; undefined for another shape, or where what it states does not follow from its answers. Never throws. */
export function readOutcome(content: unknown): Outcome | undefined {
  const parsed = shape.safeParse(typeof content === 'string' ? parseJson(content) : undefined)
  if (!parsed.success) return undefined
  const { schema: _, ...outcome } = parsed.data
  const follows = judgeAgreement(outcome.rule, countAnswers(outcome.answers))
  const { agreement, yes, needed } = outcome
  return follows.agreement === agreement && follows.yes === yes && follows.needed === needed ? outcome : undefined
}

/** The record of an outcome: named after its content, so that nothing else can be set in it. */
export const outcomeRecordId = (content: string): string => `outcome.${toHex(sha256(utf8(DOMAIN + content))).slice(0, ID_CHARACTERS)}`

/** True for the id of such a record, whatever is in it. */
export const isOutcomeRecord = (id: string): boolean => id.startsWith('outcome.')

const ID_CHARACTERS = 32

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
