/** The command line's verbs about envelopes: files that carry what others lack. */
import type { Command } from 'commander'
import type { OutputOf } from '../../shared/api/contract.ts'
import { DEFAULT_PART_BYTES, MAX_CALL_BYTES } from '../../shared/envelope/envelope-file.ts'
import { AppError } from '../../shared/errors.ts'
import { checkWords } from './check-words.ts'
import { EXIT_CODES, EXIT_NOT_YET } from './exit-codes.ts'
import { printEnvelope } from './print-envelope.ts'
import type { VerbTools } from './verb-tools.ts'

const MEGABYTE = 1_000_000

/** Adds them to the program. */
export function addEnvelopeVerbs(program: Command, tools: VerbTools): void {
  const envelope = program
    .command('envelope')
    .description('files that carry what others lack, sealed to them: by e-mail, messenger, USB stick')
  addExport(envelope, tools)
  addImport(envelope, tools)
  addRequest(envelope, tools)
}

function addExport(envelope: Command, { run, saveFiles }: VerbTools): void {
  envelope
    .command('export <file>')
    .description('make one for everybody, with what they are not known to have; larger ones become several files')
    .option('--for <member>', 'for one member: a name or id; the first for somebody let in lets them in')
    .option('--all', 'everything, whatever is known', false)
    .option('--part-size <megabytes>', 'how large a file may be', Number, DEFAULT_PART_BYTES / MEGABYTE)
    .action((path: string, { for: member, all, partSize }: { for?: string; all: boolean; partSize: number }) =>
      run(async (client) => {
        const partBytes = Math.round(partSize * MEGABYTE)
        const { files, ...made } = await client.call('envelope.export', { ...(member ? { for: member } : {}), all, partBytes })
        return { ...made, files: await saveFiles(path, files), bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) }
      }, printEnvelope.made),
    )
}

function addImport(envelope: Command, { run, readEnvelope }: VerbTools): void {
  envelope
    .command('import <file...>')
    .description('take envelopes, each whole or not at all; the files are only read, and importing again does no harm')
    .option('--preview', 'only say what they would add', false)
    .action(async (paths: string[], { preview }: { preview: boolean }) => {
      const read: Uint8Array[] = []
      for (const path of paths) read.push(await readEnvelope(path))
      if (read.reduce((sum, { length }) => sum + length, 0) > MAX_CALL_BYTES) {
        throw new AppError('too-large', 'These are too many at once. Import a few at a time, all parts of an envelope together.')
      }
      const files = read.map((bytes) => Buffer.from(bytes).toString('base64'))
      await run(
        async (client) => {
          const { envelopes } = await client.call(preview ? 'envelope.preview' : 'envelope.import', { files })
          return envelopes.map((one) => ({ ...one, files: one.files.map((index) => paths[index] ?? ''), ...words(one) }))
        },
        printEnvelope.read,
        (envelopes) => Math.max(0, ...envelopes.map(({ refused }) => exitCodeOf(refused))),
      )
    })
}

function addRequest(envelope: Command, { run, saveFiles }: VerbTools): void {
  envelope
    .command('request <file>')
    .description('your request to be let in, to give to any member; for somebody who can reach nobody')
    .option('--code <code>', 'the invitation’s, if you have not asked with it yet')
    .action((path: string, { code }: { code?: string }) =>
      run(async (client) => {
        const { file, bytes, check } = await client.call('envelope.request', code ? { code } : {})
        const [saved = path] = await saveFiles(path, [{ file }])
        return { file: saved, bytes, check, words: checkWords(check) }
      }, printEnvelope.requested),
    )
}

type Envelope = OutputOf<'envelope.import'>['envelopes'][number]

/** The six words of a request, beside its numbers. */
const words = ({ request }: Envelope): { readonly words: readonly string[] } => ({ words: request ? checkWords(request.check) : [] })

/** What may still come right by another file ends as everything does that did not come about yet. */
function exitCodeOf(refused: Envelope['refused']): number {
  if (refused === null) return 0
  if (refused === 'part-missing' || refused === 'builds-on-missing' || refused === 'not-let-in') return EXIT_NOT_YET
  if (refused === 'stranger' || refused === 'already-in') return EXIT_CODES['no-right']
  return EXIT_CODES[refused === 'newer' ? 'newer-data' : 'bad-input']
}
