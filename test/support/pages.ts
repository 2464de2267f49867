/** A profile with its door in a folder of its own, and pages that reach it over memory pipes which can be cut. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as Y from 'yjs'
import { createSilentLog } from '../../electron/adapters/node/line-log.ts'
import { type Door, type DoorConfig, openDoor } from '../../electron/host/door.ts'
import { serveGuest } from '../../electron/host/guest.ts'
import { type AttachedDocument, type AttachedEvents, attachDocument } from '../../shared/api/attached-document.ts'
import { type Client, createClient } from '../../shared/api/client.ts'
import { createMemoryPipePair } from '../../shared/api/memory-pipe.ts'
import type { Pipe } from '../../shared/api/pipe.ts'
import { blockTexts, insertText } from '../../shared/document/edit.ts'
import { createVirtualTime } from './virtual-time.ts'

/** A pipe's end in a page, and what a test can do to it. */
export interface PagePipe {
  readonly pipe: Pipe
  readonly client: Client
  /** From now on nothing that the page sends arrives, though nobody notices. */
  readonly muteTowardsHost: () => void
  /** From now on nothing that the host says arrives, though nobody notices. */
  readonly muteTowardsPage: () => void
  /** What was kept back arrives after all. */
  readonly unmute: () => void
  readonly cut: () => void
}

/** A page with a position's text. */
export interface TestPage {
  readonly text: () => string
  readonly doc: () => Y.Doc
  readonly copy: AttachedDocument
  /** Types into the first paragraph. */
  readonly type: (offset: number, text: string) => void
  /** What could not be taken. */
  readonly lost: readonly string[]
  /** Resolves when the condition holds; looks after everything the page hears. */
  readonly when: (isSo: () => boolean) => Promise<void>
  readonly saved: () => Promise<void>
  /** Lets the page's time pass. */
  readonly pass: (ms: number) => void
  /** Goes on over another pipe. */
  readonly reattach: (pipe: PagePipe) => Promise<void>
}

/** See the head of this file. */
export interface TestProfileDoor {
  readonly directory: string
  readonly door: () => Door
  readonly bugs: readonly unknown[]
  readonly connect: () => PagePipe
  readonly openPage: (position: string, pipe?: PagePipe) => Promise<TestPage>
  /** Closes the door and opens it again, as a restart does. */
  readonly restart: () => Promise<void>
  readonly end: () => Promise<void>
}

/** Makes a profile; no network. `passphrase` protects it, `more` configures its door. */
export async function openTestProfile({
  passphrase,
  ...more
}: { readonly passphrase?: string } & Pick<DoorConfig, 'clock' | 'locksWhenIdle'> = {}): Promise<TestProfileDoor> {
  const folder = mkdtempSync(join(tmpdir(), 'chorus-pages-'))
  const directory = join(folder, 'profile')
  const bugs: unknown[] = []
  const open = (): Promise<Door> => openDoor({ directory, log: createSilentLog(), passphrase, network: { webrtc: false }, ...more })
  let door = await open()
  const connect = (): PagePipe => connectTo(door, (bug) => void bugs.push(bug))
  const { client } = connect()
  await client.call('profile.create', { person: 'Amina', ...(passphrase ? { passphrase } : {}) })
  await client.call('coalition.create', { name: 'Open Samara', organisation: 'Budget Watch' })
  client.close()
  return {
    directory,
    door: () => door,
    bugs,
    connect,
    openPage: (position, pipe = connect()) => openPage(position, pipe),
    restart: async () => {
      await door.close()
      door = await open()
    },
    end: async () => {
      await door.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function connectTo(door: Door, reportBug: (bug: unknown) => void): PagePipe {
  const [page, host] = createMemoryPipePair()
  let muted: 'host' | 'page' | undefined
  const kept: (() => void)[] = []
  const through =
    (direction: 'host' | 'page', pass: (frame: Uint8Array) => void) =>
    (frame: Uint8Array): void =>
      muted === direction ? void kept.push(() => pass(frame)) : pass(frame)
  const pipe: Pipe = { ...page, send: through('host', page.send), onFrame: (listener) => page.onFrame(through('page', listener)) }
  serveGuest(host, { door, reportBug })
  const mute = (direction: 'host' | 'page') => (): void => {
    muted = direction
  }
  const unmute = (): void => {
    muted = undefined
    for (const pass of kept.splice(0)) pass()
  }
  return { pipe, client: createClient(pipe), muteTowardsHost: mute('host'), muteTowardsPage: mute('page'), unmute, cut: page.close }
}

const TYPING = 'typing'

async function openPage(position: string, { client }: PagePipe): Promise<TestPage> {
  const lost: string[] = []
  const waiting = new Set<() => void>()
  const look = (): void => {
    for (const check of [...waiting]) check()
  }
  const watched = (doc: Y.Doc): void => void doc.on('afterTransaction', look)
  const time = createVirtualTime()
  const events: AttachedEvents = {
    isOwn: (origin) => origin === TYPING,
    changed: look,
    replaced: watched,
    lost: (words) => {
      lost.push(words)
      look()
    },
    presence: () => undefined,
  }
  const copy = await attachDocument({ client, call: client.call }, position, events, time.clock())
  const when = (isSo: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (!isSo()) return
        waiting.delete(check)
        resolve()
      }
      waiting.add(check)
      check()
    })
  return {
    text: () => blockTexts(copy.doc()).join('\n'),
    doc: copy.doc,
    copy,
    type: (offset, text) => insertText(copy.doc(), 0, offset, text, TYPING),
    lost,
    when,
    saved: () => when(copy.isSaved),
    pass: time.pass,
    reattach: ({ client: next }) => copy.reattach({ client: next, call: next.call }),
  }
}
