/** Checks a proof folder: what holds, what does not and what cannot be shown. Pure, so that the command line and the check page agree. SPEC rules PROOF-5, PROOF-6. */
import type { z } from 'zod'
import { fromHex, fromUtf8, utf8 } from '../bytes/hex.ts'
import { coalitionIdOf, KIND } from '../entry/header.ts'
import type { CoalitionId, DeviceId } from '../ids.ts'
import { closedTextHash, readClosedText } from '../signing/closed-text.ts'
import { type Edition, editionBytes, readEdition } from '../submission/edition.ts'
import { fitsItsHeader, isTrulySigned } from './proof-entry.ts'
import { documentSum, type EditionSeal, editionSealSchema, PROOF_FILES, signOnsSchema, sumsOf, textFileName } from './proof-files.ts'
import type { Note, Problem, ProofReport } from './report.ts'
import { checkSignOns } from './sign-on-checks.ts'
import { verifyStrictly } from './strict-signature.ts'

/** Files by their names inside the proof folder; documents by `../NAME`. */
export type ProofFolder = ReadonlyMap<string, Uint8Array>

/** Checks a folder. `withDocuments` is false where only the proof itself is at hand. Never throws. */
export function verifyProof(folder: ProofFolder, { withDocuments }: { readonly withDocuments: boolean }): ProofReport {
  const problems: Problem[] = []
  const note: Note = (code, subject) => void problems.push({ code, subject })
  const canonical = textIn(folder, PROOF_FILES.edition, note)
  const edition = canonical === undefined ? undefined : readEdition(canonical)
  if (canonical !== undefined && !edition) note('edition-malformed', PROOF_FILES.edition)
  const seal = jsonIn(folder, PROOF_FILES.seal, editionSealSchema, note)
  if (!edition || canonical === undefined) return { problems, edition, by: seal?.by, isFounderShown: false, shown: 0, stated: 0 }
  if (seal && !verifyStrictly(fromHex(seal.by), editionBytes(canonical), fromHex(seal.signature))) note('edition-signature', seal.by)
  const isFounderShown = seal !== undefined && checkFounding(seal, edition, note)
  checkTexts(folder, edition, note)
  const signOns = jsonIn(folder, PROOF_FILES.signOns, signOnsSchema, note)
  if (signOns) checkSignOns(signOns.signOns, edition, verifyStrictly, note)
  if (withDocuments) checkDocuments(folder, edition, note)
  checkSums(folder, edition, note)
  checkExtra(folder, edition, note)
  const signed = edition.answers.filter(({ basis }) => basis === 'explicit')
  const shown = signed.filter((answer) => answer.isShown).length
  return { problems, edition, by: seal?.by, isFounderShown, shown, stated: signed.length - shown }
}

function textIn(folder: ProofFolder, name: string, note: Note): string | undefined {
  const bytes = folder.get(name)
  if (!bytes) note('file-missing', name)
  try {
    return bytes && fromUtf8(bytes)
  } catch {
    note('file-unreadable', name)
    return undefined
  }
}

function jsonIn<T>(folder: ProofFolder, name: string, schema: z.ZodType<T>, note: Note): T | undefined {
  const text = textIn(folder, name, note)
  if (text === undefined) return undefined
  const parsed = schema.safeParse(parseJson(text))
  if (!parsed.success) note('file-unreadable', name)
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function checkFounding({ by, founding }: EditionSeal, { coalition }: Edition, note: Note): boolean {
  if (!founding) return false
  const { header } = founding
  const names = coalitionIdOf(header.device as DeviceId, utf8(founding.body)) === coalition
  const isFirst = header.seq === 1 && header.kind === KIND.membership && header.coalition === coalition && header.device === by
  const holds = names && isFirst && fitsItsHeader(founding) && isTrulySigned(founding, verifyStrictly)
  if (!holds) note('founding', header.coalition as CoalitionId)
  return holds
}

function checkTexts(folder: ProofFolder, edition: Edition, note: Note): void {
  for (const hash of hashesOf(edition)) {
    const name = textFileName(hash)
    const canonical = textIn(folder, name, note)
    if (canonical === undefined) continue
    if (closedTextHash(canonical) !== hash) note('text-changed', name)
    else if (!readClosedText(canonical)) note('text-malformed', name)
  }
}

/** Texts that the edition is made of. */
const hashesOf = ({ positions }: Edition): ReadonlySet<string> => new Set(positions.map(({ text }) => text))

function checkDocuments(folder: ProofFolder, { documents }: Edition, note: Note): void {
  for (const { name, sha256 } of documents) {
    const bytes = folder.get(`../${name}`)
    if (!bytes) note('document-missing', name)
    else if (documentSum(bytes) !== sha256) note('document-changed', name)
  }
}

function checkSums(folder: ProofFolder, { documents }: Edition, note: Note): void {
  const sums = textIn(folder, PROOF_FILES.sums, note)
  if (sums !== undefined && sums !== sumsOf(documents)) note('sums-changed', PROOF_FILES.sums)
}

function checkExtra(folder: ProofFolder, edition: Edition, note: Note): void {
  const known = new Set<string>([...Object.values(PROOF_FILES), ...[...hashesOf(edition)].map(textFileName)])
  for (const name of folder.keys()) if (!name.startsWith('../') && !known.has(name)) note('file-extra', name)
}
