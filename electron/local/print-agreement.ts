/** What a person reads on the terminal about agreement. Scripts use --json. */
import type { OutputOf } from '../../shared/api/contract.ts'

type Rule = Omit<OutputOf<'agreement.rule'>, 'isStated'>
type Outcome = OutputOf<'agreement.outcomes'>[number]

function ruleWords({ count, share, silenceCounts, recordedCounts }: Rule): string {
  const needs = count === null ? `${Math.round((share ?? 0) * 1000) / 10} % of those asked` : `${count} organisations`
  return `${needs}; silence ${silenceCounts ? 'counts' : 'does not count'}, recorded answers ${recordedCounts ? 'count' : 'do not count'}`
}

const WORDS = { met: 'met', 'not-met': 'not met', undetermined: 'cannot say yet' } as const

const outcomeWords = ({ number, title, text, agreement, yes, asked, needed, rule, words, at, by }: Outcome): string =>
  [
    `${number ?? '–'}  ${title}, text ${text.number ?? '?'} ${text.code}: ${WORDS[agreement]} (${yes} of ${asked}, needs ${needed})`,
    `    ${words}`,
    `    ${ruleWords(rule)}; frozen ${new Date(at).toISOString().slice(0, 10)}${by ? ` by ${by}` : ''}`,
  ].join('\n')

/** One function per answer; each returns text without a final line break. */
export const printAgreement = {
  rule: ({ isStated, ...rule }: OutputOf<'agreement.rule'>): string => `${ruleWords(rule)}.${isStated ? '' : ' Nobody stated a rule yet.'}`,
  texts: (rows: OutputOf<'agreement.texts'>): string =>
    rows.length === 0
      ? 'No text is in force.'
      : rows
          .map(({ number, title, agreement, yes, needed, asked, notHeard }) => {
            const names = notHeard.map((name) => name || '(name not received yet)').join(', ')
            const open = agreement === 'undetermined' ? `${WORDS[agreement]}, not heard from ${names}` : WORDS[agreement]
            return `${number ?? '–'}  ${title}: ${open} (${yes} of ${asked}, needs ${needed})`
          })
          .join('\n'),
  frozen: (outcome: Outcome): string => `Frozen.\n${outcomeWords(outcome)}`,
  outcomes: (rows: readonly Outcome[]): string => (rows.length === 0 ? 'Nothing was frozen yet.' : rows.map(outcomeWords).join('\n')),
} as const
