/** Shapes that several calls share. */
import { z } from 'zod'
import { timeZone } from '../../signing/time-zone.ts'

/** No input. */
export const empty = z.strictObject({})
/** A name a person gives: of a person, an organisation, a coalition, a position. */
export const name = z.string().trim().min(1).max(512)
/** The id of a person, an organisation, a position, a remark or a request. */
export const id = z.string().min(1).max(128)
/** Six numbers from 0 to 2047 that both ends of a request show, for comparing by voice. SPEC JOIN-4. */
export const check = z.array(z.int().min(0).max(2047))
/** What a member may do. */
export const role = z.enum(['coordinator', 'editor', 'signatory', 'observer', 'helper'])
/** A passphrase; its quality is the person's business, its length bounds the work. */
export const passphrase = z.string().min(1).max(1024)
/** A file's bytes as base64, at most 20 MiB of them. */
export const fileBytes = z.string().max(28_000_000)
/** Milliseconds since 1970. */
export const time = z.int()
/** Languages of the interface. */
export const language = z.enum(['en', 'fr', 'es', 'ar'])
/** A moment that a person gave in some time zone (IANA), as it is asked for and as it is answered. */
export const givenMoment = z.strictObject({ at: z.iso.datetime({ offset: true }), zone: timeZone })
/** See `givenMoment`. */
export const moment = z.object({ at: time, zone: z.string() })
