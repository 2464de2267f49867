/** The carrier's side of a host's WebRTC: enters the lobbies it is told to, connects by hand, and carries the links' frames, without a look into them. */
import type { Pipe } from '../api/pipe.ts'
import type { Clock } from '../clock.ts'
import { createCreditedReceiver, createCreditedSender } from '../network/frame-credit.ts'
import {
  decodeNetworkMessage,
  encodeNetworkMessage,
  NETWORK_VERSION,
  type NetworkHearers,
  type NetworkMessage,
  tellHearer,
} from '../network/network-messages.ts'
import type { ChannelLink } from '../webrtc/channel-link.ts'
import { connectByHand, type HandConnection } from '../webrtc/hand-connection.ts'
import { enterLobby, type IceServers, type Lobby } from '../webrtc/lobby.ts'
import type { MeetingListener, MeetingPlace } from '../webrtc/lobby-signalling.ts'
import type { WebrtcPlatform } from '../webrtc/platform.ts'

/** A lobby that was or is being entered. */
interface Entered {
  readonly entering: Promise<Lobby>
  listener: MeetingListener | undefined
  iceServers: IceServers
}

/** A link as the host knows it. */
interface Carried {
  readonly link: ChannelLink
  readonly frame: (bytes: Uint8Array) => void
  readonly hearCredit: (bytes: number) => void
}

/** What a link may have waiting for the host: a peer that keeps to its session's credit (2 MiB) stays far below. */
const MAX_WAITING_BYTES = 16 * 1024 * 1024

/** Serves one host until its pipe closes; every lobby is left then. */
export function serveHost(pipe: Pipe, platform: WebrtcPlatform, clock: Clock): void {
  const lobbies = new Map<number, Entered>()
  const byHand = new Map<number, HandConnection>()
  const links = new Map<number, Carried>()
  let lastLink = 0
  const say = (message: NetworkMessage): void => pipe.send(encodeNetworkMessage(message))

  const carry = (lobby: number, link: ChannelLink): void => {
    const number = ++lastLink
    const carried = carryLink(number, link, say, () => links.delete(number))
    links.set(number, carried)
    say({ type: 'opened', lobby, link: number, binding: link.binding })
    carried.listen()
  }
  const enter = ({ lobby, name, password, iceServers }: Extract<NetworkMessage, { type: 'enter' }>): void => {
    const meetingPlace: MeetingPlace = {
      join: (_topic, listener) => {
        entered.listener = listener
        return { publish: (data) => say({ type: 'signal', lobby, data }), leave: () => undefined }
      },
    }
    const config = { name, password, iceServers: () => entered.iceServers, meetingPlace, clock, platform, unfinished: () => undefined }
    const entered: Entered = { entering: enterLobby(config, (link) => carry(lobby, link)), listener: undefined, iceServers }
    lobbies.set(lobby, entered)
  }
  const renew = (lobby: number, iceServers: IceServers): void => {
    const entered = lobbies.get(lobby)
    if (entered) entered.iceServers = iceServers
  }
  const connect = (lobby: number, iceServers: IceServers, offer: string | undefined): void => {
    const connection = connectByHand({ classes: platform.classes, clock, iceServers }, offer, {
      described: (sdp) => say({ type: 'described', lobby, sdp }),
      opened: (link) => carry(lobby, link),
      failed: () => say({ type: 'failed', lobby }),
    })
    byHand.set(lobby, connection)
  }
  const leave = (lobby: number): void => {
    byHand.get(lobby)?.close()
    byHand.delete(lobby)
    const entered = lobbies.get(lobby)
    lobbies.delete(lobby)
    void entered?.entering.then((standing) => standing.leave())
  }
  const hearers: NetworkHearers = {
    enter,
    leave: ({ lobby }) => leave(lobby),
    servers: ({ lobby, iceServers }) => renew(lobby, iceServers),
    offer: ({ lobby, iceServers }) => connect(lobby, iceServers, undefined),
    answer: ({ lobby, iceServers, sdp }) => connect(lobby, iceServers, sdp),
    accept: ({ lobby, sdp }) => byHand.get(lobby)?.accept(sdp),
    signal: ({ lobby, data }) => lobbies.get(lobby)?.listener?.message(data),
    met: ({ lobby }) => lobbies.get(lobby)?.listener?.met(),
    frame: ({ link, bytes }) => links.get(link)?.frame(bytes),
    credit: ({ link, bytes }) => links.get(link)?.hearCredit(bytes),
    closed: ({ link, reason }) => links.get(link)?.link.close(reason),
  }
  pipe.onClose(() => {
    for (const lobby of [...lobbies.keys(), ...byHand.keys()]) leave(lobby)
  })
  pipe.onFrame((bytes) => {
    const message = decodeNetworkMessage(bytes)
    if (!message.ok || !tellHearer(hearers, message.value)) pipe.close()
  })
  say({ type: 'ready', version: NETWORK_VERSION })
}

function carryLink(
  number: number,
  link: ChannelLink,
  say: (message: NetworkMessage) => void,
  gone: () => void,
): Carried & { readonly listen: () => void } {
  const sender = createCreditedSender((bytes) => say({ type: 'frame', link: number, bytes }))
  const receiver = createCreditedReceiver((bytes) => say({ type: 'credit', link: number, bytes }))
  link.onSent(receiver.take)
  const listen = (): void =>
    link.receive({
      frame: (bytes) => {
        sender.send(bytes)
        if (sender.queuedBytes() > MAX_WAITING_BYTES) link.close('too much')
      },
      closed: (reason) => {
        gone()
        say({ type: 'closed', link: number, reason })
      },
    })
  const frame = (bytes: Uint8Array): void => {
    if (receiver.come(bytes.length)) link.send(bytes)
    else link.close('too much')
  }
  return { link, frame, hearCredit: sender.hearCredit, listen }
}
