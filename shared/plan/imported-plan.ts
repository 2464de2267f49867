/** What an import gives: plans and commitments with their milestones and indicators, in the source's own words, and what could not be taken. */
import type { FieldKey } from './fields.ts'
import type { ImportProblem } from './problems.ts'
import type { Completion, OgpValue } from './stated-values.ts'

/** What a source states, by field, in its own wording: spaces at the ends removed, line breaks as `\n`, blank values left out. */
export type Stated = Readonly<Partial<Record<FieldKey, string>>>

/** What commitments, milestones and indicators have in common. */
export interface ImportedItem {
  /** 32 hex characters, the same at every import of the same plan. See `commitmentId`. */
  readonly id: string
  /** What the source calls it, made comparable: `US0118.3`, `number:4`, or `title:…` where it has no id. */
  readonly rowId: string
  /** Line of the file where the first row about it begins, from 1. */
  readonly line: number
  /** A heading to show. Of a milestone without a title, its text. */
  readonly title: string
  readonly stated: Stated
  /** Values of columns that state no field, by column name, and values that differ from what an earlier row says. */
  readonly other: Readonly<Record<string, string>>
  /** How far it is, where the source's wording is certain. */
  readonly completion?: Completion
  /** Lead agencies, each once: its own and those of everything below it. */
  readonly leadAgencies: readonly string[]
}

/** A measure of a milestone. */
export type ImportedIndicator = ImportedItem

/** A dated step of a commitment. */
export interface ImportedMilestone extends ImportedItem {
  readonly indicators: readonly ImportedIndicator[]
}

/** A commitment with everything below it. */
export interface ImportedCommitment extends ImportedItem {
  /** The plan it belongs to: `PlanFacts.key`. */
  readonly planKey: string
  /** OGP's values it serves, as the source says. */
  readonly values: readonly OgpValue[]
  readonly milestones: readonly ImportedMilestone[]
}

/** A plan that the source names, with what its first row states of it. */
export interface PlanFacts {
  readonly key: string
  readonly stated: Stated
}

/** All of an import. Every row of the source is in an item or among the problems that are left out. */
export interface ImportedPlan {
  readonly plans: readonly PlanFacts[]
  readonly commitments: readonly ImportedCommitment[]
  /** In the order of lines. */
  readonly problems: readonly ImportProblem[]
}
