/** The command line's verbs about stages, closed texts and sign-ons. */
import { type Command, Option } from 'commander'
import { language } from '../../shared/api/calls/fields.ts'
import { decision, stage } from '../../shared/api/calls/signing.ts'
import type { InputOf } from '../../shared/api/contract.ts'
import { addAgreement } from './agreement-verbs.ts'
import { attachedFile } from './attached-file.ts'
import { addLate } from './late-verbs.ts'
import { momentOf, ownZone } from './moment-of.ts'
import { printSigning } from './print-signing.ts'
import { addSupporters } from './supporter-verbs.ts'
import type { VerbTools } from './verb-tools.ts'

type Stage = InputOf<'position.stage'>['stage']
type Decision = InputOf<'signons.sign'>['answers'][number]['decision']

/** Adds them to the program. */
export function addSigningVerbs(program: Command, tools: VerbTools): void {
  program
    .command('stage <position>')
    .argument('<stage>', stage.options.join(', '))
    .description('move a position to another stage (coordinators)')
    .action((position: string, to: string) =>
      tools.run((client) => client.call('position.stage', { id: position, stage: to as Stage }), printSigning.staged),
    )
  program
    .command('deadline <position> <time>')
    .description('say until when a position stays in its stage, such as 2026-12-01T17:00, or none; nothing happens by it (coordinators)')
    .option('--zone <name>', 'the time zone it is meant in, such as Africa/Nairobi; this computer’s otherwise', ownZone())
    .action((position: string, time: string, { zone }: { zone: string }) =>
      tools.run((client) => {
        const deadline = time === 'none' ? null : { at: momentOf(time, zone), zone }
        return client.call('position.deadline', { id: position, deadline })
      }, printSigning.deadline),
    )
  addVersions(program, tools)
  addAnswers(program, tools)
  addSilence(program, tools)
  addAgreement(program, tools)
  addSupporters(program, tools)
  addLate(program, tools)
  program
    .command('sheet <texts...>')
    .description('a page to print for the board of your organisation: what the closed texts ask, room for the decision')
    .requiredOption('--out <file.html>')
    .addOption(new Option('--language <tag>', 'of the words around the texts').choices(language.options).default('en'))
    .action((texts: string[], { out, language: tag }: { out: string; language: InputOf<'board-sheet'>['language'] }) =>
      tools.run(async (client) => {
        const { file } = await client.call('board-sheet', { texts, language: tag })
        return { files: await tools.saveFiles(out, [{ file }]) }
      }, printSigning.sheet),
    )
  program
    .command('matrix')
    .description('who said what about which closed text')
    .action(() => tools.run((client) => client.call('signons.matrix', {}), printSigning.matrix))
}

function addVersions(program: Command, { run }: VerbTools): void {
  const version = program.command('version').description('closed texts: what exactly organisations sign')
  version
    .command('freeze <position>')
    .description('close the text as it is on this computer and open it for sign-on (coordinators)')
    .option('--note <text>', 'why it is closed', '')
    .action((position: string, { note }: { note: string }) =>
      run((client) => client.call('text.close', { id: position, note }), printSigning.closed),
    )
  version
    .command('list <position>')
    .action((position: string) => run(async (client) => (await client.call('text.list', { id: position })).texts, printSigning.texts))
  version
    .command('show <text>')
    .description('a closed text by its hash or its code')
    .addOption(new Option('--format <format>').choices(['text', 'markdown', 'json', 'canonical']).default('text'))
    .action((text: string, { format }: { format: 'text' | 'markdown' | 'json' | 'canonical' }) =>
      run((client) => client.call('text.show', { text, format }), printSigning.text),
    )
  version
    .command('diff <from> [to]')
    .description('compare two closed texts, or one with the text as it is now')
    .action((from: string, to?: string) =>
      run((client) => client.call('text.compare', { from, ...(to ? { to } : {}) }), printSigning.comparison),
    )
}

function addSilence(program: Command, { run }: VerbTools): void {
  const silence = program.command('silence').description('count silence as agreement: announced first, never as a signature (coordinators)')
  silence
    .command('announce <texts...>')
    .description('tell everybody who has these closed texts and owes an answer that silence counts after a time')
    .requiredOption('--until <time>', 'such as 2026-12-01T17:00, or with an offset: 2026-12-01T17:00:00+03:00')
    .option('--zone <name>', 'the time zone it is meant in, such as Africa/Nairobi; this computer’s otherwise', ownZone())
    .action((texts: string[], { until, zone }: { until: string; zone: string }) =>
      run((client) => client.call('signons.announce-silence', { texts, until: momentOf(until, zone), zone }), printSigning.announced),
    )
  silence
    .command('count <texts...>')
    .description('count those whose time is over and who have not answered')
    .action((texts: string[]) => run((client) => client.call('signons.count-silence', { texts }), printSigning.counted))
}

interface AnswerOptions {
  readonly version: readonly string[]
  readonly decision: Decision
  readonly reservation?: string
}

function answerCommand(program: Command, name: string): Command {
  return program
    .command(name)
    .requiredOption('--version <text>', 'a closed text, its hash or its code; several times for several', collect, [])
    .addOption(new Option('--decision <decision>').choices(decision.options).makeOptionMandatory())
    .option('--reservation <text>', 'what is excepted')
}

const collect = (value: string, previous: string[]): string[] => [...previous, value]

function addAnswers(program: Command, { run, readFile, saveFiles }: VerbTools): void {
  answerCommand(program, 'endorse')
    .description('say what your organisation decided about closed texts, in one act')
    .option('--until <date>', 'until when you discuss it')
    .option('--mandate-body <name>', 'who decided in your organisation: the board, the assembly …')
    .option('--mandate-date <date>', 'when, such as 2026-11-10')
    .option('--language <tag>', 'the language in which it was read, such as en')
    .action((options: AnswerOptions & { until?: string; mandateBody?: string; mandateDate?: string; language?: string }) => {
      const { version, decision: decided, reservation, until, mandateBody, mandateDate, language } = options
      const answers = version.map((text) => ({ text, decision: decided, ...given({ reservation, until }) }))
      const mandate = mandateBody !== undefined && mandateDate !== undefined ? { body: mandateBody, on: mandateDate } : undefined
      return run((client) => client.call('signons.sign', { answers, ...given({ mandate, language }) }), printSigning.answered)
    })
  answerCommand(program, 'record')
    .description('enter an answer that came by e-mail, on paper or by telephone; never shown as signed (coordinators)')
    .requiredOption('--organisation <id>', 'whose answer: the id that matrix --json shows')
    .requiredOption('--on <date>', 'the day they gave it')
    .requiredOption('--source <text>', 'how it came')
    .option('--attach <file>', 'the scan or mail it came by: PDF, JPEG, PNG or .eml')
    .action(
      async ({
        version,
        decision: decided,
        reservation,
        organisation,
        on,
        source,
        attach,
      }: AnswerOptions & Record<'organisation' | 'on' | 'source', string> & { readonly attach?: string }) => {
        const attachment = await attachedFile(attach, readFile)
        const answers = version.map((text) => ({ organisation, text, decision: decided, on, source, ...given({ reservation }) }))
        return run((client) => client.call('signons.record', { answers, ...attachment }), printSigning.recorded)
      },
    )
  program
    .command('attachment <text>')
    .description('save the scan or mail of a recorded answer')
    .requiredOption('--organisation <id>', 'whose answer')
    .requiredOption('--out <file>')
    .action((text: string, { organisation, out }: { organisation: string; out: string }) =>
      run(async (client) => {
        const { file } = await client.call('signons.attachment', { organisation, text })
        return { files: file === null ? [] : await saveFiles(out, [{ file }]) }
      }, printSigning.attachment),
    )
}

/** Without what was not given. */
function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}
