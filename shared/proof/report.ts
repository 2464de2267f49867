/** What a check of a proof folder finds. SPEC rules PROOF-5, PROOF-6. */
import type { Edition } from '../submission/edition.ts'

/** What can be wrong, each with a sentence of its own for people. */
export type ProblemCode =
  | 'file-missing'
  | 'file-unreadable'
  | 'file-extra'
  | 'edition-malformed'
  | 'edition-signature'
  | 'founding'
  | 'document-missing'
  | 'document-changed'
  | 'sums-changed'
  | 'text-changed'
  | 'text-malformed'
  | 'page-changed'
  | 'sign-on-missing'
  | 'sign-on-unlisted'
  | 'sign-on-twice'
  | 'sign-on-header'
  | 'sign-on-body'
  | 'sign-on-signature'
  | 'sign-on-coalition'
  | 'sign-on-kind'
  | 'sign-on-device'
  | 'sign-on-says-otherwise'
  | 'sign-on-names-others'

/** One thing that does not hold, and where. */
export interface Problem {
  readonly code: ProblemCode
  /** A file's name, an organisation's name or the beginning of a hash. */
  readonly subject: string
}

/** What came of a check. Everything that is proved holds if `problems` is empty. */
export interface ProofReport {
  readonly problems: readonly Problem[]
  /** Undefined where it cannot be read. */
  readonly edition: Edition | undefined
  /** The computer whose signature stands under the edition. */
  readonly by: string | undefined
  /** True if the folder shows that this computer founded the coalition; otherwise its key must be compared by other means. */
  readonly isFounderShown: boolean
  /** Signed answers whose act is in the folder, and those for which the coordinator's word stands. */
  readonly shown: number
  readonly stated: number
}

/** Takes note of something that does not hold. */
export type Note = (code: ProblemCode, subject: string) => void
