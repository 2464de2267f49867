/** The command line's verbs: how words and options become one call each, and what a person reads of the answer. */

import { type Command, Option } from 'commander'
import { AppError } from '../../shared/errors.ts'
import { addBringingVerbs } from './bringing-verbs.ts'
import { addCoalitionVerbs } from './coalition-verbs.ts'
import { addCodeVerbs } from './code-verbs.ts'
import { addComputerVerbs } from './computer-verbs.ts'
import { addEnvelopeVerbs } from './envelope-verbs.ts'
import { addFolderVerbs } from './folder-verbs.ts'
import { addInspectionVerbs } from './inspection-verbs.ts'
import { addMemberVerbs } from './member-verbs.ts'
import { addNetworkVerbs } from './network-verbs.ts'
import { print } from './print.ts'
import { addSigningVerbs } from './signing-verbs.ts'
import { addSubmissionVerbs } from './submission-verbs.ts'
import type { PeerOptions, VerbTools } from './verb-tools.ts'

/** Adds every verb to the program. */
export function addVerbs(program: Command, tools: VerbTools): void {
  addProfile(program, tools)
  addCoalitionVerbs(program, tools)
  addMemberVerbs(program, tools)
  addComputerVerbs(program, tools)
  addEnvelopeVerbs(program, tools)
  addPlan(program, tools)
  addPosition(program, tools)
  addSigningVerbs(program, tools)
  addSubmissionVerbs(program, tools)
  addFolderVerbs(program, tools)
  addCodeVerbs(program, tools)
  addNetworkVerbs(program, tools)
  addPeer(program, tools)
  addBringingVerbs(program, tools)
  addInspectionVerbs(program, tools)
}

function addProfile(program: Command, { createProfile, run }: VerbTools): void {
  const profile = program.command('profile').description('you, on this computer')
  profile
    .command('create')
    .description('make a new profile; with CHORUS_PASSPHRASE set it is protected by that passphrase')
    .requiredOption('--person <name>', 'your name; initials or a function will do')
    .action(({ person }: { person: string }) => createProfile(person))
  profile
    .command('show')
    .description('whose profile it is and which coalition it belongs to')
    .action(() => run((client) => client.call('profile.show', {}), print.profile))
}

function addPlan(program: Command, { run, readFile, saveSamplePlan }: VerbTools): void {
  const plan = program.command('plan').description('the government’s plan')
  plan
    .command('sample <file>')
    .description('writes the plan of an invented country, in OGP’s own columns, for trying Chorus; replaces nothing')
    .action((file: string) => saveSamplePlan(file))
  plan
    .command('import <file>')
    .description('a table (CSV in any common form) or a .txt with numbered lines; importing again updates')
    .option('--map <field=column>', 'which column states a field; an empty column leaves it out', collectPair, {})
    .option('--preview', 'only say what would change', false)
    .action(async (file: string, { map, preview }: { map: Record<string, string | null>; preview: boolean }) => {
      const bytes = await readFile(file)
      const isText = /\.(txt|md)$/i.test(file)
      const source = isText ? { text: Buffer.from(bytes).toString('utf8') } : { table: Buffer.from(bytes).toString('base64') }
      await run((client) => client.call('plan.import', { ...source, map, preview }), print.imported)
    })
  program
    .command('commitments')
    .description('the plan’s commitments and their milestones')
    .action(() => run((client) => client.call('commitments', {}), print.commitments))
}

function addPosition(program: Command, { run, readFile }: VerbTools): void {
  const position = program.command('position').description('joint positions')
  position
    .command('create')
    .requiredOption('--title <title>')
    .option('--commitment <id>', 'the commitment it is about: its id or the plan’s own number')
    .option('--ask <sentence>', 'what we ask, in one sentence')
    .action((options: { title: string; commitment?: string; ask?: string }) =>
      run((client) => client.call('position.create', options), print.positionCreated),
    )
  position
    .command('number <id> [number]')
    .description('give a position its number (coordinators)')
    .action((id: string, number?: string) =>
      run((client) => client.call('position.number', { id, ...(number ? { number: Number(number) } : {}) }), print.positionCreated),
    )
  position
    .command('language <id> [tag]')
    .description('say in which language the text is written, such as fr; without a tag nothing is said')
    .action((id: string, tag?: string) =>
      run((client) => client.call('position.update', { id, language: tag ?? null }), print.positionLanguage),
    )
  position.command('list').action(() => run((client) => client.call('position.list', {}), print.positions))
  position
    .command('show <id>')
    .addOption(new Option('--format <format>').choices(['text', 'markdown', 'json']).default('text'))
    .action((id: string, { format }: { format: 'text' | 'markdown' | 'json' }) =>
      run((client) => client.call('position.show', { id, format }), print.position),
    )
  position
    .command('write <id>')
    .option('--append <text>', 'add paragraphs at the end')
    .option('--from <file.md>', 'make the text say what this Markdown file says, changing only what differs')
    .action(async (id: string, { append, from }: { append?: string; from?: string }) => {
      if ((append === undefined) === (from === undefined)) throw new AppError('bad-input', 'Give either --append or --from.')
      const text = from === undefined ? { append: append ?? '' } : { markdown: Buffer.from(await readFile(from)).toString('utf8') }
      await run((client) => client.call('position.write', { id, ...text }), print.written)
    })
  program
    .command('search <words...>')
    .description('find words in the texts of all positions')
    .action((words: string[]) => run((client) => client.call('search', { words: words.join(' ') }), print.hits))
}

function addPeer(program: Command, { runPeer }: VerbTools): void {
  program
    .command('peer')
    .description('keep this profile open without a page: it receives, keeps and passes on')
    .option('--listen <host:port>', 'accept other computers here')
    .option('--connect <host:port>', 'reach this computer', collect, [])
    .option('--lan', 'find members on the local network; others there can see that a Chorus is at this address')
    .option('--until-idle <seconds>', 'stop when everything is exchanged and nothing happened for so long', Number)
    .action((options: PeerOptions) => runPeer(options))
}

const collect = (value: string, previous: string[]): string[] => [...previous, value]

function collectPair(pair: string, previous: Record<string, string | null>): Record<string, string | null> {
  const at = pair.indexOf('=')
  if (at < 1) throw new AppError('bad-input', `--map wants field=column, not "${pair}".`)
  return { ...previous, [pair.slice(0, at)]: pair.slice(at + 1) || null }
}
