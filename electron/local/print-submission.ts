/** What a person reads on the terminal about the joint submission and its proof. Scripts use --json. */
import type { OutputOf } from '../../shared/api/contract.ts'
import { keyInGroups } from '../../shared/proof/check-page.ts'
import { checkWords } from '../../shared/proof/check-words.ts'
import type { ProofReport } from '../../shared/proof/report.ts'

type Edition = OutputOf<'submission.list'>[number]
type Sending = Edition['sendings'][number]
type Built = Omit<OutputOf<'submission.build'>, 'files'> & { readonly files: readonly string[] }

/** What `verify` answers. */
export interface ReportView {
  readonly holds: boolean
  readonly problems: readonly { readonly id: string; readonly code: string; readonly subject: string; readonly message: string }[]
  readonly edition: number | null
  readonly title: string | null
  /** Signed answers whose act is in the folder, and those for which the coordinator's word stands. */
  readonly signaturesShown: number
  readonly signaturesStated: number
  /** The coordinator's key, and whether the folder shows that it founded the coalition. */
  readonly coordinatorKey: string | null
  readonly isFounderShown: boolean
  /** What the folder cannot show, in sentences. */
  readonly notShown: readonly string[]
}

/** A report as `verify` answers it. */
export function reportView({ problems, edition, by, isFounderShown, shown, stated }: ProofReport): ReportView {
  const words = checkWords('en')
  return {
    holds: problems.length === 0,
    problems: problems.map(({ code, subject }, index) => ({ id: String(index + 1), code, subject, message: words.problems[code] })),
    edition: edition?.edition ?? null,
    title: edition?.title ?? null,
    signaturesShown: shown,
    signaturesStated: stated,
    coordinatorKey: by ?? null,
    isFounderShown,
    notShown: [
      words.notKeys,
      ...(stated > 0 ? [words.notStated] : []),
      words.notLater,
      words.notHidden,
      ...(isFounderShown ? [] : [words.notFounder]),
    ],
  }
}

const organisations = (count: number): string => `${count} ${count === 1 ? 'organisation' : 'organisations'}`

function whoLine({ named, hidden }: Edition): string {
  const parts = [
    [`signed`, named.signed, hidden.signed],
    ['recorded, not signed', named.recorded, hidden.recorded],
    ['counted by silence, not signed', named.silent, hidden.silent],
  ] as const
  return parts
    .filter(([, shown, unseen]) => shown + unseen > 0)
    .map(([what, shown, unseen]) => `${organisations(shown + unseen)} ${what}${unseen > 0 ? ` (${shown} named)` : ''}`)
    .join('; ')
}

/** Nothing is called sent on anybody's word but the coordinators'; a bounce means that it was not. */
function sendingLine({ id, channel, to, on, by, outcome }: Sending): string {
  const how = `${on}  ${channel} to ${to}, says ${by || 'a coordinator'}`
  if (!outcome) return `${how}; no receipt yet  ${id}`
  const { result, reference, on: day, note } = outcome
  const about = [day, reference, note].filter((part) => part !== '').join(', ')
  return `${how}; ${result === 'bounce' ? 'CAME BACK, NOT SENT' : 'receipt'}: ${about}  ${id}`
}

/** One function per answer; each returns text without a final line break. */
export const printSubmission = {
  built: ({ edition, code, isNew, words, wordLimit, files, scansLeftOut, ...rest }: Built): string => {
    const limit = wordLimit === null ? '' : ` of at most ${wordLimit}${words > wordLimit ? ': TOO MANY' : ''}`
    return [
      `Edition ${edition}, ${code}${isNew ? '' : ', built again'}: ${whoLine({ edition, code, ...rest }) || 'nobody signed yet'}.`,
      `${words} words${limit}.`,
      ...files,
      ...(scansLeftOut > 0
        ? [`${scansLeftOut} scan${scansLeftOut === 1 ? ' was' : 's were'} left out: an organisation that is not named stands in it.`]
        : []),
      'Anyone can check it: open proof/check.html, or run verify on the folder.',
    ].join('\n')
  },
  list: (editions: readonly Edition[]): string =>
    editions.length === 0
      ? 'No edition was made yet. A coordinator makes one with: submission build'
      : editions
          .map((one) =>
            [`Edition ${one.edition}  ${one.code}  ${one.day}  ${one.title}`, whoLine(one), ...one.sendings.map(sendingLine)].join(
              '\n    ',
            ),
          )
          .join('\n'),
  sending: sendingLine,
  marked: ({ hidden }: OutputOf<'organisation.hide'>): string =>
    hidden ? 'Documents count this organisation and do not name it.' : 'Editions made from now on name this organisation.',
  hidden: (rows: OutputOf<'organisation.hidden'>): string =>
    rows.length === 0 ? 'No organisation is hidden.' : rows.map(({ id, name }) => `${name}  ${id}`).join('\n'),
  verified: ({ holds, problems, edition, title, signaturesShown, signaturesStated, coordinatorKey, notShown }: ReportView): string =>
    [
      ...(title === null ? [] : [`Edition ${edition}: ${title}`]),
      ...(holds
        ? ['Everything holds: documents, texts, signatures, the edition and its check page.']
        : ['NOT what was handed out:', ...problems.map(({ message, subject }) => `  ${message}: ${subject}`)]),
      `Signatures shown: ${signaturesShown}. By the coordinator's word: ${signaturesStated}.`,
      ...(coordinatorKey === null ? [] : [`The coordinator's key: ${keyInGroups(coordinatorKey)}`]),
      'What this cannot show:',
      ...notShown.map((sentence) => `  ${sentence}`),
    ].join('\n'),
} as const
