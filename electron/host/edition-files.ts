/** The files of an edition: documents for people, and the proof folder beside them. */
import { utf8 } from '../../shared/bytes/hex.ts'
import { checkPage } from '../../shared/proof/check-page.ts'
import { documentSum, PROOF_FILES } from '../../shared/proof/proof-files.ts'
import { verifyProof } from '../../shared/proof/verify-proof.ts'
import type { Edition, EditionContent } from '../../shared/submission/edition.ts'
import type { TextsByHash } from '../../shared/submission/section-input.ts'
import { submissionOf } from '../../shared/submission/submission.ts'
import { submissionHtml } from '../../shared/submission/submission-html.ts'
import { submissionMarkdown } from '../../shared/submission/submission-markdown.ts'
import type { DocumentWriter } from '../core/ports/document-writer.ts'
import type { EditionRecord, Editions } from '../core/submission/editions.ts'
import type { HostState } from './host-state.ts'
import type { OpenCoalition } from './open-coalition.ts'

/** What answers about editions need of a coalition. */
export type OpenEditions = Pick<OpenCoalition, 'editions' | 'positions' | 'coalition' | 'codeNames' | 'signing' | 'bringing'>

/** Bytes by name. */
type Files = ReadonlyMap<string, Uint8Array>

/** What writes files for word processors. */
export interface DocumentWriters {
  readonly word: DocumentWriter
  readonly openDocument: DocumentWriter
}

/** The documents of an edition, those alone that it names where it was made before: equal editions give equal bytes. SPEC rule SUB-5. */
export async function buildDocuments(
  { word, openDocument }: DocumentWriters,
  edition: EditionContent | Edition,
  texts: TextsByHash,
): Promise<Files> {
  const submission = submissionOf(edition, texts)
  const makers: Readonly<Record<string, () => Uint8Array | Promise<Uint8Array>>> = {
    docx: () => word.writeSubmission(submission),
    odt: () => openDocument.writeSubmission(submission),
    html: () => utf8(submissionHtml(submission)),
    md: () => utf8(submissionMarkdown(submission)),
  }
  const stated = 'documents' in edition ? new Set(edition.documents.map(({ name }) => name)) : undefined
  const files = new Map<string, Uint8Array>()
  for (const [ending, make] of Object.entries(makers)) {
    const name = `submission-${edition.edition}.${ending}`
    if (stated?.has(name) ?? true) files.set(name, await make())
  }
  return files
}

/** Names and checksums as an edition states them. */
export const documentsOf = (files: Files): Edition['documents'] => [...files].map(([name, bytes]) => ({ name, sha256: documentSum(bytes) }))

/** The proof folder, with its check page. */
export async function proofOf(
  host: Pick<HostState, 'checkScript'>,
  editions: Editions,
  record: EditionRecord,
  texts: TextsByHash,
): Promise<Files> {
  const files = editions.proof(record)
  const bytes = new Map([...files].map(([name, text]) => [name, utf8(text)]))
  const { problems, isFounderShown } = verifyProof(bytes, { withDocuments: false })
  if (problems.some(({ code }) => code !== 'file-missing')) throw new Error(`the proof does not hold: ${JSON.stringify(problems)}`)
  const { edition, by } = record
  const page = checkPage({ edition, texts, files, by, isFounderShown, script: await host.checkScript() })
  return new Map([...bytes, [PROOF_FILES.page, utf8(page)]].map(([name, content]) => [`proof/${name as string}`, content as Uint8Array]))
}
