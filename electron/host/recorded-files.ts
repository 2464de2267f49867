/** The folder of scans and mails of recorded answers, beside an edition's documents and never in its proof. SPEC rule ATTACH-4. */
import { utf8 } from '../../shared/bytes/hex.ts'
import { AppError } from '../../shared/errors.ts'
import { attachmentDocument } from '../../shared/signing/attachment.ts'
import type { Edition } from '../../shared/submission/edition.ts'
import { submissionWords } from '../../shared/submission/words.ts'
import type { EditionRecord } from '../core/submission/editions.ts'
import type { RecordedScan } from '../core/submission/recorded-scans.ts'
import type { OpenCoalition } from './open-coalition.ts'

/** What the files are found in. */
export type OpenScans = Pick<OpenCoalition, 'editions' | 'signing' | 'coalition' | 'bringing'>

/** The files by name, and how many were left out because a hidden organisation stands in them. */
export interface RecordedFiles {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly leftOut: number
}

/** An answer of the host is one frame, in base 64. */
const MOST_BYTES = 40 * 1024 * 1024

/**
 * Throws `no-right` for anyone but a coordinator, `not-found` while not all of them are here (they are asked for then, before texts), `too-large` for more than fit one answer.
 */
export function recordedFiles({ editions, signing, coalition, bringing }: OpenScans, record: EditionRecord): RecordedFiles {
  if (!coalition.isCoordinator()) throw new AppError('no-right', 'Only a coordinator puts scans of recorded answers beside the documents.')
  const scans = editions.scans(record.edition)
  if (scans.reduce((sum, { attachment }) => sum + attachment.bytes, 0) > MOST_BYTES)
    throw new AppError('too-large', 'These scans are too many for one folder. Save them one by one beside the answers.')
  const read = scans.map((scan) => ({ scan, file: signing.attachments.read(scan.attachment) }))
  const absent = read.filter(({ file }) => file === undefined)
  for (const { scan } of absent) bringing.show(attachmentDocument(scan.attachment.hash))()
  if (absent.length > 0)
    throw new AppError(
      'not-found',
      `${absent.length} of the scans have not come to this computer yet. They are asked for now: try again later.`,
    )
  const kept = read.flatMap(({ scan, file }) => (file && editions.isDiscreet(file) ? [{ scan, file }] : []))
  const files = kept.map(({ scan, file }) => [`${FOLDER}/${nameOf(scan)}`, file] as const)
  const list =
    kept.length === 0
      ? []
      : [
          [
            `${FOLDER}/list.txt`,
            utf8(
              listOf(
                record.edition,
                kept.map(({ scan }) => scan),
              ),
            ),
          ] as const,
        ]
  return { files: new Map([...files, ...list]), leftOut: read.length - kept.length }
}

const FOLDER = 'recorded'

const nameOf = ({ attachment: { hash, type } }: RecordedScan): string => `${hash}.${type}`

/** A line for each organisation and file: its positions, and the file by its SHA-256. */
function listOf({ language, title, edition }: Edition, scans: readonly RecordedScan[]): string {
  const lines = scans.flatMap((scan) =>
    scan.organisations.map(({ name, numbers }) => ({ name, line: `${name}\t${numbers.join(', ')}\t${nameOf(scan)}` })),
  )
  const sorted = lines.sort((a, b) => a.name.localeCompare(b.name) || (a.line < b.line ? -1 : 1)).map(({ line }) => line)
  return `${[`${title}, ${edition}`, submissionWords(language).recordedBy, '', ...sorted].join('\n')}\n`
}
