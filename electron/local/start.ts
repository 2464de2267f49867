/** Opens Chorus in the browser: through the host that has the profile open already, or with a host of its own until it is stopped. */
import { createClient } from '../../shared/api/client.ts'
import { isAppError } from '../../shared/errors.ts'
import { connectPipe } from '../adapters/control/socket-pipe.ts'
import { createLineLog, createSilentLog } from '../adapters/node/line-log.ts'
import { createNodeClock } from '../adapters/node/node-clock.ts'
import { createLookAround } from './demo/look-around.ts'
import { EXIT_BUG, EXIT_CODES } from './exit-codes.ts'
import { openPagesHost, type PagesHost } from './pages-host.ts'
import { untilSignal } from './until-signal.ts'

/** What to open, and how. */
export interface StartConfig {
  /** The profile's directory. */
  readonly directory: string
  readonly passphrase?: string | undefined
  /** The folder of the built pages. */
  readonly pages: string
  /** 0 takes a free port; undefined the one of before. */
  readonly port: number | undefined
  readonly listen?: string | undefined
  readonly connect: readonly string[]
  readonly write: (line: string) => void
  readonly show: (address: string) => void
}

/** Runs until a signal, or ends at once where a running Chorus opened another page. Answers the exit code. */
export async function startPages(config: StartConfig): Promise<number> {
  try {
    if (!(await showThroughRunningHost(config))) await runHost(config)
    return 0
  } catch (error) {
    config.write(isAppError(error) ? error.message : String(error instanceof Error ? error.stack : error))
    return isAppError(error) ? EXIT_CODES[error.code] : EXIT_BUG
  }
}

async function showThroughRunningHost(config: StartConfig): Promise<boolean> {
  const pipe = await connectPipe(config.directory)
  if (!pipe) return false
  const client = createClient(pipe)
  try {
    await present(config, 'Chorus runs already; here is another page of it.', async () => (await client.call('page.address', {})).address)
  } finally {
    client.close()
  }
  return true
}

async function runHost(config: StartConfig): Promise<void> {
  const { directory, passphrase, pages, port, listen, connect } = config
  const log = process.env['CHORUS_LOG'] ? createLineLog(createNodeClock(), (line) => void process.stderr.write(line)) : createSilentLog()
  const around = createLookAround({ pages, log, ownAddress: async () => host.pageAddress() })
  const host: PagesHost = await openPagesHost({ directory, passphrase, pages, port, log, network: { listen, connect }, demo: around.desk })
  if (host.lostPort !== undefined)
    config.write(
      `Port ${host.lostPort} is taken by another program: Chorus is at another one now, and pages left open must be opened anew.`,
    )
  await present(config, 'Chorus is ready. Stop it with Ctrl+C.', async () => host.pageAddress())
  await untilSignal()
  config.write('Closing. Everything that was saved is kept.')
  await around.close()
  await host.close()
}

/** An address is good once: the browser gets one of its own. */
async function present({ write, show }: StartConfig, greeting: string, newAddress: () => Promise<string>): Promise<void> {
  write(greeting)
  write(`Open this address; it is good once, for ten minutes: ${await newAddress()}`)
  show(await newAddress())
}
