/** The command line's verbs about what the government answered: the table that it fills in, reading it back, and who got no answer. */
import { type Command, InvalidArgumentError } from 'commander'
import type { InputOf, OutputOf } from '../../shared/api/contract.ts'
import { RESPONSE_RESULTS } from '../../shared/submission/response.ts'
import type { VerbTools } from './verb-tools.ts'

type Choice = NonNullable<InputOf<'responses.import'>['results']>[number]

/** Adds them below `submission`. */
export function addResponses(submission: Command, { run, readFile, saveFiles }: VerbTools): void {
  submission
    .command('responses')
    .description('what the government answered to each position of each edition')
    .action(() => run((client) => client.call('responses.list', {}), printResponses))
  submission
    .command('response-table')
    .description('the table in which the government answers, as a workbook')
    .requiredOption('--edition <number>')
    .requiredOption('--out <file.xlsx>')
    .action(({ edition, out }: { edition: string; out: string }) =>
      run(
        async (client) => ({ files: await saveFiles(out, [await client.call('responses.table', { edition })]) }),
        ({ files }) => files.join('\n'),
      ),
    )
  submission
    .command('import-responses <file>')
    .description('read that table back: .xlsx, .docx or a table as text; without --take only say what it would do (coordinators)')
    .requiredOption('--edition <number>')
    .option(
      '--result <number=result>',
      `what the words of a position's answer mean: ${RESPONSE_RESULTS.join(', ')}; several times for several`,
      choose,
      [],
    )
    .option('--take', 'keep it', false)
    .action(async (path: string, { edition, result, take }: { edition: string; result: Choice[]; take: boolean }) => {
      const file = Buffer.from(await readFile(path)).toString('base64')
      await run((client) => client.call('responses.import', { edition, file, results: result, take }), printReading)
    })
}

function choose(words: string, previous: Choice[]): Choice[] {
  const [, number = '', name = ''] = /^(\d+)=(\w+)$/.exec(words) ?? []
  const result = RESPONSE_RESULTS.find((one) => one === name)
  if (!result) throw new InvalidArgumentError('Say it as 3=rejected.')
  return [...previous, { number: Number(number), result }]
}

type Response = Pick<OutputOf<'responses.import'>['lines'][number], 'result' | 'words' | 'reason' | 'unit' | 'on'>

const said = ({ result, words, reason, unit, on }: Response): string =>
  [result?.replaceAll('_', ' ') ?? 'in its own words', words, reason, unit, on].filter((part) => part !== '').join(' | ')

const printResponses = (rows: OutputOf<'responses.list'>): string =>
  rows.length === 0
    ? 'No edition was made yet.'
    : rows
        .map(
          ({ edition, number, title, response }) => `edition ${edition}  ${number}. ${title}: ${response ? said(response) : 'no answer'}`,
        )
        .join('\n')

function printReading({ lines, missing, refusal, unanswered, kept }: OutputOf<'responses.import'>): string {
  if (refusal !== null) return `There is no table of responses that can be read: ${refusal.replaceAll('-', ' ')}.`
  if (missing.length > 0) return `The table lacks columns: ${missing.join(', ')}.`
  const shown = lines.map((line) =>
    line.problem === null
      ? `line ${line.line}: ${line.number} ${line.change}: ${said(line)}`
      : `line ${line.line}: ${line.problem.replaceAll('-', ' ')}: not taken`,
  )
  return [
    ...shown,
    ...(unanswered.length > 0 ? [`No answer to: ${unanswered.join(', ')}.`] : []),
    `Kept: ${kept}. With --take what is new or changed is kept; the same table again changes nothing.`,
  ].join('\n')
}
