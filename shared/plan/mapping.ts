/** Which column states which field: guessed from the column names, then corrected by a person. */
import { type FieldKey, isFieldKey, PLAN_FIELDS, type PlanField } from './fields.ts'
import { HEADER_NAMES, plainName, splitLanguage } from './header-names.ts'

/** Fields and the columns that state them; each column states at most one field. `columns` are the table's own, all of them. */
export interface ColumnMapping {
  readonly columns: readonly string[]
  readonly fields: Readonly<Partial<Record<FieldKey, string>>>
}

/** A correction that cannot be made, with an English sentence for a person. */
export interface MappingError {
  readonly code: 'unknown_field' | 'unknown_column' | 'column_twice'
  readonly name: string
  readonly message: string
}

/** The corrected mapping, or everything that is wrong with the correction. */
export type MappingCorrection =
  | { readonly ok: true; readonly mapping: ColumnMapping }
  | { readonly ok: false; readonly errors: readonly MappingError[] }

interface Candidate {
  readonly column: string
  readonly base: string
  readonly language: string | undefined
}

/**
 * Guesses from the column names alone: names that are known first, then names that hold a known phrase of two words or more. Columns without
 * a language come before `title_en`, `title_fr`; of those, the language of the leftmost is the main one and the others become `title@fr`.
 */
export function guessMapping(table: { readonly columns: readonly string[] }): ColumnMapping {
  const candidates = table.columns.map((column) => ({ column, ...splitLanguage(column) }))
  const main = candidates.find(({ base, language }) => language !== undefined && knownField(base))?.language
  const rank = ({ language }: Candidate): number => (language === undefined ? 0 : language === main ? 1 : 2)
  const ordered = candidates.toSorted((a, b) => rank(a) - rank(b))
  const fields = new Map<FieldKey, string>()
  for (const find of [knownField, fieldByPhrase]) claim(ordered, find, fields)
  return { columns: table.columns, fields: Object.fromEntries(fields) }
}

function claim(candidates: readonly Candidate[], find: (base: string) => PlanField | undefined, fields: Map<FieldKey, string>): void {
  const used = new Set(fields.values())
  for (const { column, base, language } of candidates) {
    const field = used.has(column) ? undefined : find(base)
    if (field === undefined) continue
    const key = fields.has(field) && language !== undefined ? (`${field}@${language}` as const) : field
    if (!fields.has(key)) fields.set(key, column)
  }
}

const FIELD_BY_NAME: ReadonlyMap<string, PlanField> = new Map(
  PLAN_FIELDS.flatMap((field) => HEADER_NAMES[field].map((name) => [plainName(name), field] as const)),
)

const PHRASES: readonly (readonly [name: string, field: PlanField])[] = [...FIELD_BY_NAME]
  .filter(([name]) => name.includes(' '))
  .toSorted(([a], [b]) => b.length - a.length)

const knownField = (base: string): PlanField | undefined => FIELD_BY_NAME.get(base)

/** The field whose longest phrase the name holds. */
const fieldByPhrase = (base: string): PlanField | undefined => PHRASES.find(([phrase]) => ` ${base} `.includes(` ${phrase} `))?.[1]

/**
 * The mapping with a person's choices: field → column name, or null for a field that no column states. A chosen column leaves the field it
 * stood for before. Unknown names and a column chosen twice are errors, and then nothing changes.
 */
export function correctMapping(mapping: ColumnMapping, choices: Readonly<Record<string, string | null>>): MappingCorrection {
  const errors = errorsOf(mapping, choices)
  if (errors.length > 0) return { ok: false, errors }
  const chosen = new Set(Object.values(choices))
  const isKept = (key: string, column: string): boolean => !Object.hasOwn(choices, key) && !chosen.has(column)
  const kept = Object.entries(mapping.fields).flatMap(([key, column]) =>
    column !== undefined && isKept(key, column) ? [[key, column]] : [],
  )
  const added = Object.entries(choices).flatMap(([key, column]) => (column !== null ? [[key, column]] : []))
  return { ok: true, mapping: { columns: mapping.columns, fields: Object.fromEntries([...kept, ...added]) } }
}

function errorsOf(mapping: ColumnMapping, choices: Readonly<Record<string, string | null>>): readonly MappingError[] {
  const columns = Object.values(choices).filter((column) => column !== null)
  const unknownFields = Object.keys(choices).filter((key) => !isFieldKey(key))
  const unknownColumns = columns.filter((column) => !mapping.columns.includes(column))
  const twice = columns.filter((column, index) => columns.indexOf(column) !== index)
  return [
    ...unknownFields.map((name) => ({
      code: 'unknown_field' as const,
      name,
      message: `There is no field “${name}”. Fields: ${PLAN_FIELDS.join(', ')}.`,
    })),
    ...unknownColumns.map((name) => ({
      code: 'unknown_column' as const,
      name,
      message: `The table has no column “${name}”. Columns: ${mapping.columns.join(', ')}.`,
    })),
    ...twice.map((name) => ({
      code: 'column_twice' as const,
      name,
      message: `The column “${name}” was chosen for two fields. Choose it for one.`,
    })),
  ]
}
