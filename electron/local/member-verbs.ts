/** The command line's verbs about members: who belongs, what each may do, removing, leaving. */
import { type Command, Option } from 'commander'
import type { OutputOf } from '../../shared/api/contract.ts'
import { AppError } from '../../shared/errors.ts'
import { type Role, roleSchema } from '../../shared/membership/acts.ts'
import { print } from './print.ts'
import type { VerbTools } from './verb-tools.ts'

/** Adds them to the program. */
export function addMemberVerbs(program: Command, { run }: VerbTools): void {
  program
    .command('members')
    .description('people, their organisations and rights')
    .action(() => run((client) => client.call('members', {}), print.members))
  program
    .command('role <member> <role...>')
    .description(`what a member may do from now on: ${roleSchema.options.join(', ')}; give all of them`)
    .action((member: string, roles: readonly string[]) =>
      run((client) => client.call('member.role', { id: member, roles: rolesFrom(roles) }), printRole),
    )
  program
    .command('remove <member>')
    .description('remove a member; without --yes it only says what they keep')
    .addOption(new Option('--yes', 'remove them now'))
    .action((member: string, { yes = false }: { yes?: boolean }) =>
      run(async (client) => {
        const holds = await client.call('member.holds', { id: member })
        return { ...holds, removed: yes ? await client.call('member.remove', { id: member }) : null }
      }, printRemoval),
    )
  program
    .command('leave')
    .description('take yourself out of the coalition')
    .action(() =>
      run(
        (client) => client.call('member.leave', {}),
        () => 'You have left. What you wrote and signed stays with the members.',
      ),
    )
}

function rolesFrom(words: readonly string[]): Role[] {
  return words.map((word) => {
    const role = roleSchema.safeParse(word)
    if (!role.success) throw new AppError('bad-input', `“${word}” is no role. Roles are ${roleSchema.options.join(', ')}.`)
    return role.data
  })
}

const SECOND = 'Nothing has changed yet: of three coordinators or more, a second one must ask for the same.'

const printRole = ({ member, needsSecond }: OutputOf<'member.role'>): string =>
  needsSecond ? SECOND : `${member.name}, ${member.organisationName}: ${member.roles.join(', ')}`

type Removal = OutputOf<'member.holds'> & { readonly removed: OutputOf<'member.remove'> | null }

function printRemoval({ texts, of, heardAt, colleagues, answers, removed }: Removal): string {
  const heard = heardAt === null ? 'they were never heard from' : `last heard from on ${new Date(heardAt).toISOString().slice(0, 10)}`
  return [
    `Their computers keep everything that reached them: the whole text of ${texts} of ${of} positions (${heard}), all remarks and sign-ons with them.`,
    ...(colleagues > 0 ? [`${colleagues} others of their organisation stay and go on receiving everything.`] : []),
    ...(answers > 0 ? [`The ${answers} answers of their organisation stand.`] : []),
    ...(removed === null ? ['Nothing was changed. To remove them now: the same with --yes'] : [removedWords(removed)]),
  ].join('\n')
}

const removedWords = ({ member, needsSecond }: OutputOf<'member.remove'>): string =>
  needsSecond
    ? SECOND
    : `${member.name} of ${member.organisationName} is removed. From now on nothing is sent to them by anybody who knows.`
