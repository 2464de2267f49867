/** What a person reads on the terminal about closed texts and sign-ons. Scripts use --json. */
import type { OutputOf } from '../../shared/api/contract.ts'
import { clockIn } from '../../shared/signing/time-zone.ts'

type Matrix = OutputOf<'signons.matrix'>
type CellState = Matrix['organisations'][number]['cells'][number]['state']

const MARKS: { readonly [S in CellState]: string } = {
  signed: 'signed',
  'signed-except': 'signed, except',
  'no-side': 'takes no side',
  declined: 'does not sign',
  withdrawn: 'took its signature back',
  'ruled-out': 'late, does not count',
  'kept-earlier': 'keeps the earlier text',
  discussing: 'discussing',
  recorded: 'recorded by the coordinator',
  silence: 'counted by silence',
  earlier: 'signed an earlier text',
  owes: 'owes an answer',
  'not-reached': 'not reached',
  'not-open': '–',
  'not-asked': 'nothing recorded',
}
const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** That an answer came late, and what a coordinator ruled. */
const lateWords = (late: Matrix['organisations'][number]['cells'][number]['late']): string =>
  late === null
    ? ''
    : late.ruling === null
      ? ', late: not ruled upon yet'
      : `, late: ${late.ruling.counts ? 'counts' : 'does not count'}, ${late.ruling.why}`

const leftOut = (names: readonly string[]): readonly string[] =>
  names.length > 0 ? [`Left out, because nothing shows that the text is there: ${names.join(', ')}.`] : []

/** One function per answer; each returns text without a final line break. */
export const printSigning = {
  staged: ({ position, stage }: OutputOf<'position.stage'>): string => `Position ${position} is now in: ${stage}.`,
  deadline: ({ position, stage, deadline }: OutputOf<'position.deadline'>): string =>
    deadline === null
      ? `Position ${position} has no deadline now.`
      : `Position ${position} is in ${stage} until ${clockIn(deadline.zone, deadline.at).replace('T', ' ')} ${deadline.zone}. A coordinator moves it on; nothing happens by the clock.`,
  attachment: ({ files }: { readonly files: readonly string[] }): string =>
    files[0] ?? 'Not all of it is here yet. It is asked for now: try again when a member is connected.',
  sheet: ({ files }: { readonly files: readonly string[] }): string => `Open it in a browser and print it: ${files.join(', ')}`,
  closed: ({ number, code, hash }: OutputOf<'text.close'>): string =>
    `Text ${number} is closed: ${code}\n${hash}\nOrganisations sign exactly this text. Next: endorse --version ${code}`,
  texts: (rows: OutputOf<'text.list'>['texts']): string =>
    rows.length === 0
      ? 'Nothing was closed yet.'
      : rows
          .map(({ number, code, closedAt, by, note, isInForce }) =>
            [
              `text ${number}  ${code}  closed ${day(closedAt)}`,
              by ? ` by ${by}` : '',
              isInForce ? '  (in force)' : '',
              note ? `\n    ${note}` : '',
            ].join(''),
          )
          .join('\n'),
  text: ({ code, number, title, ask, text, markdown, canonical, body }: OutputOf<'text.show'>): string => {
    if (canonical !== undefined) return canonical
    const content = text ?? markdown ?? JSON.stringify(body, null, 2)
    return [`Text ${number}, ${code}`, title, ...(ask ? [`What we ask: ${ask}`] : []), '', content].join('\n')
  },
  comparison: ({ paragraphs, wordsAdded, wordsRemoved }: OutputOf<'text.compare'>): string => {
    const shown = paragraphs.filter(({ change }) => change !== 'same')
    if (shown.length === 0) return 'The words are the same.'
    const marked = shown.map(({ parts }) =>
      parts.map(({ change, text }) => (change === 'same' ? text : change === 'added' ? `{+${text}+}` : `[-${text}-]`)).join(''),
    )
    return [`${wordsAdded} words added, ${wordsRemoved} taken out:`, ...marked].join('\n')
  },
  answered: ({ answered }: OutputOf<'signons.sign'>): string =>
    `Your organisation’s answer to ${answered === 1 ? 'one text is' : `${answered} texts is`} signed.`,
  recorded: ({ recorded }: OutputOf<'signons.record'>): string =>
    `${recorded === 1 ? 'One answer is' : `${recorded} answers are`} recorded. Recorded is never shown as signed.`,
  announced: ({ organisations, notReached }: OutputOf<'signons.announce-silence'>): string =>
    [`Announced to ${organisations === 1 ? 'one organisation' : `${organisations} organisations`}.`, ...leftOut(notReached)].join('\n'),
  counted: ({ organisations, notReached }: OutputOf<'signons.count-silence'>): string =>
    [`Counted by silence: ${organisations}. Silence is never shown as signed.`, ...leftOut(notReached)].join('\n'),
  matrix: ({ positions, organisations }: Matrix): string => {
    if (positions.length === 0) return 'No text was closed yet. A coordinator closes one with: version freeze POSITION'
    return positions
      .map(({ number, title, text }, column) => {
        const rows = organisations.map(({ name, hasLeft, cells }) => {
          const cell = cells[column]
          const about = cell?.state === 'earlier' && cell.textNumber !== null ? ` (text ${cell.textNumber})` : ''
          return `  ${name || '(name not received yet)'}${hasLeft ? ', no longer a member' : ''}: ${cell ? MARKS[cell.state] : ''}${about}${lateWords(cell?.late ?? null)}`
        })
        return [`${number ?? '–'}  ${title}${text ? `, text ${text.number} ${text.code}` : ', open for writing'}`, ...rows].join('\n')
      })
      .join('\n')
  },
} as const
