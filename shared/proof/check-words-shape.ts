/** The shape of the check page's words: with a sentence for everything that can be wrong. */
import type { ProblemCode } from './report.ts'

/** Words of one language. */
export interface CheckWords {
  readonly title: string
  readonly noScript: string
  readonly holds: string
  readonly fails: string
  readonly proves: string
  readonly provesKeys: string
  readonly provesEdition: string
  readonly provesFounder: string
  readonly provesNot: string
  readonly notKeys: string
  readonly notStated: string
  readonly notLater: string
  readonly notHidden: string
  readonly notFounder: string
  readonly coordinatorKey: string
  readonly answers: string
  readonly organisation: string
  readonly answer: string
  readonly key: string
  readonly proof: string
  readonly signed: string
  readonly signedEarlier: string
  readonly recorded: string
  readonly silent: string
  readonly shown: string
  readonly stated: string
  readonly documents: string
  readonly choose: string
  readonly isDocument: string
  readonly isNoDocument: string
  readonly problems: { readonly [C in ProblemCode]: string }
}
