/** Everything a page, the command line or a script can ask of a host: one line each, with what goes in and what comes out. */
import { z } from 'zod'

const name = z.string().trim().min(1).max(512)
const id = z.string().min(1).max(128)
const role = z.enum(['coordinator', 'editor', 'signatory', 'observer'])
const empty = z.strictObject({})

const memberView = z.object({
  id,
  name: z.string(),
  organisation: z.string(),
  organisationName: z.string(),
  roles: z.array(role),
  computers: z.array(z.string()),
  isMe: z.boolean(),
})
const requestView = z.object({ id, name: z.string(), organisationName: z.string() })
const positionView = z.object({
  id,
  number: z.int().nullable(),
  title: z.string(),
  ask: z.string(),
  commitment: z.string().nullable(),
  words: z.int(),
  excerpt: z.string(),
  textHash: z.string().nullable(),
})
const commitmentView = z.object({
  id,
  rowId: z.string(),
  title: z.string(),
  leadAgencies: z.array(z.string()),
  completion: z.string().nullable(),
  status: z.string().nullable(),
  milestones: z.array(
    z.object({ id, rowId: z.string(), title: z.string(), status: z.string().nullable(), completion: z.string().nullable() }),
  ),
})
const problemView = z.object({ line: z.int(), code: z.string(), message: z.string() })
const planView = z.object({
  plan: z.string().nullable(),
  commitments: z.int(),
  milestones: z.int(),
  indicators: z.int(),
  problems: z.array(problemView),
  /** How columns were understood: field to column name. */
  mapping: z.record(z.string(), z.string()),
  columns: z.array(z.string()),
  changes: z.object({ new: z.int(), changed: z.int(), same: z.int(), missing: z.int() }),
  taken: z.boolean(),
})
const joinView = z.object({
  state: z.enum(['let-in', 'requested', 'waiting']),
  coalition: z.string().nullable(),
  coalitionName: z.string().nullable(),
  organisationName: z.string().nullable(),
})
const peerView = z.object({
  device: z.string(),
  name: z.string(),
  organisationName: z.string(),
  carrier: z.string(),
  remote: z.string(),
  since: z.int(),
  inStep: z.boolean(),
  inStepAt: z.int().nullable(),
  entriesSent: z.int(),
  entriesTaken: z.int(),
  bytesSent: z.int(),
  bytesReceived: z.int(),
})
const inspection = z.object({
  profile: z.object({ person: z.string() }),
  coalition: z.object({ id, name: z.string() }).nullable(),
  device: z.string().nullable(),
  entries: z.int(),
  waiting: z.int(),
  unsealed: z.int(),
  documents: z.int(),
  heads: z.array(z.object({ device: z.string(), seq: z.int(), prefix: z.string() })),
  membership: z.object({ refused: z.array(z.object({ hash: z.string(), reason: z.string() })) }),
  sizes: z.record(z.string(), z.number()),
  findings: z.array(z.string()),
  alarms: z.int(),
  peers: z.array(peerView),
})

/** The contract: method name to input and output. */
export const contract = {
  'profile.show': { input: empty, output: z.object({ person: z.string(), coalition: z.object({ id, name: z.string() }).nullable() }) },
  'coalition.create': {
    input: z.strictObject({
      name,
      organisation: name,
      country: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .optional(),
    }),
    output: z.object({ coalition: id, name: z.string() }),
  },
  'coalition.invite': {
    input: z.strictObject({ organisation: name, role: role.default('editor'), expiresHours: z.number().min(1).max(8760).default(168) }),
    output: z.object({ code: z.string(), organisation: z.string(), expires: z.string() }),
  },
  'coalition.join': {
    input: z.strictObject({
      code: z.string().max(512),
      address: z.string().max(256).optional(),
      waitSeconds: z.number().min(0).max(3600).default(20),
    }),
    output: joinView,
  },
  'coalition.requests': { input: empty, output: z.array(requestView) },
  'coalition.admit': { input: z.strictObject({ id }), output: memberView },
  members: { input: empty, output: z.array(memberView) },
  'plan.import': {
    input: z.strictObject({
      /** The file's bytes as base64. */
      table: z.string().max(28_000_000).optional(),
      text: z.string().max(2_000_000).optional(),
      map: z.record(z.string(), z.string().nullable()).default({}),
      preview: z.boolean().default(false),
    }),
    output: planView,
  },
  commitments: { input: empty, output: z.array(commitmentView) },
  'position.create': {
    input: z.strictObject({ title: name, commitment: id.optional(), ask: z.string().max(4096).optional() }),
    output: z.object({ position: id, number: z.int().nullable() }),
  },
  'position.number': {
    input: z.strictObject({ id, number: z.int().min(0).max(100_000).optional() }),
    output: z.object({ position: id, number: z.int().nullable() }),
  },
  'position.list': { input: empty, output: z.array(positionView) },
  'position.show': {
    input: z.strictObject({ id, format: z.enum(['text', 'markdown', 'json']).default('text') }),
    output: positionView.extend({ text: z.string().optional(), markdown: z.string().optional(), body: z.unknown().optional() }),
  },
  'position.write': {
    input: z.strictObject({ id, append: z.string().max(16_000_000).optional(), markdown: z.string().max(16_000_000).optional() }),
    output: z.object({ position: id, words: z.int(), textHash: z.string(), saved: z.literal(true) }),
  },
  'position.type': {
    input: z.strictObject({ id, block: z.int().min(0).default(0), offset: z.int().min(0), text: z.string().max(65_536) }),
    output: z.object({ position: id, saved: z.literal(true) }),
  },
  search: {
    input: z.strictObject({ words: z.string().max(512), limit: z.int().min(1).max(500).default(50) }),
    output: z.array(z.object({ id, position: id, title: z.string(), number: z.int().nullable(), snippet: z.string() })),
  },
  peers: { input: empty, output: z.array(peerView) },
  inspect: { input: empty, output: inspection },
  rebuild: { input: empty, output: z.object({ documents: z.int(), entries: z.int(), differences: z.array(z.string()) }) },
} as const

/** A method's name. */
export type Method = keyof typeof contract
/** What a caller gives. */
export type InputOf<M extends Method> = z.input<(typeof contract)[M]['input']>
/** What a handler receives: defaults filled in. */
export type ParsedInputOf<M extends Method> = z.output<(typeof contract)[M]['input']>
/** What a caller gets. */
export type OutputOf<M extends Method> = z.output<(typeof contract)[M]['output']>
/** One handler per method. */
export type Handlers = { readonly [M in Method]: (input: ParsedInputOf<M>) => OutputOf<M> | Promise<OutputOf<M>> }

/** True for a method of this contract. */
export const isMethod = (method: string): method is Method => Object.hasOwn(contract, method)
