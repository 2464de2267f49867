/** An invitation as text that travels in a message: the code, and a block that also says from whom, for whom and where to try. */
import { z } from 'zod'
import { fromBase64url, toBase64url } from '../bytes/base64url.ts'
import { fromUtf8, utf8 } from '../bytes/hex.ts'
import { readInvitationCode } from './invitation-code.ts'

/** What a message about an invitation holds. The names are claims until a member was reached. */
export interface InvitationText {
  readonly code: string
  /** Of computers, and meeting addresses. */
  readonly addresses: readonly string[]
  /** URLs of mailboxes that the coalition uses. */
  readonly mailboxes: readonly string[]
  readonly from: string | null
  readonly coalitionName: string | null
  readonly organisationName: string | null
  /** For another computer of whoever it is from. */
  readonly isOwnComputer?: true
}

/** So many addresses of each kind fit into an invitation. */
const MOST_ADDRESSES = 16
const MOST_MAILBOXES = 4

const block = z.object({
  c: z.string().max(64),
  a: z.array(z.string().max(256)).max(MOST_ADDRESSES),
  /** Absent in invitations of before, and where there is none. */
  m: z.array(z.string().max(256)).max(MOST_MAILBOXES).default([]),
  f: z.string().max(512),
  n: z.string().max(512),
  o: z.string().max(512),
  /** For another computer of whoever it is from. */
  p: z.literal(true).optional(),
})
const BLOCK = /chorus-invitation:([A-Za-z0-9_-]{16,8192})/
/** Nine groups of four, however they are separated: the first place in a text that looks so. */
const CODE = /(?<![0-9A-Za-z])(?:[0-9A-Za-z]{4}[\s\-–—.]{1,3}){8}[0-9A-Za-z]{4}(?![0-9A-Za-z])/
/** A meeting address, where members meet at a signalling server. */
const MEETING = /(?<![\w@])wss?:\/\/[^\s"'<>،؛,;]{3,240}?(?=[.!?)\]]*(?:[\s"'<>،؛,;]|$))/giu
/** A mailbox, in a block. */
const MAILBOX = /^https?:\/\/[^\s/]/i
/** A host with its port: IPv4, IPv6 in brackets, or a name whose last part has no digits; no times, no addresses of mail or pages. */
const ADDRESS = /(?<![\w@/.:[-])(?:\[[\da-f:]{2,45}\]|(?:\d{1,3}\.){3}\d{1,3}|(?:[\da-z-]{1,63}\.){1,8}[a-z-]{2,63}):\d{1,5}(?!\d)/giu

/** One line of letters, digits, `-` and `_` that a messenger leaves alone: base64url of JSON. */
export function writeInvitationBlock(invitation: InvitationText): string {
  const { code, addresses, mailboxes, from, coalitionName, organisationName, isOwnComputer } = invitation
  const names = { f: from ?? '', n: coalitionName ?? '', o: organisationName ?? '', ...(isOwnComputer && { p: true }) }
  const kept = mailboxes.slice(0, MOST_MAILBOXES)
  const value = { c: code, a: addresses.slice(0, MOST_ADDRESSES), ...(kept.length > 0 && { m: kept }), ...names }
  return `chorus-invitation:${toBase64url(utf8(JSON.stringify(value)))}`
}

/** Finds the invitation in what a person pasted: a block, with addresses beside it where it has none, a code with addresses within words, or a bare code. Never throws; the code may be wrong. */
export function readInvitationText(text: string): InvitationText {
  const found = readBlock(text)
  if (found) return found.addresses.length + found.mailboxes.length > 0 ? found : { ...found, addresses: addressesBeside(text) }
  const code = CODE.exec(text)?.[0] ?? text.trim()
  const reading = readInvitationCode(code)
  // A web address among words may be anybody's page: mailboxes are read from blocks alone.
  const around = { addresses: addressesBeside(text), mailboxes: [], from: null, coalitionName: null, organisationName: null }
  return { code: reading.ok ? code : code.slice(0, 256), ...around }
}

function addressesBeside(text: string): readonly string[] {
  const meetings = text.match(MEETING) ?? []
  return [...new Set([...(text.replace(MEETING, ' ').match(ADDRESS) ?? []), ...meetings])].slice(0, MOST_ADDRESSES)
}

function readBlock(text: string): InvitationText | undefined {
  const bytes = fromBase64url(BLOCK.exec(text)?.[1] ?? '')
  const parsed = bytes && bytes.length > 0 ? block.safeParse(parse(bytes)) : undefined
  if (!parsed?.success) return undefined
  const { c, a, m, f, n, o, p } = parsed.data
  const mailboxes = m.filter((address) => MAILBOX.test(address))
  const names = { from: f || null, coalitionName: n || null, organisationName: o || null }
  return { code: c, addresses: a, mailboxes, ...names, ...(p && { isOwnComputer: p }) }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes))
  } catch {
    return undefined
  }
}
