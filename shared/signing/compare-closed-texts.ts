/** What changed between two closed texts: everything that is signed, not the words of the body alone. */
import { nodesOfCanonical } from '../document/canonical-content.ts'
import { type Comparison, compareTexts } from '../document/compare-texts.ts'
import type { DocumentNode } from '../document/read-body.ts'
import type { ClosedText } from './closed-text.ts'

/** A fact that is no sentence, and what it was; null where it was not stated. */
export interface ChangedFact {
  readonly fact: 'stance' | 'commitment' | 'language'
  readonly from: string | null
  readonly to: string | null
}

/** A comparison of the sentences, title and ask first, with the facts that changed. */
export interface ClosedComparison extends Comparison {
  readonly facts: readonly ChangedFact[]
}

/** See the head of this file. Words of the title and of what is asked count like those of the body. */
export function compareClosedTexts(before: ClosedText, after: ClosedText): ClosedComparison {
  const facts = (['stance', 'commitment', 'language'] as const).flatMap((fact) =>
    before[fact] === after[fact] ? [] : [{ fact, from: before[fact], to: after[fact] }],
  )
  return { ...compareTexts(sentencesOf(before), sentencesOf(after)), facts }
}

const sentencesOf = ({ title, ask, content }: ClosedText): readonly DocumentNode[] => [
  ...[title, ask].filter((words) => words !== '').map(paragraph),
  ...nodesOfCanonical(content),
]

const paragraph = (text: string): DocumentNode => ({ type: 'paragraph', attrs: {}, content: [{ type: 'text', text, marks: [] }] })
