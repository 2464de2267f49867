/** The proof at the beginning of a secure link: both ends show a key in common, then prove their devices. SPEC rules SESS-1 to SESS-4. */
import { toHex } from '../../../shared/bytes/hex.ts'
import { type Decoded, decoded, refused } from '../../../shared/bytes/result.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import type { DeviceId } from '../../../shared/ids.ts'
import * as step from '../../../shared/session/handshake.ts'
import type { Random } from '../ports/random.ts'
import type { DeviceKeys } from '../replica/own-log.ts'

/** A secret both ends must share before either names itself. */
export interface AccessKey {
  readonly key: Uint8Array
  readonly kind: 'member' | 'join'
  /** The device that proves itself under this key. */
  readonly device: DeviceKeys
}

/** What both ends have agreed on before either has named its device. */
export interface Agreement<K extends AccessKey> {
  readonly keys: step.SessionKeys
  readonly access: K
  /** This end's proof, to be sealed under the keys. */
  readonly proof: Uint8Array
}

/** One end's proof, step by step: each is called once, in this order. A refusal's reason is a `SessionEnd`. */
export interface Handshake<K extends AccessKey> {
  readonly hello: Uint8Array
  /** Takes the other's hello; answers this end's tags. */
  readonly hearHello: (body: Uint8Array) => Decoded<Uint8Array>
  readonly hearTags: (body: Uint8Array) => Decoded<Agreement<K>>
  /** Takes the other's opened proof; answers the device it proved. */
  readonly hearProof: (body: Uint8Array) => Decoded<DeviceId>
}

/** A handshake with fresh keys. `offered` are at most `MAX_ACCESS_KEYS`, members' before joiners' where there are more. */
export function createHandshake<K extends AccessKey>(
  tools: { readonly crypto: Crypto; readonly random: Random; readonly accessKeys: readonly K[] },
  binding: Uint8Array,
): Handshake<K> {
  const { crypto, random } = tools
  const offered = mostUseful(tools.accessKeys)
  const secret = random.bytes(32)
  const mine: step.Hello = { nonce: random.bytes(32), ephemeral: crypto.agreementPublicKey(secret) }
  const hello = step.encodeHello(mine)
  let meeting: Meeting | undefined
  let agreement: Agreement<K> | undefined

  const hearHello = (body: Uint8Array): Decoded<Uint8Array> => {
    const theirs = step.decodeHello(body)
    if (!theirs.ok) return theirs
    if (meeting) return refused('malformed')
    const role = step.roleOf(mine, theirs.value)
    if (!role) return refused('echo')
    const [first, second] = inOrder(role, mine, theirs.value)
    const tags = step.encodeTags(offered.map(({ key }) => step.tagOf(key, role, first, second)))
    meeting = { role, first, second, theirs: theirs.value, tags }
    return decoded(tags)
  }
  const hearTags = (body: Uint8Array): Decoded<Agreement<K>> => {
    const theirTags = step.decodeTags(body)
    if (!theirTags.ok || !meeting || agreement) return refused('malformed')
    const access = commonKey(offered, meeting, theirTags.value)
    const shared = access && crypto.agree(secret, meeting.theirs.ephemeral)
    if (!access || !shared) return refused('nothing-in-common')
    const keys = keysOf(meeting, shared, access, body)
    const signature = crypto.sign(access.device.seed, step.proofMessage(meeting.role, keys.transcript))
    agreement = { keys, access, proof: step.encodeProof(crypto.signingPublicKey(access.device.seed), signature) }
    return decoded(agreement)
  }
  const keysOf = ({ role, first, second, tags }: Meeting, shared: Uint8Array, access: K, theirTags: Uint8Array): step.SessionKeys => {
    const [firstTags, secondTags] = inOrder(role, tags, theirTags)
    const [firstHello, secondHello] = [step.encodeHello(first), step.encodeHello(second)]
    return step.sessionKeys(role, shared, access.key, { firstHello, secondHello, firstTags, secondTags, binding })
  }
  const hearProof = (body: Uint8Array): Decoded<DeviceId> => {
    const proof = step.decodeProof(body)
    if (!proof.ok || !meeting || !agreement) return refused('bad-proof')
    const { publicKey, signature } = proof.value
    const message = step.proofMessage(otherRole(meeting.role), agreement.keys.transcript)
    return crypto.verify(publicKey, message, signature) ? decoded(toHex(publicKey) as DeviceId) : refused('bad-proof')
  }
  return { hello, hearHello, hearTags, hearProof }
}

/** Two hellos in roles' order, and what this end said then. */
interface Meeting {
  readonly role: step.SessionRole
  readonly first: step.Hello
  readonly second: step.Hello
  readonly theirs: step.Hello
  readonly tags: Uint8Array
}

function mostUseful<K extends AccessKey>(keys: readonly K[]): readonly K[] {
  const members = keys.filter(({ kind }) => kind === 'member')
  const joiners = keys.filter(({ kind }) => kind === 'join')
  return [...members, ...joiners].slice(0, step.MAX_ACCESS_KEYS)
}

/** Both ends choose alike: members' keys before joiners', then the one whose tag by the first side is lowest. */
function commonKey<K extends AccessKey>(
  offered: readonly K[],
  { role, first, second }: Meeting,
  theirTags: readonly Uint8Array[],
): K | undefined {
  const heard = new Set(theirTags.map(toHex))
  const common = offered.filter(({ key }) => heard.has(toHex(step.tagOf(key, otherRole(role), first, second))))
  const members = common.filter(({ kind }) => kind === 'member')
  const candidates = members.length > 0 ? members : common
  const tagged = candidates.map((candidate) => ({ candidate, tag: toHex(step.tagOf(candidate.key, 'first', first, second)) }))
  return tagged.sort((a, b) => (a.tag < b.tag ? -1 : 1))[0]?.candidate
}

const otherRole = (role: step.SessionRole): step.SessionRole => (role === 'first' ? 'second' : 'first')

const inOrder = <T>(role: step.SessionRole, mine: T, theirs: T): readonly [T, T] => (role === 'first' ? [mine, theirs] : [theirs, mine])
