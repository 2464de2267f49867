/**
 * Lobbies whose WebRTC runs in a page of the desktop shell. The host keeps what must not leave it (keys, sessions, signalling to other hubs);
 * the page may come, go, and come again. SPEC rules NET-1 to NET-4.
 */
import { webcrypto } from 'node:crypto'
import type { Pipe } from '../../../shared/api/pipe.ts'
import type { MeetingMember } from '../../../shared/webrtc/lobby-signalling.ts'
import { createSignalCipher, type SignalCipher } from '../../../shared/webrtc/signal-cipher.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { Link, PeerLinks } from '../../core/ports/link.ts'
import type { Log } from '../../core/ports/log.ts'
import { withOwnAddresses } from './own-candidates.ts'
import { type ServedPage, type StartedLobby, servePage } from './page-conversation.ts'
import type { HostLobbyConfig } from './webrtc-lobby.ts'

/** See the head of this file. */
export interface PageLobbies {
  /** The page is there: it enters every lobby that was started. One that was there before has no links any more. */
  readonly attach: (pipe: Pipe) => void
  /** A lobby; nothing happens before `start`. Without a page it finds nobody. */
  readonly lobby: (config: HostLobbyConfig) => PeerLinks
}

/** No page yet. `ownAddresses` are those of this computer at the time. */
export function createPageLobbies(tools: {
  readonly clock: Clock
  readonly log: Log
  readonly ownAddresses: () => readonly string[]
}): PageLobbies {
  const { clock, log, ownAddresses } = tools
  const started = new Map<number, StartedLobby>()
  let page: ServedPage | undefined
  let lastNumber = 0

  const attach = (pipe: Pipe): void => {
    page?.close()
    const served = servePage(pipe, {
      log,
      clock,
      started,
      isReady: (ready) => {
        page = ready
        for (const lobby of started.values()) enter(ready, lobby)
      },
      isGone: (gone) => {
        if (page === gone) page = undefined
      },
    })
    page = served
  }
  const lobby = (config: HostLobbyConfig): PeerLinks => {
    const number = ++lastNumber
    const links = new Set<Link>()
    let member: MeetingMember | undefined
    let stopped = false
    const start: PeerLinks['start'] = async (onLink) => {
      const cipher = await createSignalCipher(config.name, config.password, webcrypto)
      if (stopped) return
      member = config.hub.join(config.name, {
        message: (data) => page?.say({ type: 'signal', lobby: number, data }),
        met: () => page?.say({ type: 'met', lobby: number }),
      })
      const publish = createPublisher(cipher, ownAddresses, member)
      const entered: StartedLobby = { number, config, onLink, publish, links }
      started.set(number, entered)
      if (page) enter(page, entered)
    }
    const stop = async (): Promise<void> => {
      stopped = true
      started.delete(number)
      page?.say({ type: 'leave', lobby: number })
      for (const link of [...links]) link.close('stopping')
      member?.leave()
    }
    return { start, stop }
  }
  return { attach, lobby }
}

const enter = (page: ServedPage, { number, config }: StartedLobby): void =>
  page.say({
    type: 'enter',
    lobby: number,
    name: config.name,
    password: config.password,
    iceUrls: config.iceServers.map(({ urls }) => urls),
  })

/** Passes signalling on in the order in which it was said: a candidate before its offer is lost. */
function createPublisher(cipher: SignalCipher, ownAddresses: () => readonly string[], member: MeetingMember): (data: string) => void {
  let last: Promise<void> = Promise.resolve()
  const say = async (data: string): Promise<void> => {
    const message = await cipher.open(data)
    if (!message) return
    const [first, ...more] = withOwnAddresses(message, ownAddresses())
    member.publish(first === message ? data : await cipher.seal(first ?? message))
    for (const other of more) member.publish(await cipher.seal(other))
  }
  return (data) => {
    last = last.then(() => say(data))
  }
}
