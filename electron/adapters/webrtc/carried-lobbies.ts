/**
 * Lobbies whose WebRTC runs in a carrier: a page of the desktop shell, or a process of Node. The host keeps what must not leave it (keys,
 * sessions, signalling to other hubs); the carrier may come, go, and come again. SPEC rules NET-1 to NET-5.
 */
import { webcrypto } from 'node:crypto'
import type { Pipe } from '../../../shared/api/pipe.ts'
import type { ConnectionDescription } from '../../../shared/webrtc/connection-description.ts'
import type { IceServers } from '../../../shared/webrtc/lobby.ts'
import type { MeetingMember } from '../../../shared/webrtc/lobby-signalling.ts'
import { createSignalCipher, type SignalCipher } from '../../../shared/webrtc/signal-cipher.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { Link } from '../../core/ports/link.ts'
import type { Log } from '../../core/ports/log.ts'
import { type HeardConnection, openCarriedConnection } from './carried-connection.ts'
import { type ServedCarrier, type StartedLobby, serveCarrier } from './carrier-conversation.ts'
import type { HandConnection, HandConnectionEvents, HostLobby, HostLobbyConfig } from './host-lobby.ts'
import { withOwnAddresses } from './own-candidates.ts'

/** See the head of this file. */
export interface CarriedLobbies {
  /** The carrier is there: it enters every lobby that was started. One that was there before has no links any more. */
  readonly attach: (pipe: Pipe) => void
  /** A lobby; nothing happens before `start`. Without a carrier it finds nobody. */
  readonly lobby: (config: HostLobbyConfig) => HostLobby
  /** A connection by hand, once there is a carrier; `over` is called once, when nothing of it is left. */
  readonly byHand: (
    offer: ConnectionDescription | undefined,
    events: HandConnectionEvents,
    iceServers: IceServers,
    over?: () => void,
  ) => HandConnection
}

/** No carrier yet. `ownAddresses` are those of this computer at the time. */
export function createCarriedLobbies(tools: {
  readonly clock: Clock
  readonly log: Log
  readonly ownAddresses: () => readonly string[]
}): CarriedLobbies {
  const { clock, log, ownAddresses } = tools
  const started = new Map<number, StartedLobby>()
  const connections = new Map<number, HeardConnection>()
  let carrier: ServedCarrier | undefined
  let lastNumber = 0

  const attach = (pipe: Pipe): void => {
    carrier?.close()
    const served = serveCarrier(pipe, {
      log,
      clock,
      started,
      byHand: connections,
      isReady: (ready) => {
        carrier = ready
        for (const lobby of started.values()) enter(ready, lobby)
        // Those of the carrier before are over: these have waited for this one.
        for (const { begin } of connections.values()) begin()
      },
      isGone: (gone) => {
        if (carrier === gone) carrier = undefined
      },
    })
    carrier = served
  }
  const lobby = (given: HostLobbyConfig): HostLobby => {
    let config = given
    const number = ++lastNumber
    const links = new Set<Link>()
    let member: MeetingMember | undefined
    /** Rises with every start and stop: what was begun before is over. */
    let turn = 0
    const start: HostLobby['start'] = async (onLink) => {
      const mine = ++turn
      const cipher = await createSignalCipher(config.name, config.password, webcrypto)
      if (mine !== turn) return
      member = config.hub.join(config.name, {
        message: (data) => carrier?.say({ type: 'signal', lobby: number, data }),
        met: () => carrier?.say({ type: 'met', lobby: number }),
      })
      const publish = createPublisher(cipher, ownAddresses, member)
      const entered: StartedLobby = {
        number,
        config: () => config,
        publish,
        onLink: (link) => {
          links.add(link)
          onLink(link)
        },
        onGone: (link) => void links.delete(link),
      }
      started.set(number, entered)
      if (carrier) enter(carrier, entered)
    }
    const stop = async (): Promise<void> => {
      turn++
      started.delete(number)
      carrier?.say({ type: 'leave', lobby: number })
      for (const link of [...links]) link.close('stopping')
      member?.leave()
    }
    const setIceServers = (iceServers: IceServers): void => {
      config = { ...config, iceServers }
      if (started.has(number)) carrier?.say({ type: 'servers', lobby: number, iceServers })
    }
    return { start, stop, setIceServers }
  }
  const byHand: CarriedLobbies['byHand'] = (offer, events, iceServers, over = () => undefined) => {
    const number = ++lastNumber
    const { connection, heard } = openCarriedConnection({
      number,
      offer,
      events,
      iceServers,
      ownAddresses,
      say: (message) => carrier?.say(message),
      over: () => {
        connections.delete(number)
        over()
      },
    })
    connections.set(number, heard)
    if (carrier) heard.begin()
    return connection
  }
  return { attach, lobby, byHand }
}

function enter(carrier: ServedCarrier, { number, config }: StartedLobby): void {
  const { name, password, iceServers } = config()
  carrier.say({ type: 'enter', lobby: number, name, password, iceServers })
}

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
