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
export type Opening = Joined & {
  /** Places of its files among those given, from 0. */
  readonly files: readonly number[]
}

/** A part and which secret opened it. */
interface OpenedPart {
  readonly ok: true
  readonly part: EnvelopePart
  readonly key: EnvelopeKey
}
type Joined =
  | ({ readonly ok: true } & OpenedEnvelope)
  | { readonly ok: false; readonly refused: FileRefusal; readonly header?: EnvelopeHeader; readonly missing?: readonly number[] }
type OpenedFile = OpenedPart | { readonly ok: false; readonly refused: FileRefusal }

/** Opens files with the secrets at hand and puts parts together: one answer per envelope, one per file that cannot be used. Never throws. */
export async function openFiles(crypto: Crypto, files: readonly Uint8Array[], keys: readonly EnvelopeKey[]): Promise<readonly Opening[]> {
  const refused: Opening[] = []
  const sets = new Map<string, { parts: OpenedPart[]; files: number[] }>()
  for (const [index, file] of files.entries()) {
    const opened = await openFile(crypto, file, keys)
    if (!opened.ok) {
      refused.push({ ...opened, files: [index] })
      continue
    }
    const { writer, id, of, kind } = opened.part
    const name = `${writer} ${id} ${of} ${kind} ${opened.key.type}`
    const set = sets.get(name) ?? { parts: [], files: [] }
    sets.set(name, { parts: [...set.parts, opened], files: [...set.files, index] })
  }
  return [...refused, ...[...sets.values()].map((set) => ({ ...joinParts(set.parts), files: set.files }))]
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
export function joinParts(parts: readonly OpenedPart[]): Joined {
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
