/** The command line's verbs about servers that help members to link. */
import type { Command } from 'commander'
import type { OutputOf } from '../../shared/api/contract.ts'
import type { VerbTools } from './verb-tools.ts'

type Relays = OutputOf<'relays.list'>

interface AddOptions {
  readonly user?: string
  readonly passwordFile?: string
}

/** Adds them to the program. */
export function addNetworkVerbs(program: Command, { run, readFile }: VerbTools): void {
  const relays = program
    .command('network')
    .description('servers that help members to link')
    .command('relays')
    .description('STUN and TURN servers of the coalition, for two homes behind routers; none unless a coordinator enters some')
  relays
    .command('list', { isDefault: true })
    .description('which there are, without their passwords')
    .action(() => run((client) => client.call('relays.list', {}), printRelays))
  relays
    .command('add <url>')
    .description(
      'enter stun:HOST:PORT, turn:HOST:PORT[?transport=tcp] or turns:HOST:PORT, or give another name and password to one that is there (coordinators)',
    )
    .option('--user <name>', 'for turn: and turns:')
    .option('--password-file <file>', 'a file whose first line is the password')
    .action(async (url: string, { user, passwordFile }: AddOptions) => {
      const [password = ''] =
        passwordFile === undefined
          ? []
          : Buffer.from(await readFile(passwordFile))
              .toString('utf8')
              .split(/\r?\n/)
      await run((client) => client.call('relays.add', { url, username: user ?? '', password }), printRelays)
    })
  relays
    .command('remove <url>')
    .description('ask it no more (coordinators)')
    .action((url: string) => run((client) => client.call('relays.remove', { url }), printRelays))
}

function printRelays({ servers, areAsked }: Relays): string {
  const rows = servers.map(
    ({ url, isTurn, username }) => `${url}  ${isTurn ? `passes on, as ${username}` : 'says how computers look from outside'}`,
  )
  return [
    ...(rows.length > 0 ? rows : ['None: two homes behind routers mostly cannot link directly.']),
    ...(rows.length > 0
      ? ['Each learns the internet addresses of the computers that ask it and when they link; none can read anything.']
      : []),
    ...(areAsked ? [] : ['This computer is in careful mode and asks none of them.']),
  ].join('\n')
}
