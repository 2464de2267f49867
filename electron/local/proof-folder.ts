/** A proof folder on disk: reading it within bounds, and checking it together with its documents and its check page. SPEC rules PROOF-5, PROOF-7. */
import { existsSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { fromUtf8, utf8 } from '../../shared/bytes/hex.ts'
import { AppError } from '../../shared/errors.ts'
import { checkPage } from '../../shared/proof/check-page.ts'
import { PROOF_FILES, proofFileNames, textFileName } from '../../shared/proof/proof-files.ts'
import type { Problem, ProofReport } from '../../shared/proof/report.ts'
import { verifyProof } from '../../shared/proof/verify-proof.ts'
import type { ClosedHash } from '../../shared/signing/closed-text.ts'
import { readClosedText } from '../../shared/signing/closed-text.ts'
import { readEdition } from '../../shared/submission/edition.ts'
import { loadCheckScript } from '../adapters/pages/check-script.ts'

const MOST_FILES = 5000
const MOST_BYTES = 64 * 1024 * 1024

/** Checks the folder at `path`, or the folder `proof` in it. Throws `not-found` where there is none, `too-large`. */
export async function checkProofFolder(path: string): Promise<ProofReport> {
  const inside = join(resolve(path), 'proof')
  const folder = existsSync(inside) ? inside : resolve(path)
  if (!existsSync(join(folder, PROOF_FILES.edition)))
    throw new AppError('not-found', `There is no proof folder at ${path}: it would hold ${PROOF_FILES.edition}.`)
  const files = await readAll(folder)
  await addDocuments(files, folder)
  const report = verifyProof(files, { withDocuments: true })
  const problems = [...report.problems, ...(await pageProblems(files, report))]
  return { ...report, problems }
}

async function readAll(folder: string): Promise<Map<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name))
  if (paths.length > MOST_FILES) throw new AppError('too-large', 'There are more files in this folder than any proof has.')
  const files = new Map<string, Uint8Array>()
  for (const path of paths) files.set(relative(folder, path).split(sep).join('/'), await readBounded(path))
  return files
}

async function addDocuments(files: Map<string, Uint8Array>, folder: string): Promise<void> {
  const canonical = files.get(PROOF_FILES.edition)
  const edition = canonical && readEdition(textOr('', canonical))
  for (const { name } of edition?.documents ?? []) {
    const path = join(dirname(folder), basename(name))
    if (existsSync(path)) files.set(`../${name}`, await readBounded(path))
  }
}

async function readBounded(path: string): Promise<Uint8Array> {
  const found = await stat(path)
  if (!found.isFile() || found.size > MOST_BYTES) throw new AppError('too-large', `${path} is no file that belongs to a proof.`)
  return new Uint8Array(await readFile(path))
}

/** The page is compared with the one that this program writes: a page that is something else may say anything. */
async function pageProblems(
  files: ReadonlyMap<string, Uint8Array>,
  { edition, by, isFounderShown }: ProofReport,
): Promise<readonly Problem[]> {
  const held = files.get(PROOF_FILES.page)
  if (!held) return [{ code: 'file-missing', subject: PROOF_FILES.page }]
  const closed = (edition?.positions ?? []).flatMap(({ text }) => {
    const read = readClosedText(textOr('', files.get(textFileName(text))))
    return read ? [[text as ClosedHash, read] as const] : []
  })
  // What the page is made of is itself damaged, which has been said.
  if (!edition || by === undefined || closed.length < edition.positions.length) return []
  const carried = new Map(proofFileNames(edition).map((name) => [name, textOr('', files.get(name))]))
  const page = checkPage({ edition, texts: new Map(closed), files: carried, by, isFounderShown, script: await loadCheckScript() })
  return Buffer.from(utf8(page)).equals(held) ? [] : [{ code: 'page-changed', subject: PROOF_FILES.page }]
}

function textOr(otherwise: string, bytes: Uint8Array | undefined): string {
  try {
    return bytes ? fromUtf8(bytes) : otherwise
  } catch {
    // Not text: the check itself says so.
    return otherwise
  }
}
