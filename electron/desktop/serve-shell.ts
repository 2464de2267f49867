/** The host inside the desktop shell: opens the profile's door, serves pages over ports that main hands it, and ends when main says so. */
import { type PortLike, pipeOverPort } from '../../shared/api/port-pipe.ts'
import { isAppError } from '../../shared/errors.ts'
import { type ControlServer, listenForPipes } from '../adapters/control/socket-pipe.ts'
import { createLineLog, createSilentLog } from '../adapters/node/line-log.ts'
import { createNodeClock } from '../adapters/node/node-clock.ts'
import { ownAddresses } from '../adapters/node/own-addresses.ts'
import { createCarriedLobbies } from '../adapters/webrtc/carried-lobbies.ts'
import type { Log } from '../core/ports/log.ts'
import { type Door, openDoor } from '../host/door.ts'
import { serveGuest } from '../host/guest.ts'
import { type FromHost, type ToHost, toHost } from './host-messages.ts'
import { createShellKeyring, type ShellKeyring } from './shell-keyring.ts'

/** Main, as this process sees it: Electron's `process.parentPort`. */
export interface ShellPort {
  on(event: 'message', listener: (event: { readonly data: unknown; readonly ports: readonly PortLike[] }) => void): unknown
  postMessage(message: FromHost): void
}

/** An open profile and who reaches it. */
interface Serving {
  readonly door: Door
  readonly control: ControlServer
}

type Begin = Extract<ToHost, { type: 'begin' }>

/** Serves main until it says `end`; `exit` is called when everything is sealed, flushed and closed. */
export function serveShell(main: ShellPort, exit: () => void): void {
  const clock = createNodeClock()
  let log: Log = createSilentLog()
  let keyring: ShellKeyring | undefined
  const lobbies = createCarriedLobbies({
    clock,
    log: { info: (...said) => log.info(...said), warn: (...said) => log.warn(...said) },
    ownAddresses: () => ownAddresses('::'),
  })
  const reportBug = (error: unknown): void =>
    log.warn('call failed', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) })

  const open = async ({ directory, keyring: backend, debug }: Begin): Promise<Serving> => {
    if (debug) log = createLineLog(clock, (line) => void process.stderr.write(line))
    keyring = backend === null ? undefined : createShellKeyring(backend, (question) => main.postMessage(question))
    const system = keyring?.keyring ?? 'missing'
    const door = await openDoor({
      directory,
      log,
      system,
      locksWhenIdle: true,
      network: { carrier: { ...lobbies, needsDefaultRoute: true } },
    })
    const control = await listenForPipes(directory, (pipe) => serveGuest(pipe, { door, reportBug }))
    return { door, control }
  }
  let serving: Promise<Serving> | undefined
  const begin = (how: Begin): void => {
    serving ??= open(how)
    serving.then(
      () => main.postMessage({ type: 'ready' }),
      (error: unknown) => main.postMessage({ type: 'failed', message: sentenceOf(error) }),
    )
  }
  const serve = (port: PortLike | undefined): void => {
    if (!port) return
    const pipe = pipeOverPort(port)
    serving?.then(({ door }) => serveGuest(pipe, { door, reportBug }), pipe.close)
  }
  const end = async (): Promise<void> => {
    const open = await serving?.catch(() => undefined)
    await open?.control.close()
    await open?.door.close()
    main.postMessage({ type: 'ended' })
    exit()
  }
  main.on('message', ({ data, ports: [port] }) => {
    const said = toHost.safeParse(data)
    if (!said.success) return log.warn('main said something unknown', {})
    const message = said.data
    switch (message.type) {
      case 'begin':
        return begin(message)
      case 'guest':
        return serve(port)
      case 'network':
        return port && lobbies.attach(pipeOverPort(port))
      case 'key':
        return keyring?.hear(message.id, message.bytes)
      case 'end':
        return void end()
    }
  })
}

const sentenceOf = (error: unknown): string =>
  isAppError(error)
    ? error.message
    : `Something is wrong inside Chorus: ${error instanceof Error ? error.message : String(error)}`.slice(0, 1024)
