/** What every section of the joint submission is made of. */
import type { ClosedHash, ClosedText } from '../signing/closed-text.ts'
import type { EditionContent } from './edition.ts'
import type { SubmissionWords } from './submission-words.ts'
import type { Tally } from './tally.ts'

/** Closed texts by hash. */
export type TextsByHash = ReadonlyMap<ClosedHash, ClosedText>

/** See the head of this file. */
export interface SectionInput {
  readonly edition: EditionContent
  readonly texts: TextsByHash
  readonly words: SubmissionWords
  readonly tally: Tally
}

/** A text that must be there. */
export function textOf(texts: TextsByHash, hash: ClosedHash): ClosedText {
  const text = texts.get(hash)
  if (!text) throw new Error(`closed text ${hash} is missing`)
  return text
}
