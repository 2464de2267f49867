/** One page or program at the other end of a pipe: its calls, its attached documents, what it is told. Gone with its pipe. */
import type { Handlers, HandlersOf, Method, OutputOf, ParsedInputOf } from '../../shared/api/contract.ts'
import { type DocumentMessage, decodeDocumentMessage, encodeDocumentMessage } from '../../shared/api/document-messages.ts'
import type { HostEvent } from '../../shared/api/events.ts'
import { documentFrame, jsonFrame } from '../../shared/api/frames.ts'
import type { Pipe } from '../../shared/api/pipe.ts'
import { encodePresence } from '../../shared/api/presence-messages.ts'
import { serveCalls } from '../../shared/api/rpc.ts'
import { AppError, isAppError } from '../../shared/errors.ts'
import type { PresenceGuest } from '../core/presence/presence.ts'
import type { Lease, OpenDocument } from '../core/replica/documents.ts'
import { type DemoDesk, NO_DEMO } from './demo-desk.ts'
import type { Door } from './door.ts'
import { type GuestMethod, isDemoMethod, isGuestMethod, isShellMethod, type ShellMethod } from './handlers/groups.ts'
import { isUse } from './idle-lock.ts'
import type { OpenCoalition } from './open-coalition.ts'

/** A text this guest has attached. */
interface Attached {
  readonly opened: OpenDocument
  readonly lease: Lease | undefined
  readonly mayWrite: () => boolean
  readonly presence: PresenceGuest
  readonly hold: string
  /** Keeps what was seen, when the page leaves it. */
  readonly leave: () => void
  /** Its missing words are wanted no more before all others. */
  readonly hide: () => void
}

/** What a guest is served with. `shell` answers about the program around the host, for guests that may ask. */
export interface GuestTools {
  readonly door: Door
  readonly shell?: HandlersOf<ShellMethod>
  readonly demo?: DemoDesk | undefined
  /** Hears of errors nobody expected. */
  readonly reportBug: (error: unknown) => void
}

/** Serves a guest until its pipe closes. */
export function serveGuest(pipe: Pipe, { door, shell, demo = NO_DEMO, reportBug }: GuestTools): void {
  const documents = createGuestDocuments(pipe, door, reportBug)
  const attaching = (coalition: string | undefined): HandlersOf<GuestMethod> => ({
    'document.attach': ({ position, resume }) => documents.attach(door.coalition(coalition), position, resume),
    'document.detach': ({ channel }) => {
      documents.leave(channel)
      return {}
    },
  })
  const handler = (method: Method, coalition: string | undefined): Handlers[Method] => {
    if (isUse(method)) door.used()
    if (isGuestMethod(method)) return attaching(coalition)[method]
    if (isDemoMethod(method)) return demo.handlers[method]
    if (!isShellMethod(method)) return door.handler(method, coalition)
    if (shell) return shell[method]
    throw new AppError('not-found', 'The Chorus that runs here has no pages. Stop it, then start the one with pages: npm start')
  }
  const tell = (event: HostEvent): void => pipe.send(jsonFrame(event))
  const demoChanged = (): void => tell({ event: 'changed', coalition: null, topics: ['demo'] })
  const stops = [door.listen(tell), door.listen(documents.hostChanged), door.onShut(documents.replaceAll), demo.listen(demoChanged)]
  pipe.onClose(() => {
    for (const stop of stops) stop()
    documents.leaveAll()
  })
  serveCalls(pipe, { handler, document: documents.hear, reportBug })
}

/** A guest may hold so many texts at once. */
const MAX_ATTACHED = 64

function createGuestDocuments(pipe: Pipe, { holds, used }: Pick<Door, 'holds' | 'used'>, reportBug: (error: unknown) => void) {
  const attached = new Map<number, Attached>()
  let lastChannel = 0

  const say = (channel: number, message: DocumentMessage): void => pipe.send(documentFrame(channel, encodeDocumentMessage(message)))
  const attach = (here: OpenCoalition, position: string, resume: Resume | undefined): OutputOf<'document.attach'> => {
    if (attached.size >= MAX_ATTACHED) throw new AppError('too-large', 'Too many texts are open. Close some of them.')
    const { id } = here.positions.find(position)
    if (resume) holds.release(resume.hold)
    const channel = ++lastChannel
    const opened = here.replica.documents.open(id, {
      changed: (update) => say(channel, { type: 'update', update }),
      // Later: an edit that caused this is refused by its number first.
      replaced: () => queueMicrotask(() => replace(channel)),
    })
    const mayWrite = (): boolean => here.mayWrite(id)
    const lease = mayWrite() ? opened.lease(resume?.clientId) : undefined
    const hold = holds.keep(() => detach(channel))
    say(channel, { type: 'state', update: opened.state() })
    const presence = here.presence.join(id, (event) => say(channel, { type: 'presence', bytes: encodePresence(event) }))
    const leave = (): void => here.looked(id)
    attached.set(channel, { opened, lease, mayWrite, presence, hold, leave, hide: here.bringing.show(id) })
    return { channel, clientId: lease?.clientId ?? null, hold }
  }
  /** The page leaves the text: what stands in it now was looked at. */
  const leave = (channel: number): void => {
    attached.get(channel)?.leave()
    detach(channel)
  }
  const detach = (channel: number): void => {
    const held = attached.get(channel)
    if (!held) return
    attached.delete(channel)
    holds.forget(held.hold)
    held.presence.leave()
    held.hide()
    held.opened.close()
  }
  const replace = (channel: number): void => {
    if (!attached.has(channel)) return
    detach(channel)
    say(channel, { type: 'replaced' })
  }
  const hear = (channel: number, bytes: Uint8Array): boolean => {
    const message = decodeDocumentMessage(bytes)
    if (!message.ok || (message.value.type !== 'edit' && message.value.type !== 'presence')) return false
    const held = attached.get(channel)
    // What comes for a channel that was let go was under way.
    if (held && message.value.type === 'edit') takeEdit(channel, held, message.value)
    if (held && message.value.type === 'presence') held.presence.say(message.value.bytes)
    return true
  }
  const takeEdit = (
    channel: number,
    { lease, mayWrite }: Attached,
    { number, updates }: Extract<DocumentMessage, { type: 'edit' }>,
  ): void => {
    used()
    try {
      if (!lease || !mayWrite()) throw new AppError('no-right', 'You can read this text, but not write in it now.')
      lease.submit(updates)
      say(channel, { type: 'saved', number })
    } catch (error) {
      if (!isAppError(error)) reportBug(error)
      say(channel, { type: 'refused', number, code: isAppError(error) ? error.code : 'edit-refused' })
      detach(channel)
    }
  }
  /** Whoever attached as a reader and may write by now attaches anew. */
  const hostChanged = ({ topics }: HostEvent): void => {
    if (!topics.some((topic) => topic === 'positions' || topic === 'members')) return
    for (const [channel, { lease, mayWrite }] of [...attached]) if (!lease && mayWrite()) replace(channel)
  }
  const all = (act: (channel: number) => void) => (): void => {
    for (const channel of [...attached.keys()]) act(channel)
  }
  return { attach, leave, hear, hostChanged, leaveAll: all(leave), replaceAll: all(replace) }
}

type Resume = NonNullable<ParsedInputOf<'document.attach'>['resume']>
