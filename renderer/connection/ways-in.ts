/** Ways to members as people write them in one field: addresses of several kinds, or the path of a folder. */
import { readHostAndPort } from '../../shared/address/host-and-port.ts'
import { unquoted } from '../folder/folder-path.ts'

/** What a way leads to. `several`: more than one kind. */
export type WayKind = 'computer' | 'meeting' | 'mailbox' | 'folder' | 'several'

/** What stands in a field: nothing is no way and no fault. A fault is about the first that is none. */
export type WaysRead =
  | {
      readonly ok: true
      /** Of computers, and meeting addresses. */
      readonly addresses: readonly string[]
      readonly mailboxes: readonly string[]
      /** A path; then there is nothing else. */
      readonly folder: string | null
    }
  | { readonly ok: false; readonly fault: 'connection.error.address' | 'connection.error.no-number' }

const MEETING = /^wss?:\/\/[^\s/]/iu
const MAILBOX = /^https?:\/\/[^\s/]/iu
const FOLDER = /^["']?(?:\/(?!\/)|[A-Za-z]:[\\/]|\\\\|file:\/\/)/u

/** Reads what stands in the field. */
export function waysIn(text: string): WaysRead {
  if (FOLDER.test(text.trim())) return { ok: true, addresses: [], mailboxes: [], folder: unquoted(text) }
  const found = text.split(/[\s,;،]+/u).filter((way) => way !== '')
  const mailboxes = found.filter((way) => MAILBOX.test(way))
  const addresses = found.filter((way) => !MAILBOX.test(way))
  const unfit = addresses.find((way) => readHostAndPort(way)?.port === undefined && !MEETING.test(way))
  if (unfit === undefined) return { ok: true, addresses, mailboxes, folder: null }
  return { ok: false, fault: lacksNumber(unfit) ? 'connection.error.no-number' : 'connection.error.address' }
}

/** The kind of what was read; undefined where nothing was. */
export function kindOfWays(read: WaysRead): WayKind | undefined {
  if (!read.ok) return undefined
  if (read.folder !== null) return 'folder'
  const kinds = new Set<WayKind>([
    ...read.mailboxes.map(() => 'mailbox' as const),
    ...read.addresses.map((address) => (MEETING.test(address) ? 'meeting' : 'computer')),
  ])
  return kinds.size > 1 ? 'several' : [...kinds][0]
}

/** A single word is hardly the name of a computer. */
function lacksNumber(text: string): boolean {
  const host = readHostAndPort(text.replace(/:$/u, ''))?.host
  return host !== undefined && (text.endsWith(':') || /[.:]/u.test(host))
}
