/** Multicast DNS over one network of this computer. */
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import makeMulticastDns from 'multicast-dns'
import type { AnnouncedRecord } from './announcement.ts'

/** What is sent: a question for a service, or records. */
export interface OutgoingPacket {
  readonly questions?: readonly { readonly name: string; readonly type: 'PTR' }[]
  readonly answers?: readonly AnnouncedRecord[]
}

/** What hears a network. */
export interface MulticastEvents {
  /** Asked of every packet before it is decoded: a few large ones would keep the codec busy for seconds. */
  readonly mayDecode: (bytes: Uint8Array, from: string) => boolean
  /** A decoded packet, as the codec gives it, and the address it came from. */
  readonly heard: (packet: unknown, from: string) => void
  /** It could not be joined, or something could not be sent. */
  readonly failed: (error: unknown) => void
}

/** See the head of this file. */
export interface Multicast {
  readonly send: (packet: OutgoingPacket) => void
  /** Sends one thing more if there is one, and closes; resolves when the socket is closed. */
  readonly close: (last?: OutgoingPacket) => Promise<void>
}

/** Joins the network where this computer has `address`. */
export type OpenMulticast = (address: string, events: MulticastEvents) => Multicast

/** Joins by the operating system. Packets that are no DNS are left out. */
export const openMulticast: OpenMulticast = (address, { mayDecode, heard, failed }) => {
  const dns = makeMulticastDns({ interface: address, bind: '0.0.0.0', socket: guardedSocket(mayDecode) })
  dns.on('query', (packet, { address: from }) => heard(packet, from))
  dns.on('response', (packet, { address: from }) => heard(packet, from))
  dns.on('error', failed)
  // What is no DNS is a warning too; what the system refused names the call.
  dns.on('warning', (error) => 'syscall' in error && failed(error))
  const send = ({ questions = [], answers = [] }: OutgoingPacket, done: (error: Error | null) => void): void => {
    if (questions.length > 0) dns.query({ questions: questions.map((question) => ({ ...question })) }, done)
    else dns.respond({ answers: answers.map((answer) => ({ ...answer })) }, done)
  }
  const report = (error: Error | null): void => {
    if (error) failed(error)
  }
  return {
    send: (packet) => send(packet, report),
    close: (last) => new Promise((resolve) => (last ? send(last, () => dns.destroy(resolve)) : dns.destroy(resolve))),
  }
}

/** A socket that keeps packets from whoever reads it; the library decodes whatever its socket has. */
function guardedSocket(mayDecode: MulticastEvents['mayDecode']): Socket {
  const socket = createSocket({ type: 'udp4', reuseAddr: true })
  const emit = socket.emit.bind(socket) as (event: string, ...rest: readonly unknown[]) => boolean
  const guarded = (event: string, ...rest: readonly unknown[]): boolean => {
    const [bytes, from] = rest as [Uint8Array, RemoteInfo]
    return (event !== 'message' || mayDecode(bytes, from.address)) && emit(event, ...rest)
  }
  return Object.assign(socket, { emit: guarded })
}
