/** `npm run demo`: sets the scene, says where to watch, and strikes it when it is told to end. */
import { createClient } from '../../../shared/api/client.ts'
import { isAppError } from '../../../shared/errors.ts'
import { connectPipe } from '../../adapters/control/socket-pipe.ts'
import { createLineLog, createSilentLog } from '../../adapters/node/line-log.ts'
import { createNodeClock } from '../../adapters/node/node-clock.ts'
import { EXIT_BUG, EXIT_CODES } from '../exit-codes.ts'
import { openPagesHost, type PagesHost } from '../pages-host.ts'
import { untilSignal } from '../until-signal.ts'
import { openDemo } from './demo.ts'
import { createLookAround } from './look-around.ts'

/** What to show, and how. */
export interface RunDemoConfig {
  /** The person's own profile, where [Start my coalition] leads. */
  readonly directory: string
  readonly passphrase?: string | undefined
  readonly pages: string
  readonly strokeMs?: number | undefined
  readonly pace?: number | undefined
  readonly write: (line: string) => void
  readonly show: (address: string) => void
}

/** Runs until a signal. Answers the exit code. */
export async function runDemo(config: RunDemoConfig): Promise<number> {
  const { pages, strokeMs, pace, write, show } = config
  const log = process.env['CHORUS_LOG'] ? createLineLog(createNodeClock(), (line) => void process.stderr.write(line)) : createSilentLog()
  const own = createOwnPages(config, log)
  const signal = untilSignal()
  try {
    const demo = await openDemo({ pages, log, strokeMs, pace, ownAddress: own.address })
    write(`The demo is at ${demo.pageAddress()} (good once). Stop it with Ctrl+C.`)
    show(demo.pageAddress())
    await signal
    await Promise.all([demo.close(), own.close()])
    return 0
  } catch (error) {
    write(isAppError(error) ? error.message : String(error instanceof Error ? error.stack : error))
    return isAppError(error) ? EXIT_CODES[error.code] : EXIT_BUG
  }
}

/** The person's own profile: through the Chorus that has it open, or with a host of this process, opened when it is asked for. */
function createOwnPages({ directory, passphrase, pages }: RunDemoConfig, log: Parameters<typeof openDemo>[0]['log']) {
  let opened: Promise<PagesHost> | undefined
  const around = createLookAround({ pages, log, ownAddress: () => address() })

  const address = async (): Promise<string> => {
    const pipe = opened ? undefined : await connectPipe(directory)
    if (!pipe) {
      opened ??= openPagesHost({ directory, passphrase, pages, port: undefined, log, demo: around.desk })
      return (await opened).pageAddress()
    }
    const client = createClient(pipe)
    try {
      return (await client.call('page.address', {})).address
    } finally {
      client.close()
    }
  }
  const close = async (): Promise<void> => {
    await around.close()
    await (await opened?.catch(() => undefined))?.close()
  }
  return { address, close }
}
