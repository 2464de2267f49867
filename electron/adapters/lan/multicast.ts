/** Multicast DNS over one network of this computer. */
import makeMulticastDns from 'multicast-dns'
import type { AnnouncedRecord } from './announcement.ts'

/** What is sent: a question for a service, or records. */
export interface OutgoingPacket {
  readonly questions?: readonly { readonly name: string; readonly type: 'PTR' }[]
  readonly answers?: readonly AnnouncedRecord[]
}

/** What hears a network. */
export interface MulticastEvents {
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
export const openMulticast: OpenMulticast = (address, { heard, failed }) => {
  const dns = makeMulticastDns({ interface: address, bind: '0.0.0.0', reuseAddr: true })
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
