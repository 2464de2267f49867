/** The command line's verb about sign-ons that came late. */
import { type Command, Option } from 'commander'
import type { VerbTools } from './verb-tools.ts'

interface RuleOptions {
  readonly organisation: string
  readonly ruling: (typeof RULINGS)[number]
  readonly why: string
}

const RULINGS = ['counts', 'does-not-count'] as const

/** Adds it to the program. */
export function addLate(program: Command, { run }: VerbTools): void {
  program
    .command('rule-late <text>')
    .description('rule whether a sign-on that came after the deadline counts; it does until then (coordinators)')
    .requiredOption('--organisation <id>', 'whose: the id that matrix --json shows')
    .addOption(new Option('--ruling <ruling>').choices(RULINGS).makeOptionMandatory())
    .requiredOption('--why <text>')
    .action((text: string, { organisation, ruling, why }: RuleOptions) =>
      run(
        (client) => client.call('signons.rule', { text, organisation, counts: ruling === 'counts', why }),
        ({ counts }) => (counts ? 'It counts.' : 'It does not count, and is printed in no edition made from now on.'),
      ),
    )
}
