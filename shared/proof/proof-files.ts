/** The files of a proof folder, as text. SPEC rules PROOF-1, PROOF-2. */
import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { toHex } from '../bytes/hex.ts'
import type { ClosedHash } from '../signing/closed-text.ts'
import type { Edition } from '../submission/edition.ts'
import { type ProofEntry, proofEntrySchema } from './proof-entry.ts'

/** Whose signature stands under an edition. */
export const editionSealSchema = z.strictObject({
  /** The coordinator's computer: its Ed25519 key. */
  by: z.string().regex(/^[0-9a-f]{64}$/),
  signature: z.string().regex(/^[0-9a-f]{128}$/),
  /** The act that founded the coalition, where that computer wrote it and it may be shown. */
  founding: proofEntrySchema.nullable(),
})
/** See `editionSealSchema`. */
export type EditionSeal = z.infer<typeof editionSealSchema>

/** The shape of `sign-ons.json`. */
export const signOnsSchema = z.strictObject({ signOns: z.array(proofEntrySchema).max(50_000) })

/** Everything a proof folder is made of. */
export interface Proof {
  /** The canonical edition. */
  readonly edition: string
  readonly seal: EditionSeal
  /** Canonical closed texts by hash. */
  readonly texts: ReadonlyMap<ClosedHash, string>
  /** The entries that may be shown as they are, each once, in the order of the edition's answers. */
  readonly signOns: readonly ProofEntry[]
}

/** Names of files in the folder. */
export const PROOF_FILES = {
  edition: 'edition.json',
  seal: 'edition-signature.json',
  signOns: 'sign-ons.json',
  sums: 'SHA256SUMS',
  page: 'check.html',
} as const

/** The name of a closed text's file. */
export const textFileName = (hash: string): string => `texts/${hash}.json`

/** Contents by name, all but the check page's. */
export function proofFiles(
  { edition, seal, texts, signOns }: Proof,
  read: Pick<Edition, 'documents' | 'positions'>,
): ReadonlyMap<string, string> {
  const contents = new Map<string, string>([
    [PROOF_FILES.edition, edition],
    [PROOF_FILES.seal, pretty(seal)],
    [PROOF_FILES.signOns, pretty({ signOns })],
    [PROOF_FILES.sums, sumsOf(read.documents)],
    ...[...texts].map(([hash, canonical]) => [textFileName(hash), canonical] as const),
  ])
  return new Map(proofFileNames(read).map((name) => [name, contents.get(name) ?? '']))
}

/** The names of a folder's files but the check page, in order. */
export const proofFileNames = ({ positions }: Pick<Edition, 'positions'>): readonly string[] => [
  PROOF_FILES.edition,
  PROOF_FILES.seal,
  PROOF_FILES.signOns,
  PROOF_FILES.sums,
  ...new Set(positions.map(({ text }) => textFileName(text))),
]

/** The list of documents in the form of the program sha256sum, from inside the proof folder. */
export const sumsOf = (documents: Edition['documents']): string => documents.map(({ name, sha256: sum }) => `${sum}  ../${name}\n`).join('')

/** SHA-256 of a document, in hexadecimal. */
export const documentSum = (bytes: Uint8Array): string => toHex(sha256(bytes))

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
