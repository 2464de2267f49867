/** Opens an envelope's files: seal, signature and parts are checked, nothing is taken. SPEC rules ENV-1 to ENV-6. */
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import { decodeContent, type EnvelopeContent, joinSlices } from '../../../shared/envelope/envelope-content.ts'
import { isWorthOpening, MAX_ENVELOPE_BYTES, MAX_FILE_BYTES, MAX_REQUEST_BYTES } from '../../../shared/envelope/envelope-file.ts'
import { decodePart, type EnvelopeHeader, type EnvelopePart } from '../../../shared/envelope/envelope-part.ts'
import type { CoalitionId } from '../../../shared/ids.ts'

/** Whose secret opened an envelope: a member's computer, a computer that waits to be let in, or everybody who knows an invitation. */
export type EnvelopeKey =
  | { readonly type: 'member'; readonly coalition: CoalitionId; readonly secret: Uint8Array }
  | { readonly type: 'joiner'; readonly secret: Uint8Array }
  | { readonly type: 'invitation'; readonly coalition: CoalitionId; readonly invitation: string; readonly secret: Uint8Array }

/** Why a file cannot be used. `part-missing`: others of its envelope are needed. */
export type FileRefusal = 'not-envelope' | 'too-large' | 'not-for-you' | 'damaged' | 'newer' | 'forged' | 'part-missing'

/** A whole envelope; its writer's signature is true, what it holds is not checked yet. */
export interface OpenedEnvelope {
  readonly header: EnvelopeHeader
  readonly key: EnvelopeKey
  readonly content: EnvelopeContent
}

/** An envelope, or why it is none; `header` as far as it could be read, `missing` the numbers of its parts that were not given. */
export type Opening =
  | ({ readonly ok: true } & OpenedEnvelope)
  | { readonly ok: false; readonly refused: FileRefusal; readonly header?: EnvelopeHeader; readonly missing?: readonly number[] }

/** A part and which secret opened it. */
interface OpenedPart {
  readonly ok: true
  readonly part: EnvelopePart
  readonly key: EnvelopeKey
}
type OpenedFile = OpenedPart | { readonly ok: false; readonly refused: FileRefusal }

/** Opens files with the secrets at hand and puts parts together: one answer per envelope, one per file that cannot be used. Never throws. */
export async function openFiles(crypto: Crypto, files: readonly Uint8Array[], keys: readonly EnvelopeKey[]): Promise<readonly Opening[]> {
  const opened: OpenedFile[] = []
  for (const file of files) opened.push(await openFile(crypto, file, keys))
  const parts = opened.filter((file) => file.ok)
  const sets = Map.groupBy(parts, ({ part: { writer, id, of, kind }, key }) => `${writer} ${id} ${of} ${kind} ${key.type}`)
  return [...opened.filter((file) => !file.ok), ...[...sets.values()].map(joinParts)]
}

async function openFile(crypto: Crypto, file: Uint8Array, keys: readonly EnvelopeKey[]): Promise<OpenedFile> {
  if (file.length > MAX_FILE_BYTES) return refusing('too-large')
  if (!isWorthOpening(file)) return refusing('not-envelope')
  for (const key of keys) {
    if (key.type === 'invitation' && file.length > MAX_REQUEST_BYTES) continue
    const unsealed = await crypto.unsealFor(key.secret, file)
    if (unsealed.ok) return readPart(crypto, unsealed.bytes, key)
    if (unsealed.reason === 'damaged') return refusing('damaged')
  }
  return refusing('not-for-you')
}

/** Reads a part that was unsealed with this key, or never was sealed. */
export function readPart(crypto: Crypto, bytes: Uint8Array, key: EnvelopeKey): OpenedFile {
  const part = decodePart(crypto, bytes)
  if (!part.ok) return refusing(part.reason === 'malformed' ? 'not-envelope' : (part.reason as FileRefusal))
  const isRequest = part.value.kind === 'request'
  // What is sealed to everybody who knows an invitation can only be a request; one coalition's keys open nothing of another.
  if (key.type === 'invitation' && !isRequest) return refusing('forged')
  if (key.type === 'member' && !isRequest && part.value.coalition !== key.coalition) return refusing('forged')
  return { ok: true, part: part.value, key }
}

/** Puts the parts of one envelope together. */
export function joinParts(parts: readonly OpenedPart[]): Opening {
  const [first] = parts as [OpenedPart]
  const header = headerOf(first.part)
  const byNumber = new Map(parts.map(({ part }) => [part.part, part.content]))
  const numbers = Array.from({ length: header.of }, (_, index) => index + 1)
  const missing = numbers.filter((number) => !byNumber.has(number))
  if (missing.length > 0) return { ...refusing('part-missing'), header, missing }
  const slices = numbers.map((number) => byNumber.get(number) as Uint8Array)
  if (slices.reduce((sum, { length }) => sum + length, 0) > MAX_ENVELOPE_BYTES) return { ...refusing('too-large'), header }
  const content = decodeContent(joinSlices(slices))
  return content.ok ? { ok: true, header, key: first.key, content: content.value } : { ...refusing('forged'), header }
}

const headerOf = ({ part: _part, content: _content, ...header }: EnvelopePart): EnvelopeHeader => header

const refusing = (refused: FileRefusal) => ({ ok: false as const, refused })
