/** An edition of the joint submission: everything it says, at one moment, as canonical JSON. SPEC rules SUB-1 to SUB-5. */
import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { toHex, utf8 } from '../bytes/hex.ts'
import type { CoalitionId, DeviceId, DocumentId, EntryHash, OrganisationId } from '../ids.ts'
import { type ClosedHash, textCode } from '../signing/closed-text.ts'

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
const id16 = hex(16)
const line = z.string().max(1024)
const hash = hex(32).transform((value) => value as ClosedHash)
const organisation = id16.transform((value) => value as OrganisationId)
const position = id16.transform((value) => value as DocumentId)
const count = z.int().min(0).max(100_000)

const editionPosition = z.strictObject({
  position,
  /** Stable; 0 is the front matter. */
  number: z.int().min(0).max(100_000),
  text: hash,
  /** From 1, in the order in which the position's texts were closed. */
  textNumber: z.int().min(1),
  /** The day it was closed, UTC. */
  closedOn: z.iso.date(),
  /** The commitment's title and lead agencies as the plan has them; the number is in the closed text. */
  commitmentTitle: line,
  leadAgencies: line,
})

const editionAnswer = z.strictObject({
  organisation,
  position,
  /** The closed text it names: the position's, or with basis `explicit` an earlier one. */
  text: hash,
  textNumber: z.int().min(1),
  basis: z.enum(['explicit', 'recorded', 'tacit']),
  decision: z.enum(['endorsed', 'endorsed_with_reservation']),
  reservation: z.string().max(8192),
  /** Of a recorded answer: the day it was given. */
  on: z.iso.date().nullable(),
  /** Of a signed answer: the computer that signed, and where in its log the entry stands that says so, and its hash. */
  device: hex(32)
    .transform((value) => value as DeviceId)
    .nullable(),
  seq: z.int().min(1).nullable(),
  entry: hex(32)
    .transform((value) => value as EntryHash)
    .nullable(),
  /** True if that entry goes into the proof folder as it is; false if the coordinator's word stands for it. */
  isShown: z.boolean(),
})

const notAgreed = z.strictObject({
  position,
  /** The organisation as printed. */
  organisation: line,
  /** The words of the text that it is about, as they were then. */
  quote: z.string().max(4096),
  /** What the organisation could not sign without. */
  text: z.string().min(1).max(16_384),
})

const edition = z.strictObject({
  /** 2 chooses its parts; 1 always has the table for a response, without what is asked, and no annex of wording. */
  schema: z.union([z.literal(1), z.literal(2)]),
  coalition: hex(32).transform((value) => value as CoalitionId),
  coalitionName: line,
  /** 1, 2, 3 … */
  edition: z.int().min(1).max(1000),
  title: line,
  language: z.enum(['en', 'fr', 'es', 'ar']),
  place: line,
  /** ISO 8601, as on the cover. */
  day: z.iso.date(),
  addressees: z.array(line).max(100),
  contact: line,
  licence: line,
  /** The plan and its period, as a coordinator wrote them. */
  plan: line,
  wordLimit: z.int().min(1).nullable(),
  positions: z.array(editionPosition).min(1).max(1000),
  /** Those named, by name. */
  organisations: z.array(z.strictObject({ id: organisation, name: line })).max(5000),
  answers: z.array(editionAnswer).max(50_000),
  /** Organisations that are not named, by the strongest thing they said: signed, else recorded, else silent. */
  hidden: z.strictObject({ signed: count, recorded: count, silent: count }),
  /** Whether there is a table for the government's response. Of schema 2. */
  responseTable: z.boolean().optional(),
  /** Wording that was not agreed, by the order of the positions; empty for no annex. Of schema 2. */
  notAgreed: z.array(notAgreed).max(5000).optional(),
  /** SHA-256 of each document that was made of it. */
  documents: z.array(z.strictObject({ name: z.string().regex(/^[a-z0-9.-]{1,64}$/), sha256: hex(32) })).max(10),
})

/** See the head of this file. */
export type Edition = z.infer<typeof edition>
/** One position of an edition. */
export type EditionPosition = Edition['positions'][number]
/** What one organisation says about one position. */
export type EditionAnswer = Edition['answers'][number]
/** Wording that was not agreed. */
export type NotAgreed = z.infer<typeof notAgreed>
/** What documents are made of: an edition before they are. */
export type EditionContent = Omit<Edition, 'documents'>

/** True if an edition can hold this wording: records may hold longer words than any page writes. */
export const isNotAgreed = (value: NotAgreed): boolean => notAgreed.safeParse(value).success

const DOMAIN = utf8('chorus/edition/1\n')

/** The one JSON text of an edition: fields in the order of its schema. Throws for what is none. */
export const canonicalEdition = (value: Edition): string => JSON.stringify(edition.parse(value))

/** Reads an edition that came from elsewhere; undefined unless it is exactly what `canonicalEdition` writes and agrees with itself. */
export function readEdition(canonical: string): Edition | undefined {
  const parsed = edition.safeParse(parseJson(canonical))
  return parsed.success && JSON.stringify(parsed.data) === canonical && isConsistent(parsed.data) ? parsed.data : undefined
}

/** What a coordinator's computer signs: the domain string and SHA-256 of the canonical edition. */
export function editionBytes(canonical: string): Uint8Array {
  const digest = sha256(utf8(canonical))
  const message = new Uint8Array(DOMAIN.length + digest.length)
  message.set(DOMAIN)
  message.set(digest, DOMAIN.length)
  return message
}

/** SHA-256 of the canonical edition in hexadecimal: its name in the record. */
export const editionHash = (canonical: string): string => toHex(sha256(utf8(canonical)))

/** The beginning of its hash as people read it out: `K7M2-9QXD`. */
export const editionCode = (hash: string): string => textCode(hash as ClosedHash)

/** True if every answer names a position and an organisation of the edition, once, every computer signs for one organisation, and the parts are those of its schema. */
function isConsistent({ schema, positions, organisations, answers, responseTable, notAgreed: wording }: Edition): boolean {
  const positionIds = new Map(positions.map((one) => [one.position as string, one]))
  const organisationIds = new Set<string>(organisations.map(({ id }) => id))
  const cells = new Set(answers.map((one) => `${one.organisation} ${one.position}`))
  const organisationsByDevice = Map.groupBy(
    answers.filter(({ device }) => device !== null),
    ({ device }) => device,
  )
  return (
    (responseTable !== undefined) === (schema === 2) &&
    (wording !== undefined) === (schema === 2) &&
    (wording ?? []).every((one) => positionIds.has(one.position)) &&
    positionIds.size === positions.length &&
    organisationIds.size === organisations.length &&
    cells.size === answers.length &&
    answers.every((answer) => organisationIds.has(answer.organisation) && isWhole(answer, positionIds.get(answer.position))) &&
    [...organisationsByDevice.values()].every((all) => new Set(all.map((one) => one.organisation)).size === 1)
  )
}

function isWhole({ basis, text, device, seq, entry, isShown }: EditionAnswer, about: EditionPosition | undefined): boolean {
  if (!about) return false
  const isSigned = basis === 'explicit'
  if ((device !== null) !== isSigned || (entry !== null) !== isSigned || (seq !== null) !== isSigned || (isShown && !isSigned)) return false
  return isSigned || text === about.text
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
