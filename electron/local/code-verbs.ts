/** The command line's verbs about connection codes. */
import type { Command } from 'commander'
import type { Client } from '../../shared/api/client.ts'
import type { OutputOf } from '../../shared/api/contract.ts'
import { EXIT_CODES, EXIT_NOT_YET } from './exit-codes.ts'
import { printCodes, printMade, printTaken } from './print-codes.ts'
import type { VerbTools } from './verb-tools.ts'

type Taken = OutputOf<'code.take'>

const LOOK_EVERY_MS = 200

/** Adds them to the program. */
export function addCodeVerbs(program: Command, { run }: VerbTools): void {
  const code = program
    .command('code')
    .description('two messages that link two members without a common address; Chorus must run on both meanwhile (npm start, or peer)')
  code
    .command('create')
    .description('makes the first code: send it to the other, who answers it within 15 minutes')
    .action(() => run((client) => client.call('code.make', {}), printMade))
  code
    .command('answer <code>')
    .description('makes the second code of the first that you were sent')
    .action((text: string) => run((client) => client.call('code.take', { text, as: 'offer' }), printTaken, exitCodeOf))
  code
    .command('accept <code>')
    .description('takes the second code and waits until both are linked')
    .action((text: string) =>
      run(async (client) => await linked(client, await client.call('code.take', { text, as: 'answer' })), printTaken, exitCodeOf),
    )
  code
    .command('list')
    .description('whether codes can work here, and how far those are that were made')
    .action(() => run((client) => client.call('code.list', {}), printCodes))
  code
    .command('cancel <id>')
    .description('gives a code up')
    .action((id: string) => run((client) => client.call('code.cancel', { id }), printCodes))
}

/** Waits until an answer that was taken has linked, or has not. */
async function linked(client: Pick<Client, 'call'>, taken: Taken): Promise<Taken> {
  if (taken.fault !== null || taken.code.state !== 'linking') return taken
  await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  const { codes } = await client.call('code.list', {})
  const code = codes.find(({ id }) => id === taken.code.id)
  return code ? await linked(client, { fault: null, code }) : taken
}

function exitCodeOf(taken: Taken): number {
  if (taken.fault !== null) return EXIT_CODES['bad-code']
  return taken.code.state === 'waiting' || taken.code.state === 'linked' ? 0 : EXIT_NOT_YET
}
