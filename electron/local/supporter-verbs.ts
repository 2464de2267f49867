/** The command line's verbs about organisations that support from outside. */
import { type Command, Option } from 'commander'
import { decision } from '../../shared/api/calls/signing.ts'
import type { InputOf, OutputOf } from '../../shared/api/contract.ts'
import { attachedFile } from './attached-file.ts'
import type { VerbTools } from './verb-tools.ts'

interface RecordOptions {
  readonly version: readonly string[]
  readonly decision: InputOf<'supporters.record'>['answers'][number]['decision']
  readonly reservation?: string
  readonly on: string
  readonly source: string
  readonly country?: string
  readonly attach?: string
}

/** Adds them to the program. */
export function addSupporters(program: Command, { run, readFile }: VerbTools): void {
  const supporters = program.command('supporters').description('organisations that support from outside: recorded, never counted')
  supporters.command('list').action(() => run((client) => client.call('supporters.list', {}), printList))
  supporters
    .command('record <name>')
    .description('record what one of them said about closed texts (coordinators)')
    .requiredOption('--version <text>', 'a closed text, its hash or its code; several times for several', collect, [])
    .addOption(new Option('--decision <decision>').choices(decision.options).makeOptionMandatory())
    .option('--reservation <text>', 'what is excepted')
    .requiredOption('--on <date>', 'the day they gave it')
    .requiredOption('--source <text>', 'how it came')
    .option('--country <code>', 'such as KE')
    .option('--attach <file>', 'the scan or mail it came by: PDF, JPEG, PNG or .eml')
    .action(async (name: string, { version, country, reservation, attach, ...said }: RecordOptions) => {
      const attachment = await attachedFile(attach, readFile)
      const answers = version.map((text) => ({ text, ...said, ...(reservation !== undefined && { reservation }) }))
      return run(
        (client) => client.call('supporters.record', { name, answers, ...attachment, ...(country !== undefined && { country }) }),
        ({ recorded }) => `Recorded: ${recorded}. Never counted or shown as signed.`,
      )
    })
  supporters
    .command('rename <id> <name>')
    .description('another name, where it was misspelt or changed; editions made before keep theirs (coordinators)')
    .option('--country <code>', 'such as KE')
    .action((id: string, name: string, { country }: { country?: string }) =>
      run(
        (client) => client.call('supporters.rename', { id, name, ...(country !== undefined && { country }) }),
        (one) => printList([one]),
      ),
    )
  supporters
    .command('remove <id>')
    .description('take it off the list, with what was recorded of it; the reason stays (coordinators)')
    .requiredOption('--why <text>')
    .action((id: string, { why }: { why: string }) =>
      run(
        (client) => client.call('supporters.remove', { id, why }),
        () => 'It is on the list no more, and says why.',
      ),
    )
  supporters
    .command('import <file.csv>')
    .description('take a table of recorded answers, all of it or nothing (coordinators); without --take only say what it would do')
    .option('--take', 'take it', false)
    .action(async (path: string, { take }: { take: boolean }) => {
      const table = Buffer.from(await readFile(path)).toString('base64')
      await run((client) => client.call('supporters.import', { table, take }), printImport)
    })
}

const collect = (value: string, previous: string[]): string[] => [...previous, value]

const printList = (rows: OutputOf<'supporters.list'>): string =>
  rows.length === 0
    ? 'Nobody supports from outside yet.'
    : rows
        .map(({ id, name, country, before, removed }) => {
          const was = before.length > 0 ? ` (was: ${before.join(', ')})` : ''
          return `${[name, country].filter(Boolean).join(', ')}${was}  ${removed === null ? id : `taken off the list: ${removed}`}`
        })
        .join('\n')

function printImport({ lines, missing, refusal, taken }: OutputOf<'supporters.import'>): string {
  if (refusal !== null) return `This is no table that can be read: ${refusal.replaceAll('_', ' ')}.`
  if (missing.length > 0) return `The table lacks columns: ${missing.join(', ')}.`
  const shown = lines.map(({ line, organisation, code, decision: said, problem }) =>
    problem === null ? `line ${line}: ${organisation}, ${code}: ${said}` : `line ${line}: ${problem.replaceAll('-', ' ')}`,
  )
  return [...shown, taken ? 'All of it was recorded.' : 'Nothing was taken: this only says what it would do. Take it with --take.'].join(
    '\n',
  )
}
