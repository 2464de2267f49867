/** Scans and mails of the recorded answers that an edition prints, for those who want them beside its documents. SPEC rule ATTACH-4. */
import { z } from 'zod'
import type { OrganisationId } from '../../../shared/ids.ts'
import { answerOfRecord } from '../../../shared/record/field-rights.ts'
import { type Attachment, attachment } from '../../../shared/signing/attachment.ts'
import type { ClosedHash } from '../../../shared/signing/closed-text.ts'
import type { Edition } from '../../../shared/submission/edition.ts'
import type { RecordView } from '../replica/records.ts'

/** One file, and the answers that came by it. */
export interface RecordedScan {
  readonly attachment: Attachment
  /** By name as the edition prints it, each with the numbers of its positions. */
  readonly organisations: readonly { readonly name: string; readonly numbers: readonly number[] }[]
}

/**
 * The files of answers that the edition prints as recorded, by SHA-256, as the records of kind `answer` name them now. None that any record names beside an answer of somebody
 * whom the edition does not name or who is hidden: one mail may speak for several.
 */
export function recordedScans(
  edition: Edition,
  records: readonly RecordView[],
  hidden: ReadonlySet<OrganisationId>,
): readonly RecordedScan[] {
  const names = new Map(edition.organisations.map(({ id, name }) => [id, name]))
  const recorded = edition.answers.filter(({ basis }) => basis === 'recorded')
  const printed = new Set(recorded.map(({ organisation, text }) => `${organisation} ${text}`))
  const numbers = new Map(edition.positions.map(({ text, number }) => [text, number]))
  const isPublic = ({ organisation }: Named): boolean => names.has(organisation) && !hidden.has(organisation)
  const byFile = Map.groupBy(records.flatMap(namedIn), ({ file }) => file.hash)
  const files = [...byFile.values()].sort(([a], [b]) => ((a?.file.hash ?? '') < (b?.file.hash ?? '') ? -1 : 1))
  return files.flatMap((all): readonly RecordedScan[] => {
    const shown = all.filter(({ organisation, text }) => printed.has(`${organisation} ${text}`))
    const [first] = shown
    if (!first || !all.every(isPublic)) return []
    const organisations = [...Map.groupBy(shown, ({ organisation }) => organisation)].map(([id, theirs]) => ({
      name: names.get(id) ?? '',
      numbers: theirs.map(({ text }) => numbers.get(text) ?? 0).sort((a, b) => a - b),
    }))
    return [{ attachment: first.file, organisations: organisations.sort((a, b) => a.name.localeCompare(b.name)) }]
  })
}

interface Named {
  readonly organisation: OrganisationId
  readonly text: ClosedHash
  readonly file: Attachment
}

const stated = z.object({ text: z.string(), attachment })

/** Also where the organisation answered itself since. */
function namedIn({ id, fields }: RecordView): readonly Named[] {
  const subject = answerOfRecord(id)
  const parsed = stated.safeParse(fields['recorded'])
  return subject && parsed.success
    ? [{ organisation: subject.organisation, text: parsed.data.text as ClosedHash, file: parsed.data.attachment }]
    : []
}
