/** Envelopes of one coalition on one computer: made, opened, previewed, taken. SPEC section ENV. */

import { fromHex, toHex } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import { requestSecret } from '../../../shared/envelope/envelope-file.ts'
import type { DeviceId } from '../../../shared/ids.ts'
import { isMemberNow } from '../../../shared/membership/membership.ts'
import type { Coalition } from '../coalition/coalition.ts'
import { withdrawnInvitations } from '../coalition/withdrawn-invitations.ts'
import type { Random } from '../ports/random.ts'
import type { DeviceKeys } from '../replica/own-log.ts'
import { lackingOf } from './gathering.ts'
import { type EnvelopeFile, type EnvelopeOrder, sealEnvelope, type WrittenEnvelope, writeEnvelope } from './making.ts'
import type { EnvelopeKey, OpenedEnvelope } from './opening.ts'
import { openPostBook, type PostBook } from './post-book.ts'
import { hearRequest, type RequestHearing } from './request.ts'
import { createEnvelopeTaking, type EnvelopeTaking, type TakingTools } from './taking.ts'

/** See the head of this file. */
export interface Envelopes extends EnvelopeTaking {
  /** Computers that belong now: of everybody, or of one person. */
  readonly computersOf: (person?: string) => readonly DeviceId[]
  /** True for computers that have said nothing yet: the first envelope for one is its welcome. */
  readonly areNew: (devices: readonly DeviceId[]) => boolean
  /** How many entries that are here at least one of these computers is not known to have. */
  readonly lackedBy: (devices: readonly DeviceId[]) => number
  /** How many entries are here. */
  readonly stored: () => number
  /** What is remembered of files on their way. */
  readonly post: PostBook
  /** Writes an envelope without sealing it. Throws `too-large`. */
  readonly write: (order: EnvelopeOrder) => WrittenEnvelope
  /** Writes and seals one: its files. Throws `too-large`. */
  readonly make: (order: EnvelopeOrder) => Promise<WrittenEnvelope & { readonly files: readonly EnvelopeFile[] }>
  /** The secrets that open envelopes here, this computer's first. */
  readonly keys: () => readonly EnvelopeKey[]
  /** Reads a request to be let in; with `keeps` it is held as if it had come over a link. */
  readonly request: (envelope: OpenedEnvelope, keeps: boolean) => RequestHearing
}

/** What envelopes work on. */
export interface EnvelopeTools extends Omit<TakingTools, 'cards'> {
  readonly coalition: Coalition
  readonly crypto: Crypto
  readonly random: Random
  /** The keys this computer was let in with: envelopes to them may still be under way when a successor's replaced them. */
  readonly firstKeys: DeviceKeys
}

/** Envelopes over a coalition's parts. */
export function openEnvelopes(tools: EnvelopeTools): Envelopes {
  const { replica, coalition, crypto, statements, firstKeys } = tools
  const { cards } = coalition
  const parts = { ...tools, cards }
  const computersOf = (person?: string): readonly DeviceId[] => {
    const membership = replica.membership()
    const all = [...membership.devices.values()].filter(({ device }) => isMemberNow(membership, device))
    return all.filter((one) => person === undefined || one.person === person).map(({ device }) => device)
  }
  const areNew = (devices: readonly DeviceId[]): boolean => {
    const said = new Set(statements.list().map(({ device }) => device))
    return devices.length > 0 && devices.every((device) => !said.has(device))
  }
  const lackedBy: Envelopes['lackedBy'] = (devices) => {
    const stated = new Map(statements.list().map(({ device, heads }) => [device, heads]))
    const known = devices.filter((device) => device !== replica.keys().device).map((device) => stated.get(device))
    return lackingOf(replica.chains, known).reduce((sum, { chain, from }) => sum + replica.chains.get(chain).seq - from + 1, 0)
  }
  const stored = (): number => replica.chains.all().reduce((sum, { seq, base }) => sum + seq - base, 0)
  const write = (order: EnvelopeOrder): WrittenEnvelope => writeEnvelope(parts, order)
  const make: Envelopes['make'] = async (order) => {
    const written = write(order)
    return { ...written, files: await sealEnvelope(crypto, written) }
  }
  const keys = (): readonly EnvelopeKey[] => [
    ...[...new Set([replica.keys(), firstKeys].map(({ agreement }) => toHex(agreement)))].map((secret) => memberKey(fromHex(secret))),
    ...coalition.invitationKeys().map(({ invitation, key }) => invitationKey(invitation, requestSecret(key))),
  ]
  const memberKey = (secret: Uint8Array): EnvelopeKey => ({ type: 'member', coalition: replica.coalition, secret })
  const invitationKey = (invitation: string, secret: Uint8Array): EnvelopeKey => ({
    type: 'invitation',
    coalition: replica.coalition,
    invitation,
    secret,
  })
  const request: Envelopes['request'] = (envelope, keeps) =>
    hearRequest({ ...parts, membership: replica.membership, withdrawn: () => withdrawnInvitations(replica) }, envelope, keeps)
  const post = openPostBook(replica.store)
  return { ...createEnvelopeTaking(parts), computersOf, areNew, lackedBy, stored, post, write, make, keys, request }
}
