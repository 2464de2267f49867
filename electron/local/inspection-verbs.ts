/** The command line's verbs about how things stand: the network, who has what, what is in the profile; and any call, for scripts. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from 'commander'
import type { Client } from '../../shared/api/client.ts'
import { contract, isMethod, type OutputOf } from '../../shared/api/contract.ts'
import { AppError } from '../../shared/errors.ts'
import { print } from './print.ts'
import type { VerbTools } from './verb-tools.ts'

const DIAGNOSE_EVERY_MS = 250

/** Adds them to the program. */
export function addInspectionVerbs(program: Command, { run }: VerbTools): void {
  program
    .command('diagnose')
    .description('how this computer is linked: what was tried, what answered, and what you can do')
    .option('--wait <seconds>', 'how long to wait for what is being tried', Number, 10)
    .action(({ wait }: { wait: number }) => run((client) => settledDiagnosis(client, wait * 1000), print.diagnosis))
  program
    .command('heads')
    .description('how far every computer’s log has come on this computer')
    .action(() => run(async (client) => (await client.call('debug.state', {})).heads, print.heads))
  program
    .command('delivery <position>')
    .description('which organisations are known to have a text, who told, and when')
    .action((position: string) => run((client) => client.call('delivery', { id: position }), print.delivery))
  program
    .command('trail')
    .description('who did what, causes before effects: of everything, one position or one organisation')
    .option('--position <id>', 'a position by its id or number')
    .option('--organisation <id>', 'an organisation by the id that matrix --json shows')
    .option('--limit <number>', 'the last so many', Number, 1_000)
    .action((options: { position?: string; organisation?: string; limit: number }) =>
      run((client) => client.call('trail', options), print.trail),
    )
  program
    .command('inspect')
    .description('what is in the profile; reads and checks all of it')
    .action(() => run((client) => client.call('inspect', {}), print.inspection))
  program
    .command('rebuild')
    .description('make everything shown again from the record, and compare')
    .action(() => run((client) => client.call('rebuild', {}), print.rebuilt))
  program
    .command('call <method> [json]')
    .description('any call of the contract, for scripts')
    .action((method: string, json = '{}') => {
      if (!isMethod(method)) throw new AppError('bad-input', unknownMethod(method))
      return run((client) => (client.call as (method: string, input: unknown) => Promise<unknown>)(method, parseJson(json)), print.json)
    })
}

/** How the network stands once everything has answered or failed, or the time is up. */
async function settledDiagnosis({ call }: Pick<Client, 'call'>, patienceMs: number): Promise<OutputOf<'network.diagnose'>> {
  const end = performance.now() + patienceMs
  for (;;) {
    const diagnosis = await call('network.diagnose', {})
    const isOpen = diagnosis.lan.state === 'looking' || diagnosis.known.some(({ state, fault }) => state !== 'answered' && fault === null)
    if (!isOpen || performance.now() >= end) return diagnosis
    await pause(DIAGNOSE_EVERY_MS)
  }
}

/** Names those that begin alike, or all. */
function unknownMethod(method: string): string {
  const all = Object.keys(contract).sort()
  const alike = all.filter((name) => name.startsWith(method.slice(0, 4)))
  return `There is no call ${method}. There are: ${(alike.length > 0 ? alike : all).join(', ')}.`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('bad-input', 'The second argument must be JSON, such as {"id":"1"}.')
  }
}
