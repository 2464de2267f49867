/**
 * The seam under y-webrtc: it gets a connection whose own channel carries nothing, and this host gets a second, negotiated channel in the same
 * connection. A proxy, because the native classes break when subclassed. SPEC rules LOBBY-2, LOBBY-3.
 */

/** What of WebRTC the façade and simple-peer use; Node's and Chromium's classes both fit. */
export interface WebrtcClasses {
  readonly RTCPeerConnection: new (config?: unknown) => PeerConnection
  readonly RTCSessionDescription: unknown
  readonly RTCIceCandidate: unknown
}

/** The used part of a peer connection. */
export interface PeerConnection {
  readonly signalingState: string
  readonly connectionState: string
  readonly iceGatheringState: string
  readonly localDescription: { readonly sdp: string } | null
  readonly remoteDescription: { readonly sdp: string } | null
  createDataChannel(label: string, options?: object): DataChannel
  createOffer(): Promise<{ readonly type: string; readonly sdp?: string }>
  createAnswer(): Promise<{ readonly type: string; readonly sdp?: string }>
  addIceCandidate(candidate: object): Promise<void>
  setLocalDescription(description: object): Promise<void>
  setRemoteDescription(description: { readonly type: string; readonly sdp?: string }): Promise<void>
  onicegatheringstatechange: ((event: unknown) => void) | null
  ondatachannel: ((event: { readonly channel: DataChannel }) => void) | null
  close(): void
}

/** The used part of a data channel. */
export interface DataChannel {
  binaryType: string
  readonly readyState: string
  readonly bufferedAmount: number
  onopen: ((event: unknown) => void) | null
  onmessage: ((event: { readonly data: unknown }) => void) | null
  onclose: ((event: unknown) => void) | null
  onerror: ((event: unknown) => void) | null
  send(data: Uint8Array): void
  close(): void
}

/** The negotiated channel's number; y-webrtc's own channel takes another. */
const CHANNEL_ID = 1021

/** Makes the channel of a session; it opens on both sides by itself. */
export const openSessionChannel = (connection: PeerConnection): DataChannel =>
  connection.createDataChannel('chorus', { negotiated: true, id: CHANNEL_ID, ordered: true })

/** Classes for simple-peer. `onConnection` is told of every connection and the channel of its session. */
export function createFacade(classes: WebrtcClasses, onConnection: (connection: PeerConnection, channel: DataChannel) => void) {
  function Facade(config: unknown): PeerConnection {
    const connection = new classes.RTCPeerConnection(config)
    onConnection(connection, openSessionChannel(connection))
    return new Proxy(connection, { get: read, set: write })
  }
  return { RTCPeerConnection: Facade, RTCSessionDescription: classes.RTCSessionDescription, RTCIceCandidate: classes.RTCIceCandidate }
}

function read(connection: PeerConnection, name: keyof PeerConnection): unknown {
  if (name === 'createDataChannel') {
    return (label: string, options?: object) => stubOf(connection.createDataChannel(label, options))
  }
  if (name === 'setRemoteDescription') return (description: { readonly type: string }) => describe(connection, description)
  const value: unknown = Reflect.get(connection, name)
  return typeof value === 'function' ? value.bind(connection) : value
}

function write(connection: PeerConnection, name: keyof PeerConnection, value: unknown): boolean {
  if (name === 'ondatachannel' && typeof value === 'function') {
    connection.ondatachannel = ({ channel }) => value({ channel: stubOf(channel) })
    return true
  }
  return Reflect.set(connection, name, value)
}

/** Node's WebRTC does not roll its own offer back when both sides offered at once. */
async function describe(connection: PeerConnection, description: { readonly type: string }): Promise<void> {
  if (description.type === 'offer' && connection.signalingState === 'have-local-offer') {
    await connection.setLocalDescription({ type: 'rollback' })
  }
  await connection.setRemoteDescription(description)
}

/** A channel that opens and closes but delivers nothing in and sends nothing out. */
function stubOf(channel: DataChannel): DataChannel {
  channel.onmessage = () => undefined
  return new Proxy(channel, {
    get: (target, name: keyof DataChannel) => {
      if (name === 'send') return () => undefined
      if (name === 'bufferedAmount') return 0
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
    set: (target, name, value) => name === 'onmessage' || Reflect.set(target, name, value),
  })
}

/** The sorted SHA-256 fingerprints of both ends, or undefined unless each description holds exactly one. */
export function fingerprintsOf(connection: PeerConnection): string | undefined {
  const found = [connection.localDescription, connection.remoteDescription].map((description) => {
    const all = [...(description?.sdp ?? '').matchAll(/^a=fingerprint:(\S+) (\S+)/gim)].map(([, hash, value]) =>
      `${hash} ${value}`.toLowerCase(),
    )
    const unique = new Set(all)
    const [only] = unique
    return unique.size === 1 && only?.startsWith('sha-256 ') ? only : undefined
  })
  return found.includes(undefined) ? undefined : found.sort().join('\n')
}
