/** The command line: talks to the running host of the profile, or opens the profile itself for one command. */
import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { isAppError } from '../../shared/errors.ts'
import { SAMPLE_PLAN_CSV } from '../../shared/plan/sample-plan.ts'
import { createProfile } from '../host/create-profile.ts'
import { readEnvelopeFile, saveFiles, writeNew } from './envelope-files.ts'
import { EXIT_BUG, EXIT_CODES, EXIT_NOT_YET } from './exit-codes.ts'
import { runMailbox } from './mailbox.ts'
import { runPeer } from './peer.ts'
import { print } from './print.ts'
import { type CallHost, reachHost } from './reach-host.ts'
import { saveTree } from './save-tree.ts'
import { addVerbs } from './verbs.ts'

/** Runs one command line and answers its exit code; writes one JSON value on standard output with `--json`. */
export async function runCommandLine(
  words: readonly string[],
  write: (text: string) => void,
  complain: (text: string) => void,
): Promise<number> {
  const program = new Command('chorus')
    .description('Many organisations, one position. Your texts stay on your members’ computers.')
    .option('--profile <directory>', 'the profile’s folder', process.env['CHORUS_PROFILE'] ?? join(homedir(), '.chorus'))
    .option('--json', 'exactly one JSON value on standard output', false)
    .exitOverride()
    .configureOutput({ writeOut: write, writeErr: complain })
  const options = (): { profile: string; json: boolean } => program.opts()
  const answer = <T>(value: T, show: (value: T) => string): void => write(`${options().json ? JSON.stringify(value) : show(value)}\n`)
  const passphrase = process.env['CHORUS_PASSPHRASE']
  let exitCode = 0

  addVerbs(program, {
    readFile: async (path) => new Uint8Array(await readFile(path)),
    saveSamplePlan: async (path) => {
      await writeNew(path, SAMPLE_PLAN_CSV)
      answer({ file: path }, () => `The plan of the Samara Republic, which does not exist: ${path}`)
    },
    createProfile: async (person) => {
      await createProfile({ directory: options().profile, person, passphrase })
      answer(
        { profile: options().profile, person },
        () => `Profile made for ${person}. Next: coalition create NAME, or coalition join CODE`,
      )
    },
    readEnvelope: readEnvelopeFile,
    saveFiles,
    saveTree,
    answer: async (work, show, exitCodeOf) => {
      const value = await work()
      answer(value, show)
      exitCode = exitCodeOf(value)
    },
    run: async (work, show, exitCodeOf = () => 0) => {
      const host: CallHost = await reachHost({ directory: options().profile, passphrase })
      try {
        const value = await work(host.client)
        answer(value, show)
        exitCode = exitCodeOf(value)
      } finally {
        await host.leave()
      }
    },
    runPeer: async (peer) => {
      const result = await runPeer({ directory: options().profile, passphrase, ...peer }, options().json ? () => undefined : write)
      answer(result, print.peer)
      if (result.reason === 'idle' && result.reached.length === 0) exitCode = EXIT_NOT_YET
    },
    runMailbox: async (mailbox) => {
      const result = await runMailbox(mailbox, options().json ? () => undefined : write)
      answer(result, () => 'The mailbox is closed. What is in it stays there.')
    },
  })
  // Timers of the host do not keep the process alive; an unfinished command does.
  const alive = setInterval(() => undefined, 60_000)
  try {
    await program.parseAsync([...words], { from: 'user' })
    return exitCode
  } catch (error) {
    return explain(error, options().json, write, complain)
  } finally {
    clearInterval(alive)
  }
}

function explain(error: unknown, json: boolean, write: (text: string) => void, complain: (text: string) => void): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_CODES['bad-input']
  const isFileMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT' && 'path' in error
  const code = isAppError(error) ? error.code : isFileMissing ? 'not-found' : 'internal'
  const message = isAppError(error) ? error.message : isFileMissing ? `There is no file ${String(error.path)}.` : String(error)
  complain(`${message}\n`)
  if (json) write(`${JSON.stringify({ error: { code, message } })}\n`)
  if (code === 'internal' && error instanceof Error) complain(`${error.stack}\n`)
  return code === 'internal' ? EXIT_BUG : EXIT_CODES[code]
}

if (import.meta.main) {
  process.exitCode = await runCommandLine(
    process.argv.slice(2),
    (text) => void process.stdout.write(text),
    (text) => void process.stderr.write(text),
  )
}
