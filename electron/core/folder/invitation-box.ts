/** The box of an invitation in a mailbox: who asks leaves the request there, a coordinator's computer the welcome. SPEC rules MAILBOX-4, MAILBOX-5. */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { fromHex, toHex, utf8 } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import { MAX_FILE_BYTES, MAX_REQUEST_BYTES } from '../../../shared/envelope/envelope-file.ts'
import type { DeviceId } from '../../../shared/ids.ts'
import { type InvitationStanding, isMemberNow } from '../../../shared/membership/membership.ts'
import type { Coalition } from '../coalition/coalition.ts'
import { byUse } from '../coalition/invitations.ts'
import type { Joiner } from '../coalition/request-card.ts'
import type { Envelopes } from '../envelope/envelopes.ts'
import { sealEnvelope } from '../envelope/making.ts'
import { openFiles } from '../envelope/opening.ts'
import { writeRequest } from '../envelope/request.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import type { FolderFile, SharedFolder } from '../ports/shared-folder.ts'
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
  readonly coalition: Pick<Coalition, 'cards' | 'isCoordinator'>
  readonly envelopes: Pick<Envelopes, 'keys' | 'request' | 'areNew' | 'make'>
  readonly crypto: Crypto
  readonly clock: Clock
}

/** The box under a rendezvous key (32 bytes) in the mailbox that is looked at. */
export type BoxOf = (rendezvousKey: Uint8Array) => SharedFolder

const MOST_BOXES = 16
const TAG_CHARACTERS = 12
const REQUEST = /^[0-9a-f]{12}-request\.age$/

/** Leaves the request where it is not there, and answers the files of the welcome as far as they are. Rejects as the box does. */
export async function askThroughBox(tools: AskingTools, box: SharedFolder, joiner: Joiner): Promise<readonly Uint8Array[]> {
  const tag = tagOf(joiner.invitation.rendezvousKey, joiner.keys.device)
  const listed = await box.list()
  if (!listed.some(({ name }) => name === requestName(tag))) {
    const [file] = await sealEnvelope(tools.crypto, writeRequest(tools, joiner))
    if (file) await box.write(requestName(tag), file.bytes)
  }
  const files = await Promise.all(welcomesIn(listed, tag).map(({ name }) => box.read(name, MAX_FILE_BYTES)))
  return files.filter((file) => file !== undefined)
}

/** Removes request and welcome of somebody who asks no more. Rejects as the box does. */
export async function leaveBox(box: SharedFolder, joiner: Joiner): Promise<void> {
  const tag = tagOf(joiner.invitation.rendezvousKey, joiner.keys.device)
  const listed = await box.list()
  const own = [...listed.filter(({ name }) => name === requestName(tag)), ...welcomesIn(listed, tag)]
  for (const { name } of own) await box.remove(name)
}

/** Hears who asks, and leaves a welcome for who was let in since. Answers how many requests are new here. Rejects as boxes do. */
export async function meetNewcomers(tools: NewcomersTools, boxOf: BoxOf): Promise<number> {
  if (!tools.coalition.isCoordinator()) return 0
  let heard = 0
  for (const { invitation, rendezvous } of invitationsToServe(tools)) {
    const key = fromHex(rendezvous)
    const box = boxOf(key)
    const listed = await box.list()
    for (const { name } of listed.filter((file) => REQUEST.test(file.name)))
      heard += Number(await meetOne(tools, { invitation, box, key, listed }, name))
  }
  return heard
}

interface LookedAt {
  readonly invitation: string
  readonly box: SharedFolder
  readonly key: Uint8Array
  readonly listed: readonly FolderFile[]
}

/** Answers whether the request is new here. */
async function meetOne(tools: NewcomersTools, at: LookedAt, name: string): Promise<boolean> {
  const known = knownUnder(tools, at, name.slice(0, TAG_CHARACTERS))
  const device = known ?? (await hear(tools, at, name))
  if (device !== undefined) await welcome(tools, at, device)
  return device !== undefined && known === undefined
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
  const { files } = await envelopes.make({ recipients: [device], kind: 'welcome' })
  for (const [index, file] of files.entries()) await box.write(`${tag}-welcome-${index + 1}.age`, file.bytes)
}

function invitationsToServe({ replica, coalition, envelopes, clock }: NewcomersTools): readonly InvitationStanding[] {
  const membership = replica.membership()
  const awaited = new Set(
    coalition.cards
      .list('request')
      .filter(({ fields }) => isMemberNow(membership, fields['device'] as DeviceId) && envelopes.areNew([fields['device'] as DeviceId]))
      .map(({ id }) => id),
  )
  const isServed = ({ invitation, state, expires }: InvitationStanding): boolean =>
    state === 'open' ? Date.parse(expires) >= clock.now() : awaited.has(invitation)
  return byUse([...membership.invitations.values()].filter(isServed)).slice(0, MOST_BOXES)
}

/** Names nobody to whoever keeps the box. */
function tagOf(rendezvousKey: Uint8Array, device: DeviceId): string {
  return toHex(hmac(sha256, rendezvousKey, utf8(`chorus/mailbox/request/1\n${device}`))).slice(0, TAG_CHARACTERS)
}

const requestName = (tag: string): string => `${tag}-request.age`

const welcomesIn = (listed: readonly FolderFile[], tag: string): readonly FolderFile[] =>
  listed.filter(({ name }) => name.startsWith(`${tag}-welcome-`))
