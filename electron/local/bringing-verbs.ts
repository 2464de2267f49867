/** The command line's verb about what has not come yet: how much, how long it takes, what of it shall come. */
import { Argument, type Command, Option } from 'commander'
import { bringChoice } from '../../shared/api/calls/bringing.ts'
import type { OutputOf } from '../../shared/api/contract.ts'
import type { VerbTools } from './verb-tools.ts'

type Choice = NonNullable<OutputOf<'bringing'>['choice']>

/** Adds it to the program. */
export function addBringingVerbs(program: Command, { run }: VerbTools): void {
  program
    .command('bring')
    .description('what has not come yet and how long it takes on this line; what of it shall come: all, open texts only, later')
    .addArgument(new Argument('[choice]').choices(bringChoice.options))
    .action((choice?: Choice) =>
      run((client) => (choice === undefined ? client.call('bringing', {}) : client.call('bringing.choose', { choice })), printBringing),
    )
  program
    .command('lost <position>')
    .description(
      'what of a text waits for words that are not here; with --yes it is set aside for everybody and for ever, by a coordinator',
    )
    .addOption(new Option('--yes', 'set it aside now: only if nobody has these words any more'))
    .action((id: string, { yes = false }: { yes?: boolean }) =>
      run(
        async (client) =>
          yes ? { edits: await client.call('words.set-aside', { id }), mayBeWith: [] } : await client.call('words.missing', { id }),
        (missing) => printLost(missing, yes),
      ),
    )
}

function printLost({ edits, mayBeWith }: OutputOf<'words.missing'>, isSetAside: boolean): string {
  if (edits.length === 0) return 'All of this text is here.'
  return [
    ...edits.map((one) => `${nameOf(one)}: ${one.edits} edit${one.edits === 1 ? '' : 's'}`),
    ...mayBeWith.map(({ hasSaidSo, heardAt, ...whose }) => {
      const heard = heardAt === null ? 'never heard from' : `last heard from ${new Date(heardAt).toISOString()}`
      return `${hasSaidSo ? 'Some of it is with' : 'May be with'} ${nameOf(whose)} (${heard}).`
    }),
    isSetAside
      ? 'They are set aside. The text is whole without them, also where they turn up.'
      : 'They wait for words that are not here. If nobody has these any more: the same with --yes sets them aside for everybody and for ever.',
  ].join('\n')
}

const nameOf = ({ name, organisationName }: { readonly name: string; readonly organisationName: string }): string =>
  `${name || '(name not received yet)'}, ${organisationName}`

const CHOSEN: Readonly<Record<Choice, string>> = {
  all: 'Everything comes, open texts first.',
  open: 'Only texts that are open on this computer come.',
  later: 'It waits until you say: chorus bring all',
}

function printBringing(state: OutputOf<'bringing'>): string {
  const { missingBytes, openBytes, texts, cameBytes, isCounting, choice, asks, isLinked, bytesPerSecond } = state
  if (missingBytes === 0) return 'Everything that is known of is here.'
  const minutes = bytesPerSecond ? Math.max(1, Math.round(missingBytes / bytesPerSecond / 60)) : undefined
  return [
    `${megabytes(missingBytes)} have not come yet, of ${texts} text${texts === 1 ? '' : 's'}${isCounting ? ' or more' : ''}; of open texts ${megabytes(openBytes)}.`,
    ...(cameBytes > 0 ? [`${megabytes(cameBytes)} came since.`] : []),
    ...(isLinked ? [] : ['Nobody is linked who could bring it.']),
    ...(minutes === undefined ? [] : [`On this line that takes about ${minutes} minute${minutes === 1 ? '' : 's'}.`]),
    ...(asks ? ['Choose: chorus bring all, chorus bring open, chorus bring later'] : []),
    ...(choice === null ? [] : [CHOSEN[choice]]),
  ].join('\n')
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(2)} MB`
