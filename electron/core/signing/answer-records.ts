/** What organisations say about closed texts, as the record holds it. SPEC rules SIGN-1 to SIGN-5. */
import { z } from 'zod'
import type { DeviceId, DocumentId, OrganisationId, PersonId } from '../../../shared/ids.ts'
import { answerOfRecord } from '../../../shared/record/field-rights.ts'
import { type Attachment, attachment } from '../../../shared/signing/attachment.ts'
import type { ClosedHash } from '../../../shared/signing/closed-text.ts'
import { DECISIONS, type Decision } from '../../../shared/signing/terms.ts'
import type { FieldSource, RecordView } from '../replica/records.ts'

/** Which body of an organisation decided, and when (ISO 8601 date). */
export interface Mandate {
  readonly body: string
  readonly on: string
}

/** Whether a late answer counts, and why. */
export interface Ruling {
  readonly counts: boolean
  readonly why: string
  /** By the coordinator's clock, milliseconds. */
  readonly at: number
  readonly by: PersonId | undefined
}

/** How an answer came about: signed by the organisation, entered by a coordinator, or counted because it kept silent. */
export type Basis = 'explicit' | 'recorded' | 'tacit'

/** One answer to one closed text. */
export interface Answer {
  readonly organisation: OrganisationId
  readonly position: DocumentId
  readonly hash: ClosedHash
  readonly basis: Basis
  readonly decision: Decision
  readonly reservation: string
  /** Until when it discusses, ISO 8601 date; null otherwise. */
  readonly until: string | null
  /** Of an answer that was signed. */
  readonly mandate: Mandate | null
  /** Of one that was recorded: the day it was given, and how it came. */
  readonly on: string | null
  readonly source: string | null
  /** Of one that was recorded: the scan or mail it came by. */
  readonly attachment: Attachment | null
  /** What a coordinator ruled about this very answer, because it came late. */
  readonly ruling: Ruling | null
  /** By the author's clock, milliseconds. */
  readonly at: number
  readonly by: PersonId | undefined
  /** The act that says so. */
  readonly device: DeviceId
  readonly seq: number
}

const text = z.string().catch('')
const optionalText = z.string().nullable().catch(null)
const common = { text: z.string(), decision: z.enum(DECISIONS), clock: z.number(), reservation: text }
const explicit = z.object({
  ...common,
  until: optionalText,
  mandate: z.object({ body: z.string(), on: z.string() }).nullable().catch(null),
})
const recorded = z.object({
  ...common,
  on: optionalText,
  source: optionalText,
  attachment: attachment.nullable().catch(null).default(null),
})
const ruling = z.object({
  text: z.string(),
  of: z.object({ device: z.string(), seq: z.int() }),
  counts: z.boolean(),
  why: z.string(),
  clock: z.number(),
})
const silence = z.object({
  text: z.string(),
  announced: z.number(),
  until: z.number(),
  clock: z.number(),
  taken: z.number().nullable().catch(null),
})

/** Whose computer it is; undefined for one that the membership does not name. */
type PersonOf = (device: DeviceId) => PersonId | undefined

/** What a record of kind `answer` says of the one answer that counts: signed, else recorded, else silence that was taken; undefined where nothing does. */
export function readAnswer({ id, fields, sources }: RecordView, personOf: PersonOf): Answer | undefined {
  for (const { field, read } of READERS) {
    const [said, source] = [read(id, fields[field]), sources[field]]
    if (!said || !source) continue
    const { device, seq } = source
    const ruled = rulingOf(fields['ruling'], sources['ruling'], { ...said, device, seq }, personOf)
    return { ...said, by: personOf(device), device, seq, ruling: ruled }
  }
  return undefined
}

/** Of this answer alone: whoever answers again is ruled upon again. SPEC rule LATE-2. */
function rulingOf(
  stated: unknown,
  source: FieldSource | undefined,
  { hash, device, seq }: Pick<Answer, 'hash' | 'device' | 'seq'>,
  personOf: PersonOf,
): Ruling | null {
  const parsed = ruling.safeParse(stated)
  if (!source || !parsed.success) return null
  const { text: about, of, counts, why, clock } = parsed.data
  return about === hash && of.device === device && of.seq === seq ? { counts, why, at: clock, by: personOf(source.device) } : null
}

type Said = Omit<Answer, 'by' | 'device' | 'seq' | 'ruling'>

const NOTHING_MORE = { reservation: '', until: null, mandate: null, on: null, source: null, attachment: null } as const

const READERS: readonly { readonly field: string; readonly read: (id: string, stated: unknown) => Said | undefined }[] = [
  {
    field: 'answer',
    read: (id, stated) =>
      answerWith(id, stated, explicit, ({ clock, text: _, ...said }) => ({ ...NOTHING_MORE, ...said, basis: 'explicit', at: clock })),
  },
  {
    field: 'recorded',
    read: (id, stated) =>
      answerWith(id, stated, recorded, ({ clock, text: _, ...said }) => ({ ...NOTHING_MORE, ...said, basis: 'recorded', at: clock })),
  },
  {
    field: 'silence',
    read: (id, stated) =>
      answerWith(id, stated, silence, ({ taken }) =>
        taken === null ? undefined : { ...NOTHING_MORE, basis: 'tacit', decision: 'endorsed', at: taken },
      ),
  },
]

function answerWith<T extends { readonly text: string }>(
  id: string,
  stated: unknown,
  schema: z.ZodType<T>,
  build: (value: T) => Omit<Said, 'organisation' | 'position' | 'hash'> | undefined,
): Said | undefined {
  const subject = answerOfRecord(id)
  const parsed = schema.safeParse(stated)
  if (!subject || !parsed.success || !parsed.data.text.startsWith(subject.hash) || parsed.data.text.length !== HASH_CHARACTERS)
    return undefined
  const built = build(parsed.data)
  return built && { organisation: subject.organisation, position: subject.position, hash: parsed.data.text as ClosedHash, ...built }
}

const HASH_CHARACTERS = 64
