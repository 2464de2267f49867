/** Files of one format that word processors open: positions, and the joint submission. */
import type { ExportDocument } from '../../../shared/document/export-document.ts'
import type { Submission } from '../../../shared/submission/submission.ts'

/** Writes files without anything about this computer or its person in them. Equal input gives equal bytes. */
export interface DocumentWriter {
  /** One position or several. */
  readonly write: (document: ExportDocument) => Promise<Uint8Array>
  /** The joint submission: no comments, no tracked changes, no author in its properties. */
  readonly writeSubmission: (submission: Submission) => Promise<Uint8Array>
}
