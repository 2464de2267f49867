/** The command line's verbs about when the coalition counts as agreed. */
import type { Command } from 'commander'
import { printAgreement } from './print-agreement.ts'
import type { VerbTools } from './verb-tools.ts'

interface RuleOptions {
  readonly count?: number
  readonly share?: number
  readonly silence?: true
  readonly recorded?: true
}

/** Adds them to the program. */
export function addAgreement(program: Command, { run }: VerbTools): void {
  const agreement = program.command('agreement').description('when the coalition counts as agreed, and whether it does')
  withRule(agreement.command('show', { isDefault: true }))
    .description('whether the coalition agrees to each text in force, by its rule or by the parts of one that you give')
    .action(({ count, share, silence, recorded }: RuleOptions) => {
      const parts = { ...numbersOf({ count, share }), ...(silence && { silenceCounts: true }), ...(recorded && { recordedCounts: true }) }
      return run((client) => client.call('agreement.texts', parts), printAgreement.texts)
    })
  agreement
    .command('rule')
    .description('the coalition’s rule')
    .action(() => run((client) => client.call('agreement.rule', {}), printAgreement.rule))
  withRule(agreement.command('state'))
    .description('state the rule (coordinators)')
    .action(({ count, share, silence, recorded }: RuleOptions) =>
      run(
        (client) =>
          client.call('agreement.state', {
            ...numbersOf({ count, share }),
            silenceCounts: silence ?? false,
            recordedCounts: recorded ?? false,
          }),
        printAgreement.rule,
      ),
    )
  agreement
    .command('freeze <text>')
    .description('keep how the coalition stands to a text now, with every answer, for ever (coordinators)')
    .requiredOption('--words <words>', 'what the outcome is')
    .action((text: string, { words }: { words: string }) =>
      run((client) => client.call('agreement.freeze', { text, words }), printAgreement.frozen),
    )
  agreement
    .command('outcomes')
    .description('what was frozen, the newest first')
    .action(() => run((client) => client.call('agreement.outcomes', {}), printAgreement.outcomes))
}

const withRule = (command: Command): Command =>
  command
    .option('--count <number>', 'so many yes', Number)
    .option('--share <share>', 'this share of those asked, such as 0.5', Number)
    .option('--silence', 'counted silence is a yes')
    .option('--recorded', 'recorded answers count')

/** Without what was not given. */
const numbersOf = ({ count, share }: { count: number | undefined; share: number | undefined }): { count?: number; share?: number } => ({
  ...(count !== undefined && { count }),
  ...(share !== undefined && { share }),
})
