/** A position's facts as its record states them: whatever a field holds, it reads as something sensible. SPEC rules META-1, META-5, META-6, DOC-6. */
import { z } from 'zod'
import { isLanguageTag } from '../../../shared/document/language-tag.ts'
import type { DocumentId, PersonId } from '../../../shared/ids.ts'
import { type Deadline, deadline } from '../../../shared/signing/deadline.ts'
import { STAGES, type Stage } from '../../../shared/signing/terms.ts'
import type { TextProjection } from '../ports/replica-store.ts'
import type { RecordView } from '../replica/records.ts'

/** Our view of a commitment. */
export type Stance = z.infer<typeof stance>

/** Who writes in a position's text. */
export interface Writers {
  readonly leadWriters: readonly PersonId[]
  /** Whether only they write. */
  readonly onlyLeadWriters: boolean
}

/** A position as lists show it: nothing of it loads the text. */
export interface Position extends Writers {
  readonly id: DocumentId
  /** Null until a coordinator gives one. */
  readonly number: number | null
  readonly title: string
  /** What we ask, in one sentence. */
  readonly ask: string
  readonly stance: Stance | null
  /** The commitment's id, or null for a cross-cutting one. */
  readonly commitment: string | null
  /** In which its text is written, BCP 47; null where nobody said. */
  readonly language: string | null
  readonly stage: Stage
  /** Of the stage it is in; null where nobody gave one. SPEC rule META-6. */
  readonly deadline: Deadline | null
  /** Until when sign-ons were asked for, also after that stage; null where no time was given. */
  readonly signOnUntil: Deadline | null
  /** ISO 8601, by the clock of whoever created it. */
  readonly created: string | null
  readonly words: number
  readonly excerpt: string
  readonly textHash: string | null
  /** Bytes of its words that have not come yet. */
  readonly missingBytes: number
  /** Pieces of its words that could not be read and are not shown. */
  readonly leftOut: number
}

const stance = z.enum(['support', 'support_with_changes', 'oppose', 'propose_new', 'no_position'])
const text = z.string().catch('')
const schema = z.int().min(1).catch(1)
const facts = z.object({
  number: z.int().nullable().catch(null),
  title: text,
  ask: text,
  stance: stance.nullable().catch(null),
  commitment: z.string().nullable().catch(null),
  language: z.string().refine(isLanguageTag).nullable().catch(null),
  stage: z.enum(STAGES).catch('drafting'),
  deadline: deadline.nullable().catch(null),
  created: z.string().nullable().catch(null),
  leadWriters: z.array(z.string().transform((id) => id as PersonId)).catch([]),
  onlyLeadWriters: z.boolean().catch(false),
})

/** The position of a record, with what is projected of its text. */
export function positionOf(
  { id, fields }: RecordView,
  projection: Omit<TextProjection, 'paragraphs'> | undefined,
  { missingBytes, leftOut }: Pick<Position, 'missingBytes' | 'leftOut'>,
): Position {
  const { words = 0, excerpt = '', textHash = null } = projection ?? {}
  const stated = facts.parse(fields)
  const current = stated.deadline?.stage === stated.stage ? stated.deadline : null
  const signOnUntil = stated.deadline?.stage === 'endorsement_open' ? stated.deadline : null
  return { id: id as DocumentId, ...stated, deadline: current, signOnUntil, words, excerpt, textHash, missingBytes, leftOut }
}

/** Who writes, from the record alone. */
export const writersOf = (record: RecordView): Writers => facts.pick({ leadWriters: true, onlyLeadWriters: true }).parse(record.fields)

/** Where it stands, from the record alone. */
export const stageOf = (record: RecordView): Stage => facts.shape.stage.parse(record.fields['stage'])

/** The schema version that whoever writes in the text must know; 1 where none is stated. */
export const schemaOf = ({ fields }: RecordView): number => schema.parse(fields['schema'])

/** Two coordinators may have given one number: the lower id keeps it, the other waits for a new one. */
export function numbered(positions: readonly Position[]): Position[] {
  const taken = new Set<number>()
  return [...positions]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((position) => {
      if (position.number === null || !taken.has(position.number)) {
        if (position.number !== null) taken.add(position.number)
        return position
      }
      return { ...position, number: null }
    })
}

/** By number, those without one last, then by title. */
export const byNumber = (a: Position, b: Position): number =>
  (a.number ?? Number.MAX_SAFE_INTEGER) - (b.number ?? Number.MAX_SAFE_INTEGER) || a.title.localeCompare(b.title)
