/** The command line as a user runs it: real processes, real profiles in folders of their own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a command printed and how it ended. */
export interface CommandResult {
  readonly code: number | null
  readonly output: string
  readonly complaint: string
}

/** Verbs of a profile, answered in JSON. */
export interface Verbs {
  /** Runs a verb and answers its JSON; rejects when it fails. */
  readonly run: <T = Record<string, unknown>>(...words: readonly string[]) => Promise<T>
  /** Runs a verb and answers how it ended. */
  readonly attempt: (...words: readonly string[]) => Promise<CommandResult>
}

/** A profile that commands are run for. */
export interface TestProfile extends Verbs {
  readonly directory: string
  /** Runs a verb as a person does, for words instead of JSON. */
  readonly say: (...words: readonly string[]) => Promise<CommandResult>
  /** Starts a verb that runs on; resolves with the first it says. */
  readonly begin: (...words: readonly string[]) => Promise<{ readonly child: ChildProcess; readonly said: string }>
  /** Starts `peer`; resolves when it says that it is ready. */
  readonly peer: (...words: readonly string[]) => Promise<ChildProcess>
}

/** Profiles and processes of one test; `end` stops and removes everything. */
export interface CommandLine {
  readonly profile: (name: string) => TestProfile
  /** A profile that is somewhere else; `within` are words before every command, which say where it runs. */
  readonly at: (directory: string, within?: readonly string[]) => TestProfile
  readonly end: () => Promise<void>
}

const CHORUS = join(import.meta.dirname, '../../electron/local/chorus.ts')

/** A new place for profiles. */
export function openCommandLine(): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), 'chorus-test-'))
  const running = new Set<ChildProcess>()
  const start = (command: readonly string[]): ChildProcess => {
    const [program = '', ...words] = command
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] })
    running.add(child)
    child.once('exit', () => running.delete(child))
    return child
  }
  const at = (directory: string, within: readonly string[] = []): TestProfile => {
    const chorus = [...within, process.execPath, CHORUS, '--profile', directory]
    const say = async (...words: readonly string[]): Promise<CommandResult> => {
      const child = start([...chorus, ...words])
      const [output, complaint] = [child.stdout, child.stderr].map(gather)
      const [code] = (await once(child, 'close')) as [number | null]
      return { code, output: output?.() ?? '', complaint: complaint?.() ?? '' }
    }
    const begin: TestProfile['begin'] = async (...words) => {
      const child = start([...chorus, ...words])
      const complaint = gather(child.stderr)
      const [said] = (await Promise.race([
        once(child.stdout as NodeJS.ReadableStream, 'data'),
        once(child, 'exit').then(() => Promise.reject(new Error(`${words[0]} ended: ${complaint()}`))),
      ])) as [Buffer]
      return { child, said: said.toString() }
    }
    const peer: TestProfile['peer'] = async (...words) => (await begin('peer', ...words)).child
    return { directory, ...verbsBy((...words) => say('--json', ...words)), say, begin, peer }
  }
  const end = async (): Promise<void> => {
    for (const child of running) child.kill('SIGKILL')
    await Promise.all([...running].map((child) => once(child, 'exit')))
    rmSync(folder, { recursive: true, force: true })
  }
  return { profile: (name) => at(join(folder, name)), at, end }
}

/** Verbs that are attempted in this way. */
export function verbsBy(attempt: Verbs['attempt']): Verbs {
  const run = async <T>(...words: readonly string[]): Promise<T> => {
    const { code, output, complaint } = await attempt(...words)
    if (code !== 0) throw new Error(`chorus ${words.join(' ')} ended with ${code}: ${complaint}`)
    return JSON.parse(output) as T
  }
  return { run, attempt }
}

const LOOK_AGAIN_MS = 10

/** Asks again until the answer is as wanted; rejects with the last answer after `patienceMs`. */
export async function until<T>(ask: () => Promise<T>, isDone: (answer: T) => boolean, patienceMs = 30_000): Promise<T> {
  const end = performance.now() + patienceMs
  for (;;) {
    const answer = await ask()
    if (isDone(answer)) return answer
    if (performance.now() > end) throw new Error(`waited too long; last answer: ${JSON.stringify(answer)}`)
    // What is asked about may happen in this process: let it.
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
}

/** A port of this machine that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

function gather(stream: NodeJS.ReadableStream | null): () => string {
  let text = ''
  stream?.on('data', (part) => {
    text += String(part)
  })
  return () => text
}
