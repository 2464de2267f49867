/** `HOST:PORT` as people write it, read in one place: a name, an IPv4 address, or an IPv6 address in brackets (RFC 3986 §3.2.2). */
import { z } from 'zod'

/** An address taken apart; `host` without brackets. */
export interface HostAndPort {
  readonly host: string
  /** Undefined where none was written. */
  readonly port: number | undefined
}

const SHAPE = /^(?:\[([^[\]\s]+)\]|([^:[\]\s/?#@]+))(?::(\d{1,5}))?$/
const MOST_PORT = 65_535
const bracketed = z.ipv6()
/** Letters of any script: sockets know names in their own spelling. A last part of digits alone is an IPv4 address's (WHATWG URL §3.5). */
const name = z
  .string()
  .max(253)
  .regex(/^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.?$/u)
  .refine((text) => !/(?:^|\.)\d+\.?$/.test(text))
const plain = z.union([z.ipv4(), name])

/**
 * Reads one; undefined for anything else, also for an IPv6 address without brackets, whose port nobody can tell, and for one with a zone (`fe80::1%eth0`), which is good on
 * one computer's one wire only.
 */
export function readHostAndPort(text: string): HostAndPort | undefined {
  const match = SHAPE.exec(text.trim())
  if (!match) return undefined
  const [, inBrackets, unbracketed, digits] = match
  const port = digits === undefined ? undefined : Number(digits)
  if (port !== undefined && port > MOST_PORT) return undefined
  const host = inBrackets === undefined ? plain.safeParse(unbracketed) : bracketed.safeParse(inBrackets)
  return host.success ? { host: host.data, port } : undefined
}

/** The same in writing. */
export function writeHostAndPort({ host, port }: HostAndPort): string {
  const written = host.includes(':') ? `[${host}]` : host
  return port === undefined ? written : `${written}:${port}`
}
