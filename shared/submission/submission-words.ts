/** The shape of the words that stand around texts in the joint submission. */

/** Forms of a phrase by plural category (Unicode CLDR); `{n}` stands for the number. */
export type PluralForms = { readonly other: string } & { readonly [category in 'zero' | 'one' | 'two' | 'few' | 'many']?: string }

/** Words of one language. */
export interface SubmissionWords {
  readonly edition: string
  readonly plan: string
  readonly contact: string
  readonly licence: string
  readonly to: string
  readonly submittedBy: string
  readonly summary: string
  readonly number: string
  readonly position: string
  readonly view: string
  readonly signedBy: string
  readonly ask: string
  readonly commitment: string
  readonly leadAgency: string
  readonly text: string
  readonly textCode: string
  readonly closedOn: string
  readonly recordedBy: string
  readonly silentBy: string
  readonly earlierBy: string
  readonly nobody: string
  readonly exception: string
  readonly responses: string
  readonly response: string
  readonly reason: string
  readonly unit: string
  readonly date: string
  readonly signatories: string
  readonly positions: string
  readonly texts: string
  readonly textsNote: string
  readonly notAgreed: string
  readonly notAgreedNote: string
  readonly notAgreedOn: string
  readonly hash: string
  readonly notes: string
  readonly backToText: string
  readonly page: string
  readonly of: string
  readonly namedWord: string
  readonly wordCount: string
  readonly wordLimit: string
  readonly stances: Readonly<Record<string, string>>
  readonly organisations: PluralForms
  readonly hiddenSigned: PluralForms
  readonly hiddenRecorded: PluralForms
  readonly hiddenSilent: PluralForms
}
