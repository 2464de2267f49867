/** The command line's verb about the code name of one's own organisation. */
import type { Command } from 'commander'
import type { OutputOf } from '../../shared/api/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { VerbTools } from './verb-tools.ts'

interface CodeNameOptions {
  readonly realName?: string
  readonly end?: boolean
}

/** Adds it under `organisation`. */
export function addCodeName(organisation: Command, { run }: VerbTools): void {
  organisation
    .command('code-name [name]')
    .description(
      'your organisation at risk: members see the code name, only coordinators the real one; without a name it says which stand under one',
    )
    .option('--real-name <name>', 'sealed to the coordinators and to your own organisation’s computers')
    .option('--end', 'no code name any more: the real name stands in clear for all members')
    .action((name: string | undefined, { realName, end = false }: CodeNameOptions) => {
      if (end) return run((client) => client.call('organisation.end-code-name', {}), printEnded)
      if (name === undefined) return run(async (client) => listed(await client.call('organisations', {})), printList)
      return run((client) => client.call('organisation.code-name', { codeName: name, realName: stated(realName) }), printStated)
    })
}

function stated(realName: string | undefined): string {
  if (realName === undefined) throw new AppError('bad-input', 'Say the real name as well: --real-name NAME')
  return realName
}

type Listed = Pick<OutputOf<'organisations'>[number], 'id' | 'name' | 'realName' | 'isMine'>

const listed = (organisations: OutputOf<'organisations'>): Listed[] =>
  organisations.filter(({ isCodeName }) => isCodeName).map(({ id, name, realName, isMine }) => ({ id, name, realName, isMine }))

const printList = (rows: readonly Listed[]): string =>
  rows.length === 0
    ? 'No organisation stands under a code name.'
    : rows.map(({ id, name, realName }) => `${name}${realName === null ? '' : `  (real name: ${realName})`}  ${id}`).join('\n')

const printStated = ({ codeName, readers }: OutputOf<'organisation.code-name'>): string =>
  [
    `From now on members see “${codeName}”. ${readers} ${readers === 1 ? 'computer' : 'computers'} can read the real name: your organisation’s and the coordinators’.`,
    'Whoever saw the real name before keeps it: members, editions that were made, texts that name it.',
  ].join('\n')

const printEnded = ({ name }: OutputOf<'organisation.end-code-name'>): string => `From now on all members see “${name}”.`
