/** Calls about what the government answered: the table that it fills in, and reading it back. */
import { z } from 'zod'
import { RESPONSE_RESULTS } from '../../submission/response.ts'
import { RESPONSE_COLUMNS } from '../../submission/response-table.ts'
import { empty, fileBytes, id } from './fields.ts'

const result = z.enum(RESPONSE_RESULTS)
/** A number, or the beginning of the hash. */
const edition = z.string().min(1).max(64)

const response = {
  /** Null where its words are of no known kind. */
  result: result.nullable(),
  /** As the government wrote them. */
  words: z.string(),
  reason: z.string(),
  unit: z.string(),
  /** ISO 8601 date, or as it was written. */
  on: z.string(),
}

/** Why a row says nothing about a position. */
const problem = z.enum(['no-number', 'unknown-number', 'other-commitment', 'twice'])

/** See the head of this file. */
export const responseCalls = {
  /** Positions of every edition that asks for a response, in its order, with what the government answered: null where nothing came. */
  'responses.list': {
    input: empty,
    output: z.array(
      z.object({
        /** The edition's hash. */
        id,
        edition: z.int(),
        position: id,
        number: z.int(),
        title: z.string(),
        response: z.object({ ...response, by: z.string() }).nullable(),
      }),
    ),
  },
  /** The table to be filled in, as a workbook. Throws `not-found`. */
  'responses.table': { input: z.strictObject({ edition }), output: z.object({ name: z.string(), file: z.string() }) },
  /**
   * Reads a table that came back (.xlsx, .docx or a table as text) and says what each row would change; with `take` keeps it: rows that match, and nothing twice.
   * `results` says which kind of answer the words of a number are. Coordinators only. Throws `no-right`, `not-found`.
   */
  'responses.import': {
    input: z.strictObject({
      edition,
      file: fileBytes,
      results: z
        .array(z.strictObject({ number: z.int(), result }))
        .max(1000)
        .default([]),
      take: z.boolean().default(false),
    }),
    output: z.object({
      lines: z.array(
        z.object({
          /** Of the file, from 1. */
          line: z.int(),
          /** As it stands in the table; a position's number where it is one. */
          number: z.string(),
          position: id.nullable(),
          title: z.string(),
          ...response,
          /** `none`: nothing was filled in. Of rows with a problem nothing is taken. */
          change: z.enum(['new', 'changed', 'same', 'none']),
          problem: problem.nullable(),
        }),
      ),
      /** Columns without which it is no such table. */
      missing: z.array(z.enum(RESPONSE_COLUMNS)),
      /** Why nothing could be read; null where it could. */
      refusal: z.enum(['too-large', 'damaged', 'no-table']).nullable(),
      /** Numbers of positions that the table does not answer. */
      unanswered: z.array(z.int()),
      /** Answers kept by this call. */
      kept: z.int(),
    }),
  },
} as const
