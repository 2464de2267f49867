/** A copy's attachment to a text in the host: at most one at a time, over the connection given last. */
import type { Call, Client } from './client.ts'
import type { OutputOf } from './contract.ts'
import { type DocumentMessage, decodeDocumentMessage, encodeDocumentMessage } from './document-messages.ts'

/** How a guest reaches the host: the client and its calls for one coalition. */
export interface Connection {
  readonly client: Pick<Client, 'onDocument' | 'sendDocument' | 'isClosed' | 'onClose'>
  readonly call: Call
}

/** See the head of this file. */
export interface Attachment {
  /** Attaches over a connection; the state and what follows is heard before this resolves. Throws what the host throws. */
  readonly begin: (connection: Connection, resumes: boolean) => Promise<void>
  /** The client id to write under: null for readers, undefined while nothing is attached. */
  readonly clientId: () => number | null | undefined
  /** True while edits can be sent. */
  readonly canSend: () => boolean
  readonly send: (message: DocumentMessage) => void
  /** The host has let go. Answers the connection, if it still stands. */
  readonly dropped: () => Connection | undefined
  /** Lets go, also of an attachment that is under way. */
  readonly end: () => void
}

type Attached = OutputOf<'document.attach'> & { readonly connection: Connection }

/** Nothing is attached yet. */
export function createAttachment(
  position: string,
  events: { readonly message: (message: DocumentMessage) => void; readonly pipeClosed: () => void },
): Attachment {
  let at: Attached | undefined
  let stop = (): void => undefined
  let turn = 0

  const hear = (bytes: Uint8Array): void => {
    const message = decodeDocumentMessage(bytes)
    if (message.ok) events.message(message.value)
  }
  const begin: Attachment['begin'] = async (connection, resumes) => {
    const own = ++turn
    const resume = resumes && at && at.clientId !== null ? { clientId: at.clientId, hold: at.hold } : undefined
    stop()
    const attached = { ...(await connection.call('document.attach', { position, resume })), connection }
    // Another attempt has begun meanwhile, or the copy was closed.
    if (own !== turn) return detach(attached)
    at = attached
    const stops = [connection.client.onDocument(attached.channel, hear), connection.client.onClose(events.pipeClosed)]
    stop = () => {
      for (const each of stops) each()
    }
  }
  const isOpen = (): boolean => at !== undefined && !at.connection.client.isClosed()
  const send = (message: DocumentMessage): void => {
    if (at && isOpen()) at.connection.client.sendDocument(at.channel, encodeDocumentMessage(message))
  }
  const dropped = (): Connection | undefined => {
    const connection = isOpen() ? at?.connection : undefined
    stop()
    at = undefined
    return connection
  }
  const end = (): void => {
    turn++
    stop()
    if (at) detach(at)
    at = undefined
  }
  return { begin, clientId: () => at?.clientId, canSend: () => isOpen() && at?.clientId !== null, send, dropped, end }
}

function detach({ connection, channel }: Attached): void {
  if (connection.client.isClosed()) return
  // The pipe may close meanwhile; then the host lets go by itself.
  connection.call('document.detach', { channel }).catch(() => undefined)
}
