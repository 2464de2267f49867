/** The command line's verbs about one's own computers, and those of others for coordinators: another one, which there are, taking one away. */
import { type Command, Option } from 'commander'
import type { OutputOf } from '../../shared/api/contract.ts'
import type { VerbTools } from './verb-tools.ts'

/** Adds them to the program. */
export function addComputerVerbs(program: Command, { run }: VerbTools): void {
  const computer = program.command('computer').description('the computers on which one person uses Chorus')
  computer
    .command('invite')
    .description('a code for another computer of yours; see what it shows and let it in: coalition requests')
    .option('--expires-hours <hours>', 'how long the code is good for', Number, 48)
    .action(({ expiresHours }: { expiresHours: number }) =>
      run(async (client) => {
        const invited = await client.call('computer.invite', { expiresHours })
        return { ...invited, addresses: (await client.call('network', {})).ownAddresses }
      }, printInvited),
    )
  computer
    .command('list [member]')
    .description('your computers, or those of a member')
    .action((member?: string) =>
      run(
        (client) => client.call('computers', member === undefined ? {} : { member }),
        (rows) => rows.map(printComputer).join('\n'),
      ),
    )
  computer
    .command('remove <id>')
    .description('take a lost computer from its person, who stays; without --yes it only says what it keeps')
    .addOption(new Option('--yes', 'remove it now'))
    .action((id: string, { yes = false }: { yes?: boolean }) =>
      run(async (client) => {
        const holds = await client.call('computer.holds', { id })
        return { ...holds, removed: yes ? await client.call('computer.remove', { id }) : null }
      }, printRemoval),
    )
}

function printInvited({ code, expires, addresses }: OutputOf<'computer.invite'> & { readonly addresses: readonly string[] }): string {
  const [address = 'HOST:PORT'] = addresses
  return [
    `For another computer of yours, good once, until ${expires}:\n\n    ${code}\n`,
    `There: profile create --person NAME, then: coalition join CODE --address ${address}`,
    'Any member’s address will do. It shows six words; compare them here and let it in: coalition requests, coalition admit ID',
  ].join('\n')
}

function printComputer({ id, isThis, isHere, heardAt, isUnchecked }: OutputOf<'computers'>[number]): string {
  const heard = heardAt === null ? 'never heard from' : `heard from on ${new Date(heardAt).toISOString().slice(0, 16)}`
  const standing = isThis ? 'this computer' : isHere ? 'linked now' : heard
  return `${id.slice(0, MARK)}  ${standing}${isUnchecked ? ' (let in without comparing)' : ''}`
}

/** So much of an id tells computers apart. */
const MARK = 16

type Removal = OutputOf<'computer.holds'> & { readonly removed: OutputOf<'computer.remove'> | null }

function printRemoval({ texts, of, heardAt, removed }: Removal): string {
  const heard = heardAt === null ? 'it was never heard from' : `last heard from on ${new Date(heardAt).toISOString().slice(0, 10)}`
  return [
    `It keeps everything that reached it: the whole text of ${texts} of ${of} positions (${heard}), with the remarks and sign-ons.`,
    removed === null ? 'Nothing was changed. To remove it now: the same with --yes' : removedWords(removed),
  ].join('\n')
}

const removedWords = ({ member, needsSecond }: OutputOf<'computer.remove'>): string =>
  needsSecond
    ? 'Nothing has changed yet: of three coordinators or more, a second one must ask for the same.'
    : `It is removed. ${member.name} stays a member. From now on nothing is sent to that computer by anybody who knows.`
