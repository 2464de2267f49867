/** One page or program at the other end of a pipe: its calls, its attached documents, what it is told. Gone with its pipe. */
import type { Handlers, HandlersOf, Method } from '../../shared/api/contract.ts'
import { type DocumentMessage, decodeDocumentMessage, encodeDocumentMessage } from '../../shared/api/document-messages.ts'
import { documentFrame, jsonFrame } from '../../shared/api/frames.ts'
import type { Pipe } from '../../shared/api/pipe.ts'
import { encodePresence } from '../../shared/api/presence-messages.ts'
import { serveCalls } from '../../shared/api/rpc.ts'
import { AppError, isAppError } from '../../shared/errors.ts'
import type { PresenceGuest } from '../core/presence/presence.ts'
import type { Lease, OpenDocument } from '../core/replica/documents.ts'
import type { Door } from './door.ts'
import { type GuestMethod, isGuestMethod } from './handlers/groups.ts'
import type { OpenCoalition } from './open-coalition.ts'

/** A text this guest has attached. */
interface Attached {
  readonly opened: OpenDocument
  readonly lease: Lease | undefined
  readonly mayWrite: () => boolean
  readonly presence: PresenceGuest
}

/** Serves a guest until its pipe closes. `reportBug` hears of errors nobody expected. */
export function serveGuest(pipe: Pipe, door: Door, reportBug: (error: unknown) => void): void {
  const documents = createGuestDocuments(pipe, reportBug)
  const attaching = (coalition: string | undefined): HandlersOf<GuestMethod> => ({
    'document.attach': ({ position, resume }) => documents.attach(door.coalition(coalition), position, resume),
    'document.detach': ({ channel }) => {
      documents.detach(channel)
      return {}
    },
  })
  const handler = (method: Method, coalition: string | undefined): Handlers[Method] =>
    isGuestMethod(method) ? attaching(coalition)[method] : door.handler(method, coalition)
  const stop = door.listen((event) => pipe.send(jsonFrame(event)))
  pipe.onClose(() => {
    stop()
    documents.detachAll()
  })
  serveCalls(pipe, { handler, document: documents.hear, reportBug })
}

/** A guest may hold so many texts at once. */
const MAX_ATTACHED = 64

function createGuestDocuments(pipe: Pipe, reportBug: (error: unknown) => void) {
  const attached = new Map<number, Attached>()
  let lastChannel = 0

  const say = (channel: number, message: DocumentMessage): void => pipe.send(documentFrame(channel, encodeDocumentMessage(message)))
  const attach = (here: OpenCoalition, position: string, resume: number | undefined) => {
    if (attached.size >= MAX_ATTACHED) throw new AppError('too-large', 'Too many texts are open. Close some of them.')
    const { id } = here.positions.find(position)
    const channel = ++lastChannel
    const opened = here.replica.documents.open(id, {
      changed: (update) => say(channel, { type: 'update', update }),
      replaced: () => say(channel, { type: 'replaced' }),
    })
    const mayWrite = (): boolean => here.mayWrite(id)
    const lease = mayWrite() ? opened.lease(resume) : undefined
    say(channel, { type: 'state', update: opened.state() })
    const presence = here.presence.join(id, (event) => say(channel, { type: 'presence', bytes: encodePresence(event) }))
    attached.set(channel, { opened, lease, mayWrite, presence })
    return { channel, clientId: lease?.clientId ?? null }
  }
  const detach = (channel: number): void => {
    const held = attached.get(channel)
    held?.presence.leave()
    held?.opened.close()
    attached.delete(channel)
  }
  const hear = (channel: number, bytes: Uint8Array): boolean => {
    const message = decodeDocumentMessage(bytes)
    const held = attached.get(channel)
    if (!message.ok) return false
    if (held && message.value.type === 'edit') takeEdit(channel, held, message.value)
    if (held && message.value.type === 'presence') held.presence.say(message.value.bytes)
    return true
  }
  const takeEdit = (
    channel: number,
    { lease, mayWrite }: Attached,
    { number, updates }: Extract<DocumentMessage, { type: 'edit' }>,
  ): void => {
    try {
      if (!lease || !mayWrite()) throw new AppError('no-right', 'You can read this text, but not write in it now.')
      lease.submit(updates)
      say(channel, { type: 'saved', number })
    } catch (error) {
      if (!isAppError(error)) reportBug(error)
      say(channel, { type: 'refused', number, code: isAppError(error) ? error.code : 'edit-refused' })
    }
  }
  const detachAll = (): void => {
    for (const channel of [...attached.keys()]) detach(channel)
  }
  return { attach, detach, hear, detachAll }
}
