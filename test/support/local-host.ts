/** `npm start` as a user runs it: a real process with a profile of its own, pages from any folder. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** A running Chorus with pages. */
export interface LocalHostProcess {
  /** What it printed, line by line. */
  readonly lines: readonly string[]
  /** The address it printed; good once. */
  readonly address: string
  readonly process: ChildProcess
  /** Stops it as Ctrl+C does; answers its exit code. */
  readonly stop: () => Promise<number | null>
  /** Ends it as a power cut does. */
  readonly kill: () => Promise<void>
}

const START = join(import.meta.dirname, '../../build/start.ts')

/** How it is started. */
export interface LocalHostConfig {
  /** Another folder of pages. */
  readonly pages?: string
  /** More words for the start script. */
  readonly words?: readonly string[]
  /** Words before the command, which say where it runs. */
  readonly within?: readonly string[]
}

/** Starts it; resolves when it printed its address, rejects with what it printed when it ends before. */
export async function startLocalHost(profile: string, { pages, words = [], within = [] }: LocalHostConfig = {}): Promise<LocalHostProcess> {
  const start = [process.execPath, START, '--profile', profile, '--no-browser', ...(pages ? ['--pages', pages] : [])]
  const [program = '', ...rest] = [...within, ...start, ...words]
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: string[] = []
  const exit = once(child, 'close') as Promise<[number | null]>
  const address = await Promise.race([
    readLines(child, lines),
    exit.then(([code]) => Promise.reject(new Error(`Chorus ended with ${code}: ${lines.join('\n')}`))),
  ])
  let isTold = false
  // A host that dies by itself says so in the test's output: what waits for it would only time out.
  child.once('exit', (code, signal) => {
    if (!isTold) console.error(`A host ended by itself with ${code ?? signal}: ${lines.slice(-20).join('\n')}`)
  })
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    isTold = true
    child.kill(signal)
    return (await exit)[0]
  }
  return { lines, address, process: child, stop: () => end('SIGINT'), kill: async () => void (await end('SIGKILL')) }
}

function readLines(child: ChildProcess, lines: string[]): Promise<string> {
  return new Promise((resolve) => {
    const hear = (text: unknown): void => {
      lines.push(...String(text).split('\n').filter(Boolean))
      const address = lines.map((line) => /http:\S+/.exec(line)?.[0]).find(Boolean)
      if (address) resolve(address)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
  })
}
