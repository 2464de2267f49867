/** The box of an invitation in a mailbox: who asks leaves the request there, a coordinator's computer the welcome. SPEC rules MAILBOX-4, MAILBOX-5. */

import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { fromHex, toHex, utf8 } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import { MAX_ENVELOPE_BYTES, MAX_FILE_BYTES, MAX_REQUEST_BYTES } from '../../../shared/envelope/envelope-file.ts'
import { AppError } from '../../../shared/errors.ts'
import type { DeviceId } from '../../../shared/ids.ts'
import { type InvitationStanding, isMemberNow } from '../../../shared/membership/membership.ts'
import type { Coalition } from '../coalition/coalition.ts'
import { byUse } from '../coalition/invitations.ts'
import type { Joiner } from '../coalition/request-card.ts'
import { withdrawnInvitations } from '../coalition/withdrawn-invitations.ts'
import type { Envelopes } from '../envelope/envelopes.ts'
import { type EnvelopeFile, sealEnvelope } from '../envelope/making.ts'
import { openFiles } from '../envelope/opening.ts'
import { writeRequest } from '../envelope/request.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import { FolderError, type FolderFile, type SharedFolder } from '../ports/shared-folder.ts'
import type { Replica } from '../replica/replica.ts'

/** What asking works on. */
export interface AskingTools {
  readonly crypto: Crypto
  readonly random: Random
  readonly clock: Clock
}

/** What looking for newcomers works on. */
export interface NewcomersTools {
  readonly replica: Replica
  readonly coalition: Pick<Coalition, 'cards' | 'isCoordinator' | 'me'>
  readonly envelopes: Pick<Envelopes, 'keys' | 'request' | 'areNew' | 'make'>
  readonly crypto: Crypto
  readonly clock: Clock
}

/** The box under a rendezvous key (32 bytes) in the mailbox that is looked at. */
export type BoxOf = (rendezvousKey: Uint8Array) => SharedFolder

const MOST_BOXES = 16
const TAG_CHARACTERS = 12
const REQUEST = /^[0-9a-f]{12}-request\.age$/

/** What is in a box for whoever asks. */
export interface FoundWelcome {
  readonly files: readonly Uint8Array[]
  /** Tells whether anything about it changed. */
  readonly state: string
}

/** Leaves the request where it is not there, and answers the files of the welcome as far as they are: none where they are as in `useless`, which are not read again. Rejects as the box does. */
export async function askThroughBox(tools: AskingTools, box: SharedFolder, joiner: Joiner, useless?: string): Promise<FoundWelcome> {
  const tag = tagOf(joiner.invitation.rendezvousKey, joiner.keys.device)
  const listed = await box.list()
  if (!listed.some(({ name }) => name === requestName(tag))) {
    const [file] = await sealEnvelope(tools.crypto, writeRequest(tools, joiner))
    if (file) await box.write(requestName(tag), file.bytes)
  }
  const welcomes = welcomesIn(listed, tag)
  const state = welcomes.map(stateOf).join('\n')
  return { files: state === useless ? [] : await readWelcome(box, welcomes), state }
}

/** No more than one envelope may have: whoever keeps the box or knows its address may leave any number of files there. */
async function readWelcome(box: SharedFolder, listed: readonly FolderFile[]): Promise<readonly Uint8Array[]> {
  const files: Uint8Array[] = []
  let left = MAX_ENVELOPE_BYTES
  for (const { name, bytes } of listed) {
    const file = bytes <= left ? await box.read(name, Math.min(left, MAX_FILE_BYTES)) : undefined
    if (!file) break
    files.push(file)
    left -= Math.max(bytes, file.length)
  }
  return files
}

/** Removes request and welcome of somebody who asks no more. Rejects as the box does. */
export async function leaveBox(box: SharedFolder, joiner: Joiner): Promise<void> {
  const tag = tagOf(joiner.invitation.rendezvousKey, joiner.keys.device)
  const listed = await box.list()
  const own = [...listed.filter(({ name }) => name === requestName(tag)), ...welcomesIn(listed, tag)]
  for (const { name } of own) await box.remove(name)
}

/** Looks through a mailbox for who asks: hears them, and leaves a welcome for who was let in since. Coordinators look for everybody, others for computers of their own. */
export interface Newcomers {
  /** Answers how many requests are new here. Rejects as boxes do. */
  readonly meet: () => Promise<number>
}

/** Newcomers in the mailbox whose boxes are `boxOf`. */
export function createNewcomers(tools: NewcomersTools, boxOf: BoxOf): Newcomers {
  /** Requests of no use, by where they are, with what tells whether they changed since: they are not read again. */
  let useless = new Map<string, string>()

  const meet = async (): Promise<number> => {
    const still = new Map<string, string>()
    let heard = 0
    const refusals: FolderError[] = []
    for (const at of invitationsToServe(tools)) {
      heard += await meetUnder(at, still).catch((error: unknown) => {
        refusals.push(refusalOf(error))
        for (const [place, state] of useless) if (place.startsWith(`${at.invitation} `)) still.set(place, state)
        return 0
      })
    }
    useless = still
    if (refusals[0] && heard === 0) throw refusals[0]
    return heard
  }
  const meetUnder = async ({ invitation, rendezvous }: InvitationStanding, still: Map<string, string>): Promise<number> => {
    const key = fromHex(rendezvous)
    const box = boxOf(key)
    const listed = await box.list()
    let heard = 0
    for (const file of listed.filter(({ name }) => REQUEST.test(name))) {
      const [place, state] = [`${invitation} ${file.name}`, stateOf(file)]
      const met = useless.get(place) === state ? 'useless' : await meetOne(tools, { invitation, box, key, listed }, file.name)
      if (met === 'useless') still.set(place, state)
      heard += Number(met === 'new')
    }
    return heard
  }
  return { meet }
}

/** A box that refuses ends the look at no other one; a mailbox that does not answer ends all. */
function refusalOf(error: unknown): FolderError {
  if (error instanceof FolderError && error.fault !== 'missing') return error
  throw error
}

interface LookedAt {
  readonly invitation: string
  readonly box: SharedFolder
  readonly key: Uint8Array
  readonly listed: readonly FolderFile[]
}

async function meetOne(tools: NewcomersTools, at: LookedAt, name: string): Promise<'new' | 'known' | 'useless'> {
  const known = knownUnder(tools, at, name.slice(0, TAG_CHARACTERS))
  const device = known ?? (await hear(tools, at, name))
  if (device === undefined) return 'useless'
  await welcome(tools, at, device)
  return known === undefined ? 'new' : 'known'
}

/** The computer whose request is held already: its file needs no reading again. */
function knownUnder({ coalition }: NewcomersTools, { invitation, key }: LookedAt, tag: string): DeviceId | undefined {
  const devices = coalition.cards.list('request').flatMap(({ id, fields }) => (id === invitation ? [fields['device'] as DeviceId] : []))
  return devices.find((device) => tagOf(key, device) === tag)
}

async function hear({ crypto, envelopes }: NewcomersTools, { box }: LookedAt, name: string): Promise<DeviceId | undefined> {
  const bytes = await box.read(name, MAX_REQUEST_BYTES)
  const secrets = envelopes.keys().filter(({ type }) => type === 'invitation')
  const [opening] = bytes ? await openFiles(crypto, [bytes], secrets) : []
  const heard = opening?.ok ? envelopes.request(opening, true) : undefined
  return heard?.ok ? heard.request.device : undefined
}

async function welcome({ replica, envelopes }: NewcomersTools, { box, key, listed }: LookedAt, device: DeviceId): Promise<void> {
  const tag = tagOf(key, device)
  if (!isMemberNow(replica.membership(), device) || !envelopes.areNew([device]) || welcomesIn(listed, tag).length > 0) return
  const files = await welcomeFor(envelopes, device)
  for (const [index, file] of files.entries()) await box.write(`${tag}-welcome-${index + 1}.age`, file.bytes)
}

/** Without words that would make it too large: they come as to every member, once it is in. */
async function welcomeFor({ make }: Pick<Envelopes, 'make'>, device: DeviceId): Promise<readonly EnvelopeFile[]> {
  const order = { recipients: [device], kind: 'welcome' } as const
  const isTooLarge = (error: unknown): boolean => error instanceof AppError && error.code === 'too-large'
  const { files } = await make(order).catch((error: unknown) => {
    if (!isTooLarge(error)) throw error
    return make({ ...order, form: 'headers' })
  })
  return files
}

function invitationsToServe({ replica, coalition, envelopes, clock }: NewcomersTools): readonly InvitationStanding[] {
  const membership = replica.membership()
  const awaited = new Set(
    coalition.cards
      .list('request')
      .filter(({ fields }) => isMemberNow(membership, fields['device'] as DeviceId) && envelopes.areNew([fields['device'] as DeviceId]))
      .map(({ id }) => id),
  )
  const [isCoordinator, me, withdrawn] = [coalition.isCoordinator(), coalition.me()?.id, withdrawnInvitations(replica)]
  const isServed = ({ invitation, state, expires, computerOf }: InvitationStanding): boolean =>
    (isCoordinator || (computerOf !== undefined && computerOf === me)) &&
    (state === 'open' ? Date.parse(expires) >= clock.now() && !withdrawn.has(invitation) : awaited.has(invitation))
  return byUse([...membership.invitations.values()].filter(isServed)).slice(0, MOST_BOXES)
}

/** Names nobody to whoever keeps the box. */
function tagOf(rendezvousKey: Uint8Array, device: DeviceId): string {
  return toHex(hmac(sha256, rendezvousKey, utf8(`chorus/mailbox/request/1\n${device}`))).slice(0, TAG_CHARACTERS)
}

/** Another wherever the file is. */
const stateOf = ({ name, bytes, changedAt }: FolderFile): string => `${name} ${bytes} ${changedAt}`

const requestName = (tag: string): string => `${tag}-request.age`

const welcomesIn = (listed: readonly FolderFile[], tag: string): readonly FolderFile[] =>
  listed
    .filter(({ name }) => name.startsWith(`${tag}-welcome-`))
    .sort((a, b) => a.name.length - b.name.length || (a.name < b.name ? -1 : 1))
