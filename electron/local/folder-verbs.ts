/** The command line's verbs about folders that members share. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { OutputOf } from '../../shared/api/contract.ts'
import type { MailboxOptions } from './mailbox.ts'
import type { VerbTools } from './verb-tools.ts'

type FolderView = OutputOf<'folder.list'>[number]

/** Adds them to the program. */
export function addFolderVerbs(program: Command, { run, runMailbox }: VerbTools): void {
  addMailbox(program, runMailbox)
  const folder = program
    .command('folder')
    .description('a folder that members share (synchronised by any service, on a network drive, or on a stick), or a mailbox by its URL')
  folder
    .command('add <directory-or-url>')
    .description('use a folder from now on: sealed files go there, and those of others are read')
    .action((directory: string) => run((client) => client.call('folder.add', { path: placeOf(directory) }), printOne))
  folder.command('list').action(() => run((client) => client.call('folder.list', {}), printAll))
  folder
    .command('remove <directory-or-url>')
    .description('use it no more; this computer’s files are removed from it')
    .action((directory: string) => run((client) => client.call('folder.remove', { path: placeOf(directory) }), printAll))
  folder
    .command('look')
    .description('read and write all of them now')
    .action(() => run((client) => client.call('folder.look', {}), printAll))
}

function addMailbox(program: Command, runMailbox: VerbTools['runMailbox']): void {
  program
    .command('mailbox')
    .description('be a mailbox: keep closed envelopes that members leave for each other, and that nobody can open here')
    .requiredOption('--listen <host:port>', 'where it is reached; put TLS before it where that is the internet')
    .requiredOption('--dir <directory>', 'where it keeps them')
    .option('--quota-mb <megabytes>', 'how much it keeps altogether', Number, 1024)
    .option('--keep-days <days>', 'how long it keeps what nobody renews', Number, 90)
    .action((options: MailboxOptions) => runMailbox(options))
}

const placeOf = (given: string): string => (/^https?:/i.test(given) ? given : resolve(given))

const printAll = (rows: readonly FolderView[]): string => (rows.length === 0 ? 'No folder is used.' : rows.map(printOne).join('\n'))

function printOne({ path, problem, readAt, wroteAt, unusable }: FolderView): string {
  const when = (at: number | null): string => (at === null ? 'never' : new Date(at).toISOString())
  const lines = [path, problem ? `  ${problem}` : `  last read ${when(readAt)}, last written ${when(wroteAt)}`]
  if (unusable > 0) lines.push(`  ${unusable} ${unusable === 1 ? 'file' : 'files'} in it cannot be used yet: half copied, or damaged`)
  return lines.join('\n')
}
