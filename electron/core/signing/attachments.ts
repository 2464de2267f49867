/** Scans and mails beside recorded answers: each is a document of its own, so that on a poor line it comes by need. SPEC rules ATTACH-1 to ATTACH-3. */
import { AppError } from '../../../shared/errors.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import { type Attachment, attachmentDocument, attachmentEdits, attachmentOf, readAttachment } from '../../../shared/signing/attachment.ts'
import { editCopy } from '../position/positions.ts'
import type { OpenDocument } from '../replica/documents.ts'
import type { Replica } from '../replica/replica.ts'

/** See the head of this file. */
export interface Attachments {
  /** Puts a file into the record; the same file again changes nothing. Throws `no-right` for anyone but a coordinator, `bad-input` for a file that is not taken. */
  readonly keep: (name: string, file: Uint8Array) => Attachment
  /** The file; undefined while not all of it is here, or where what is here is another. */
  readonly read: (attachment: Attachment) => Uint8Array | undefined
}

/** Attachments over a replica. `isCoordinator` speaks of this computer. */
export function openAttachments({
  replica,
  isCoordinator,
}: {
  readonly replica: Replica
  readonly isCoordinator: () => boolean
}): Attachments {
  const withDocument = <T>(document: DocumentId, use: (opened: OpenDocument) => T): T => {
    const opened = replica.documents.open(document)
    try {
      return use(opened)
    } finally {
      opened.close()
    }
  }
  const read: Attachments['read'] = (attachment) =>
    withDocument(attachmentDocument(attachment.hash), (opened) => opened.read((doc) => readAttachment(doc, attachment)))
  const keep: Attachments['keep'] = (name, file) => {
    if (!isCoordinator()) throw new AppError('no-right', 'Only a coordinator records answers that came another way.')
    const attachment = attachmentOf(name, file)
    if (!attachment) throw new AppError('bad-input', 'Attach a PDF, a JPEG or PNG picture, or a mail (.eml), of 4 MB at most.')
    if (read(attachment)) return attachment
    const document = attachmentDocument(attachment.hash)
    withDocument(document, (opened) => {
      for (const edit of attachmentEdits(file)) editCopy(opened, edit)
    })
    replica.documents.share(document)
    return attachment
  }
  return { keep, read }
}
