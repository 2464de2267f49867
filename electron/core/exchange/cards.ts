/** Cards: the latest signed word on a name or a request, kept outside the log because a log cannot forget. SPEC rules CARD-1 to CARD-4. */
import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { fromHex, fromUtf8, toHex, utf8 } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import { type CoalitionId, type DeviceId, NO_COALITION } from '../../../shared/ids.ts'
import type { ReplicaStore } from '../ports/replica-store.ts'

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))

const card = z.strictObject({
  kind: z.enum(['person', 'organisation', 'coalition', 'request']),
  /** Whom or what it is about: a person, an organisation, the coalition, or an invitation's key. */
  id: z.string().min(1).max(128),
  /** Higher wins; of equals the higher signer, so that every replica keeps the same. */
  version: z
    .int()
    .min(1)
    .max(2 ** 48),
  fields: z.record(z.string().max(64), z.string().max(4096)),
  /** The signing device, or the invitation's key for a request. */
  signer: hex(32).transform((value) => value as DeviceId),
})
/** What a request's card says beside the name; a coordinator's act repeats it. */
const requestFields = z.looseObject({ device: hex(32), agreement: hex(32), person: hex(16), signature: hex(64) })
const signedCard = z.strictObject({ card: z.string().max(32_768), signature: hex(64) })

/** What a card says. */
export type Card = z.infer<typeof card>

/** `speaks`: its signer may speak about this subject. `spoke`: it might once; it counts where nobody who may has said anything. */
export type Voice = 'speaks' | 'spoke'

/** The voice of a card as far as is known here; undefined for one whose signer and subject the membership does not join. */
export type CardRule = (card: Card) => Voice | undefined

/** See the head of this file. */
export interface Cards {
  /** Signs and keeps a card. */
  readonly write: (seed: Uint8Array, card: Card) => Uint8Array
  /** Keeps a card from elsewhere if it is signed by whom it says, newer than the one held, and one of those `wanted`. True if kept. */
  readonly take: (bytes: Uint8Array, wanted?: (card: Card) => boolean) => boolean
  /** What a card from elsewhere says, if it is signed by whom it says. Keeps nothing. */
  readonly read: (bytes: Uint8Array) => Card | undefined
  /** Cards of a kind, one of each subject. */
  readonly list: (kind: Card['kind']) => readonly Card[]
  readonly get: (kind: Card['kind'], id: string) => Card | undefined
  /** Every card that counts as bytes, to send. */
  readonly all: () => readonly Uint8Array[]
  /** One value for all cards that count: equal digests mean nothing to exchange. */
  readonly digest: () => string
  /** Hears of every card that is written here or kept from elsewhere; returns how to stop. */
  readonly listen: (listener: (card: Card) => void) => () => void
}

const PREFIX = 'card/'
const DOMAIN = utf8('chorus/card/1\n')
const MAX_CARD_BYTES = 64 * 1024
/** Cards of signers and subjects that the membership does not name yet, or never will. SPEC CARD-5. */
const MOST_UNKNOWN = 256

/** Cards in a store. */
export function openCards(store: ReplicaStore, crypto: Crypto, coalition: CoalitionId, voiceOf: CardRule): Cards {
  const nameOf = ({ kind, id, signer }: Card): string => `${PREFIX}${kind}/${id}/${signer}`
  const read = (bytes: Uint8Array): Card | undefined => {
    if (bytes.length > MAX_CARD_BYTES) return undefined
    const signed = signedCard.safeParse(parse(bytes))
    if (!signed.success) return undefined
    const parsed = card.safeParse(parse(utf8(signed.data.card)))
    if (!parsed.success || !isWhole(parsed.data)) return undefined
    const [signer, signature] = [fromHex(parsed.data.signer), fromHex(signed.data.signature)]
    const isSignedFor = (id: CoalitionId): boolean => crypto.verify(signer, messageOf(id, signed.data.card), signature)
    // Who only has a code cannot name the coalition; the invitation's key belongs to one.
    return isSignedFor(coalition) || (parsed.data.kind === 'request' && isSignedFor(NO_COALITION)) ? parsed.data : undefined
  }
  const readHeld = (bytes: Uint8Array): Card => card.parse(parse(utf8(signedCard.parse(parse(bytes)).card)))

  const listeners = new Set<(card: Card) => void>()
  const keep = (value: Card, bytes: Uint8Array): void => {
    store.setValue(nameOf(value), bytes)
    for (const listener of [...listeners]) listener(value)
  }
  const write = (seed: Uint8Array, value: Card): Uint8Array => {
    const bytes = signCard(crypto, coalition, seed, value)
    keep(value, bytes)
    return bytes
  }
  const take: Cards['take'] = (bytes, wanted = () => true) => {
    const value = read(bytes)
    if (!value || !wanted(value)) return false
    const held = store.value(nameOf(value))
    if (held && !isLater(value.version, bytes, readHeld(held).version, held)) return false
    if (!held && voiceOf(value) === undefined) makeRoom()
    keep(value, bytes)
    return true
  }
  /** Of too many unknown cards none stays: whoever has those that count by then says them again, because digests differ. */
  const makeRoom = (): void => {
    const unknown = store.values(PREFIX).filter(({ value }) => voiceOf(readHeld(value)) === undefined)
    if (unknown.length < MOST_UNKNOWN) return
    store.transaction(() => {
      for (const { name } of unknown) store.setValue(name, undefined)
    })
  }
  /** Of the cards on each subject the one that counts most. */
  const countingIn = (held: readonly { readonly value: Uint8Array }[]): readonly Card[] => {
    const best = new Map<string, { readonly card: Card; readonly voice: Voice }>()
    for (const { value } of held) {
      const found = readHeld(value)
      const voice = voiceOf(found)
      const other = best.get(found.id)
      if (voice && (!other || outranks(voice, found, other))) best.set(found.id, { card: found, voice })
    }
    return [...best.values()].map(({ card: found }) => found)
  }
  const list = (kind: Card['kind']): readonly Card[] => countingIn(store.values(`${PREFIX}${kind}/`))
  const get = (kind: Card['kind'], id: string): Card | undefined =>
    countingIn(store.values(`${PREFIX}${kind}/${id}/`)).find((found) => found.id === id)
  const all = (): readonly Uint8Array[] => {
    const held = store.values(PREFIX).map(({ value }) => value)
    return held.filter((bytes) => voiceOf(readHeld(bytes)) !== undefined)
  }
  const digest = (): string => {
    const hash = sha256.create()
    for (const bytes of all()) hash.update(sha256(bytes))
    return toHex(hash.digest())
  }
  const listen: Cards['listen'] = (listener) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  return { write, take, read, list, get, all, digest, listen }
}

function isWhole({ kind, fields }: Card): boolean {
  return kind !== 'request' || requestFields.safeParse(fields).success
}

/** A card as it travels: its JSON and the signer's signature. */
export function signCard(crypto: Crypto, coalition: CoalitionId, seed: Uint8Array, value: Card): Uint8Array {
  const text = JSON.stringify(value)
  const signature = toHex(crypto.sign(seed, messageOf(coalition, text)))
  return utf8(JSON.stringify({ card: text, signature }))
}

/** Of one signer the higher version; of equal ones (its key on two disks) the higher SHA-256, so that every replica keeps the same. */
function isLater(version: number, bytes: Uint8Array, heldVersion: number, held: Uint8Array): boolean {
  return version > heldVersion || (version === heldVersion && toHex(sha256(bytes)) > toHex(sha256(held)))
}

function outranks(voice: Voice, found: Card, other: { readonly card: Card; readonly voice: Voice }): boolean {
  return voice === other.voice ? isNewer(found, other.card) : voice === 'speaks'
}

const isNewer = (a: Card, b: Card): boolean => a.version > b.version || (a.version === b.version && a.signer > b.signer)

function messageOf(coalition: CoalitionId, text: string): Uint8Array {
  const body = utf8(`${coalition}\n${text}`)
  const message = new Uint8Array(DOMAIN.length + body.length)
  message.set(DOMAIN)
  message.set(body, DOMAIN.length)
  return message
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes))
  } catch {
    return undefined
  }
}
