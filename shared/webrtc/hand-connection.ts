/**
 * One end of a WebRTC connection whose descriptions people carry by hand: they come whole and minutes late, so nothing of y-webrtc is needed, and its watchdog
 * would end what still waits. SPEC rules CODE-4, CODE-7.
 */
import type { Clock, Timer } from '../clock.ts'
import { type ChannelLink, linkOverChannel } from './channel-link.ts'
import { openSessionChannel, type PeerConnection, type WebrtcClasses } from './facade.ts'
import type { IceServers } from './lobby.ts'

/** See the head of this file. */
export interface HandConnection {
  /** Takes the answer to an own offer. */
  readonly accept: (sdp: string) => void
  /** Gives it up; a link that came about stays. */
  readonly close: () => void
}

/** What becomes of one; `opened` and `failed` exclude each other. */
export interface HandConnectionEvents {
  /** This end's description, with every way in. */
  readonly described: (sdp: string) => void
  readonly opened: (link: ChannelLink) => void
  /** It could not be described, or what came from the other end makes no sense. */
  readonly failed: () => void
}

/** Some addresses answer late, and some never. */
const GATHER_MS = 3_000
/** WebRTC forgets a way that was silent for 15 s. */
const TRY_AGAIN_MS = 5_000

/** What WebRTC tells candidates apart by: one that it was told before does nothing, also when it was given up. */
const FOUNDATION = /^candidate:[A-Za-z0-9+/]+/

/** Begins one: with an offer of its own, or with the answer to `offer`. */
export function connectByHand(
  { classes, clock, iceServers }: { readonly classes: WebrtcClasses; readonly clock: Clock; readonly iceServers: IceServers },
  offer: string | undefined,
  events: HandConnectionEvents,
): HandConnection {
  const connection = new classes.RTCPeerConnection({ iceServers })
  let isSettled = false
  let timer: Timer | undefined

  const settle = (): boolean => {
    if (isSettled) return false
    isSettled = true
    timer?.cancel()
    return true
  }
  linkOverChannel(connection, openSessionChannel(connection), clock, (link) => {
    if (settle()) events.opened(link)
  })
  const close = (): void => {
    if (settle()) connection.close()
  }
  const fail = (): void => {
    if (isSettled) return
    close()
    events.failed()
  }
  const tryWays = (candidates: readonly string[], round: number): void => {
    if (isSettled) return
    for (const line of candidates) {
      const candidate = line.replace(FOUNDATION, `$&r${round}`)
      connection.addIceCandidate({ candidate, sdpMid: '0', sdpMLineIndex: 0 }).catch(fail)
    }
    timer = clock.after(TRY_AGAIN_MS, () => tryWays(candidates, round + 1))
  }
  const begin = async (): Promise<void> => {
    const [described, candidates] = withoutCandidates(offer ?? '')
    if (offer !== undefined) await connection.setRemoteDescription({ type: 'offer', sdp: described })
    await connection.setLocalDescription(await (offer === undefined ? connection.createOffer() : connection.createAnswer()))
    await gathered(connection, clock)
    if (isSettled) return
    events.described(connection.localDescription?.sdp ?? '')
    tryWays(candidates, 0)
  }
  begin().catch(fail)
  const accept = (sdp: string): void => void connection.setRemoteDescription({ type: 'answer', sdp }).catch(fail)
  return { accept, close }
}

/** A description without its candidates, and those. */
function withoutCandidates(sdp: string): readonly [string, readonly string[]] {
  const lines = sdp.split('\r\n')
  const candidates = lines.filter((line) => line.startsWith('a=candidate:'))
  return [lines.filter((line) => !candidates.includes(line)).join('\r\n'), candidates.map((line) => line.slice(2))]
}

/** Resolves when every way in is known, or no more are waited for. */
function gathered(connection: PeerConnection, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (connection.iceGatheringState === 'complete') resolve()
    }
    connection.onicegatheringstatechange = look
    clock.after(GATHER_MS, resolve)
    look()
  })
}
