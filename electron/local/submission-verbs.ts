/** The command line's verbs about the joint submission: building an edition, checking a proof, hiding an organisation. */
import { type Command, Option } from 'commander'
import type { InputOf } from '../../shared/api/contract.ts'
import { CHANNELS } from '../../shared/submission/channels.ts'
import { addCodeName } from './code-name-verbs.ts'
import { EXIT_CODES } from './exit-codes.ts'
import { printSubmission, reportView } from './print-submission.ts'
import { checkProofFolder } from './proof-folder.ts'
import { addResponses } from './response-verbs.ts'
import type { VerbTools } from './verb-tools.ts'

/** Adds them to the program. */
export function addSubmissionVerbs(program: Command, tools: VerbTools): void {
  const submission = program.command('submission').description('the joint submission: documents for the government, and their proof')
  addBuild(submission, tools)
  addSending(submission, tools)
  submission
    .command('list')
    .description('every edition that was made')
    .action(() => tools.run((client) => client.call('submission.list', {}), printSubmission.list))
  program
    .command('verify <path>')
    .description('check a proof folder and the documents beside it; ends with 0 only if everything holds')
    .action((path: string) =>
      tools.answer(
        async () => reportView(await checkProofFolder(path)),
        printSubmission.verified,
        ({ holds }) => (holds ? 0 : EXIT_CODES['store-damaged']),
      ),
    )
  addResponses(submission, tools)
  addHiding(program, tools)
}

interface BuildOptions {
  readonly positions: readonly string[]
  readonly title?: string
  readonly edition?: string
  readonly out: string
  readonly language: NonNullable<InputOf<'submission.build'>['language']>
  readonly place?: string
  readonly day?: string
  readonly to: readonly string[]
  readonly contact?: string
  readonly licence?: string
  readonly plan?: string
  readonly wordLimit?: number
  readonly annex?: boolean
  readonly scans?: boolean
  readonly responseTable: boolean
}

const listed = (value: string, previous: readonly string[]): string[] => [...previous, ...value.split(',').map((part) => part.trim())]
const collected = (value: string, previous: readonly string[]): string[] => [...previous, value]

function addBuild(submission: Command, { run, saveTree }: VerbTools): void {
  submission
    .command('build')
    .description('documents (.docx, .odt, .html, .md) and the proof folder of an edition; a new edition is a coordinator’s to make')
    .option('--positions <numbers>', 'positions in their order, such as 1,2,5; position 0 comes by itself where it is closed', listed, [])
    .option('--title <title>')
    .option('--edition <number>', 'one made before is built again; the next number makes a new one')
    .requiredOption('--out <directory>', 'where the files go; nothing is replaced')
    .addOption(new Option('--language <tag>').choices(['en', 'fr', 'es', 'ar']).default('en'))
    .option('--place <name>')
    .option('--day <date>', 'the day on the cover, such as 2026-11-18; today otherwise')
    .option('--to <addressee>', 'whom it is for; several times for several', collected, [])
    .option('--contact <text>')
    .option('--licence <text>')
    .option('--plan <text>', 'the plan and its period, as printed on the cover')
    .option('--word-limit <words>', 'how many words asks and texts may have', Number)
    .option('--annex', 'print wording that was not agreed, as its remarks were settled')
    .option('--scans', 'put the scans of recorded answers beside the documents: they may show names and signatures (coordinators)')
    .option('--no-response-table', 'without the table in which the government answers')
    .action(({ out, edition, to, wordLimit, ...rest }: BuildOptions) =>
      run(async (client) => {
        const given = Object.fromEntries(Object.entries({ ...rest, edition }).filter(([, value]) => value !== undefined))
        const input = { ...given, addressees: [...to], wordLimit: wordLimit ?? null } as InputOf<'submission.build'>
        const { files, ...built } = await client.call('submission.build', input)
        return { ...built, files: await saveTree(out, files) }
      }, printSubmission.built),
    )
}

interface SentOptions {
  readonly edition: string
  readonly channel: InputOf<'submission.sent'>['channel']
  readonly to: string
  readonly on: string
  readonly note?: string
}

interface ReceiptOptions {
  readonly on: string
  readonly reference?: string
  readonly note?: string
  readonly bounce?: boolean
}

function addSending(submission: Command, { run }: VerbTools): void {
  submission
    .command('sent')
    .description('states that an edition was handed over; Chorus sends nothing itself (coordinators)')
    .requiredOption('--edition <number>')
    .addOption(new Option('--channel <channel>').choices([...CHANNELS]).makeOptionMandatory())
    .requiredOption('--to <whom>')
    .requiredOption('--on <date>', 'the day, such as 2026-11-18')
    .option('--note <text>')
    .action((options: SentOptions) => run((client) => client.call('submission.sent', { ...options }), printSubmission.sending))
  submission
    .command('receipt <id>')
    .description('states what came back for a sending, by the id that sent and list show (coordinators)')
    .requiredOption('--on <date>')
    .option('--reference <text>', 'what they call it')
    .option('--note <text>')
    .option('--bounce', 'it came back: it was not sent')
    .action((id: string, { bounce = false, ...said }: ReceiptOptions) =>
      run((client) => client.call('submission.receipt', { id, ...said, result: bounce ? 'bounce' : 'receipt' }), printSubmission.sending),
    )
}

function addHiding(program: Command, tools: VerbTools): void {
  const { run } = tools
  const organisation = program
    .command('organisation')
    .description('organisations at risk: not named in documents for others, or under a code name')
  const mark = (name: string, hidden: boolean, description: string): void =>
    void organisation
      .command(`${name} <id>`)
      .description(description)
      .action((id: string) => run((client) => client.call('organisation.hide', { id, hidden }), printSubmission.marked))
  mark('hide', true, 'counted in documents and never named (coordinators, and who signs for it); ids are what matrix --json shows')
  mark('unhide', false, 'named again in editions made from now on')
  organisation
    .command('hidden')
    .description('which are hidden')
    .action(() => run((client) => client.call('organisation.hidden', {}), printSubmission.hidden))
  addCodeName(organisation, tools)
}
