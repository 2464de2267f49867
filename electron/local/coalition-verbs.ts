/** The command line's verbs about who belongs: founding, inviting, joining, letting in. */
import { type Command, Option } from 'commander'
import { checkWords } from './check-words.ts'
import { EXIT_NOT_YET } from './exit-codes.ts'
import { print } from './print.ts'
import type { VerbTools } from './verb-tools.ts'

/** Adds them to the program. */
export function addCoalitionVerbs(program: Command, tools: VerbTools): void {
  const coalition = program.command('coalition').description('found a coalition, invite, join, let in')
  addFounding(coalition, tools)
  addWithdrawing(coalition, tools)
  addJoining(coalition, tools)
  addLettingIn(coalition, tools)
}

function addFounding(coalition: Command, { run }: VerbTools): void {
  coalition
    .command('create <name>')
    .requiredOption('--organisation <name>', 'your organisation, as printed in letters')
    .option('--code-name <name>', 'your organisation is at risk: members see this name, coordinators the other')
    .option('--country <code>', 'two capital letters')
    .action((name: string, options: { organisation: string; codeName?: string; country?: string }) =>
      run((client) => client.call('coalition.create', { name, ...options }), print.created),
    )
  coalition
    .command('invite')
    .description('a code for one organisation; whoever has it must be able to reach you: peer --listen HOST:PORT')
    .requiredOption('--organisation <name>', 'the invited organisation, as printed in letters')
    .addOption(new Option('--role <role>').choices(['editor', 'coordinator', 'signatory', 'observer', 'helper']).default('editor'))
    .option('--expires-hours <hours>', 'how long the code is good for', Number, 168)
    .action(({ organisation, role, expiresHours }: { organisation: string; role: 'editor'; expiresHours: number }) =>
      run(async (client) => {
        const invited = await client.call('coalition.invite', { organisation, role, expiresHours })
        return { ...invited, addresses: (await client.call('network', {})).ownAddresses }
      }, print.invited),
    )
}

function addWithdrawing(coalition: Command, { run }: VerbTools): void {
  coalition
    .command('invitations')
    .description('every invitation that was made and what became of it')
    .action(() => run((client) => client.call('coalition.invitations', {}), print.invitations))
  coalition
    .command('withdraw <id>')
    .description('takes an invitation back that nobody used, by the id that coalition invitations shows (coordinators)')
    .action((id: string) =>
      run(
        (client) => client.call('coalition.withdraw', { id }),
        () => 'Nobody is let in by it any more, and its organisation is asked for nothing.',
      ),
    )
}

function addJoining(coalition: Command, { run }: VerbTools): void {
  coalition
    .command('join <invitation>')
    .description('ask to be let in, by a code or a whole message with the addresses in it; run it again to hear the answer')
    .option('--address <host:port>', 'where a member can be reached; it is remembered')
    .option('--wait <seconds>', 'how long to wait for an answer', Number, 20)
    .action((invitation: string, { address, wait }: { address?: string; wait: number }) =>
      run(
        async (client) => {
          const found = await client.call('invitation.read', { text: invitation })
          const asked = { code: found.code ?? invitation, mailboxes: found.mailboxes }
          const addresses = [...found.addresses, ...(address ? [address] : [])]
          for (const one of addresses.slice(0, -1)) await client.call('coalition.join', { ...asked, address: one, waitSeconds: 0 })
          const last = addresses.at(-1)
          const joining = await client.call('coalition.join', { ...asked, ...(last !== undefined && { address: last }), waitSeconds: wait })
          const { known } = await client.call('network', {})
          return { ...joining, words: joining.check && checkWords(joining.check), addresses: known.map((one) => one.address) }
        },
        print.joined,
        ({ state }) => (state === 'let-in' ? 0 : EXIT_NOT_YET),
      ),
    )
}

function addLettingIn(coalition: Command, { run }: VerbTools): void {
  coalition
    .command('requests')
    .description('who asks to be let in, and the six words to compare with them')
    .action(() =>
      run(async (client) => {
        const requests = await client.call('coalition.requests', {})
        return requests.map((request) => ({ ...request, words: checkWords(request.check) }))
      }, print.requests),
    )
  coalition
    .command('admit <id>')
    .description('let one in, after the words were compared')
    .option('--unchecked', 'they were not compared: everybody sees that beside the name')
    .action((id: string, { unchecked = false }: { readonly unchecked?: boolean }) =>
      run(async (client) => {
        const request = (await client.call('coalition.requests', {})).find((one) => one.id === id)
        return {
          ...(await client.call('coalition.admit', { id, isUnchecked: unchecked })),
          words: request ? checkWords(request.check) : [],
        }
      }, print.admitted),
    )
}
