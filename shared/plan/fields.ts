/** The facts a plan's table can state, what each is about, and the names of a field in one more language. */

/** What a field is about. `row`: whatever the row describes most closely, be it a commitment, a milestone or an indicator. */
export type FieldLevel = 'plan' | 'commitment' | 'milestone' | 'indicator' | 'row'

const LEVELS = {
  planId: 'plan',
  planPeriod: 'plan',
  planNumber: 'plan',
  year: 'plan',
  country: 'plan',
  region: 'plan',
  commitmentId: 'commitment',
  number: 'commitment',
  title: 'commitment',
  shortTitle: 'commitment',
  text: 'commitment',
  problem: 'commitment',
  contribution: 'commitment',
  relevance: 'commitment',
  theme: 'commitment',
  language: 'commitment',
  ogpValues: 'commitment',
  valueAccess: 'commitment',
  valueParticipation: 'commitment',
  valueAccountability: 'commitment',
  valueTechnology: 'commitment',
  specificity: 'commitment',
  verifiable: 'commitment',
  potentialImpact: 'commitment',
  openedGovernment: 'commitment',
  milestoneId: 'milestone',
  milestoneTitle: 'milestone',
  milestoneText: 'milestone',
  milestoneLead: 'milestone',
  milestoneStatus: 'milestone',
  milestoneStart: 'milestone',
  milestoneEnd: 'milestone',
  indicatorId: 'indicator',
  indicatorText: 'indicator',
  leadAgency: 'row',
  supportingAgencies: 'row',
  otherActors: 'row',
  status: 'row',
  completion: 'row',
  start: 'row',
  end: 'row',
  deadline: 'row',
  budget: 'row',
  progress: 'row',
  evidence: 'row',
  url: 'row',
} as const satisfies Readonly<Record<string, FieldLevel>>

/** A fact a table can state. */
export type PlanField = keyof typeof LEVELS

/** A field, or the same field in a further language, such as `title@fr`: two lower-case letters by ISO 639-1. */
export type FieldKey = PlanField | `${PlanField}@${string}`

/** All fields, in the order in which a person should be shown them. */
export const PLAN_FIELDS: readonly PlanField[] = Object.keys(LEVELS).filter(isPlanField)

/** A field's place in the order of `PLAN_FIELDS`, in whatever language; after all of them for what is no field. */
export function placeOfField(key: string): number {
  const place = NAMES.indexOf(key.split('@')[0] ?? '')
  return place < 0 ? NAMES.length : place
}

/** What a field is about; a further language is about the same. */
export function levelOf(key: FieldKey): FieldLevel {
  const field = key.split('@')[0] ?? ''
  return isPlanField(field) ? LEVELS[field] : 'row'
}

/** True for a field's name, with or without a language. */
export function isFieldKey(name: string): name is FieldKey {
  const [field = '', language, ...rest] = name.split('@')
  return isPlanField(field) && rest.length === 0 && (language === undefined || /^[a-z]{2}$/.test(language))
}

function isPlanField(name: string): name is PlanField {
  return Object.hasOwn(LEVELS, name)
}

const NAMES: readonly string[] = PLAN_FIELDS
