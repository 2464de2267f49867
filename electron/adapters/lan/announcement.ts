/** What Chorus says of itself on a local network, and how that is read: records of DNS-SD (RFC 6763) in multicast DNS (RFC 6762). SPEC rules LAN-2, LAN-3. */
import { z } from 'zod'

/** The service, as everybody on the network sees it. */
export const SERVICE = '_chorus._tcp.local'

/** A record as the codec takes it. */
export type AnnouncedRecord =
  | { readonly type: 'PTR' | 'A'; readonly name: string; readonly ttl: number; readonly flush?: boolean; readonly data: string }
  | { readonly type: 'TXT'; readonly name: string; readonly ttl: number; readonly flush?: boolean; readonly data: string }
  | {
      readonly type: 'SRV'
      readonly name: string
      readonly ttl: number
      readonly flush?: boolean
      readonly data: { readonly port: number; readonly target: string }
    }

/** One computer's announcement. `ttlSeconds` is how long it holds; 0 is a goodbye. */
export interface Announcement {
  /** 16 hexadecimal digits. */
  readonly name: string
  readonly port: number
  readonly ttlSeconds: number
}

/** The records of an announcement on the network where this computer is `address`. */
export function recordsOf({ name, port, ttlSeconds: ttl }: Announcement, address: string): readonly AnnouncedRecord[] {
  const instance = `${name}.${SERVICE}`
  const target = `${name}.local`
  return [
    { type: 'PTR', name: SERVICE, ttl, data: instance },
    { type: 'SRV', name: instance, ttl, flush: true, data: { port, target } },
    { type: 'TXT', name: instance, ttl, flush: true, data: '' },
    { type: 'A', name: target, ttl, flush: true, data: address },
  ]
}

const packet = z.object({
  type: z.string(),
  questions: z.array(z.unknown()).catch([]),
  answers: z.array(z.unknown()).catch([]),
  additionals: z.array(z.unknown()).catch([]),
})
const question = z.object({ name: z.string(), type: z.enum(['PTR', 'ANY']) })
const INSTANCE = /^([0-9a-f]{16})\._chorus\._tcp\.local$/i
const instance = z.string().regex(INSTANCE)
const service = z.object({
  type: z.literal('SRV'),
  name: instance,
  ttl: z.int().min(0),
  data: z.object({ port: z.int().min(1).max(65_535) }),
})
const goodbye = z.object({ type: z.literal('PTR'), data: instance, ttl: z.literal(0) })

/** What a packet says: who announces itself, and whether somebody asks who is here. Never throws. */
export function readPacket(value: unknown): { readonly announcements: readonly Announcement[]; readonly asks: boolean } {
  const read = packet.safeParse(value)
  if (!read.success) return { announcements: [], asks: false }
  const { type, questions, answers, additionals } = read.data
  if (type === 'query') return { announcements: [], asks: questions.some(isAboutChorus) }
  return { announcements: [...answers, ...additionals].flatMap(announced), asks: false }
}

function isAboutChorus(value: unknown): boolean {
  const read = question.safeParse(value)
  return read.success && read.data.name.toLowerCase() === SERVICE
}

function announced(record: unknown): readonly Announcement[] {
  const here = service.safeParse(record)
  if (here.success) return [{ name: nameOf(here.data.name), port: here.data.data.port, ttlSeconds: here.data.ttl }]
  const leaving = goodbye.safeParse(record)
  return leaving.success ? [{ name: nameOf(leaving.data.data), port: 0, ttlSeconds: 0 }] : []
}

const nameOf = (text: string): string => INSTANCE.exec(text)?.[1]?.toLowerCase() ?? ''
