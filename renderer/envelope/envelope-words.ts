/** What is said of an envelope, decided without a page: what it adds, why it is not taken and what to do then. */
import type { OutputOf } from '../../shared/api/contract.ts'
import type { MessageId } from '../messages/catalogues.ts'

/** An envelope as the host shows it. */
export type EnvelopeView = OutputOf<'envelope.import'>['envelopes'][number]

/** A message and what stands in it. */
export interface Words {
  readonly id: MessageId
  readonly values?: Readonly<Record<string, string | number>>
}

/** The things an envelope adds, as parts of one sentence, the weightiest first; nothing where nothing of it is new. */
export function addedParts({ adds }: Pick<EnvelopeView, 'adds'>): readonly Words[] {
  const { edits, remarks, closings, answers, members, changes } = adds
  const positions = adds.positions.filter((position) => position.edits > 0).length
  const parts: readonly (Words & { readonly count: number })[] = [
    { id: 'envelope.part.edits', count: edits, values: { edits, positions } },
    { id: 'envelope.part.remarks', count: remarks, values: { count: remarks } },
    { id: 'envelope.part.closings', count: closings, values: { count: closings } },
    { id: 'envelope.part.answers', count: answers, values: { count: answers } },
    { id: 'envelope.part.members', count: members, values: { count: members } },
    { id: 'envelope.part.changes', count: changes, values: { count: changes } },
  ]
  return parts.filter(({ count }) => count > 0).map(({ id, values }) => (values ? { id, values } : { id }))
}

/** Sentences beside what it adds. */
export function sideSentences({ had, waiting, isRestored, adds, refused }: EnvelopeView): readonly Words[] {
  if (refused !== null) return []
  const isNew = addedParts({ adds }).length > 0
  return [
    ...(isNew && had > 0 ? [{ id: 'envelope.had', values: { count: had } } as const] : []),
    ...(waiting > 0 ? [{ id: 'envelope.waiting', values: { count: waiting } } as const] : []),
    ...(isRestored ? [{ id: 'envelope.restored' } as const] : []),
  ]
}

/** Why it is not taken, and the next step. `names` are those of the parts that are missing. */
export function refusalWords(
  { refused, parts, missingParts, writer, coalitionName }: EnvelopeView,
  somebody: string,
): { readonly title: Words; readonly next: Words } | undefined {
  if (refused === null) return undefined
  const name = writer?.name || somebody
  if (refused === 'part-missing') {
    const values = { missing: missingParts.length, parts: parts ?? 0, numbers: missingParts.join(', ') }
    return { title: { id: 'envelope.refused.part-missing', values }, next: { id: 'envelope.refused.part-missing.next' } }
  }
  const values = { name, coalition: coalitionName ?? '' }
  return { title: { id: `envelope.refused.${refused}`, values }, next: { id: `envelope.refused.${refused}.next`, values } }
}

/** Whether there is something to take: neither refused nor one's own request. */
export const isTakeable = ({ refused, request }: EnvelopeView): boolean =>
  refused === null && request?.state !== 'mine' && request?.state !== 'let-in'

/** What the button that takes envelopes says. */
export function takeWords(views: readonly EnvelopeView[]): Words | undefined {
  const takeable = views.filter(isTakeable)
  if (takeable.length === 0) return undefined
  if (takeable.every(({ request }) => request)) return { id: 'envelope.take.request', values: { count: takeable.length } }
  return { id: 'envelope.take', values: { count: takeable.length } }
}
