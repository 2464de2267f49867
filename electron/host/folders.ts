/** The shared folders and mailboxes of one coalition on this computer: looked at regularly and soon after something was written here. SPEC sections FOLDER, MAILBOX. */
import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import { fromUtf8, utf8 } from '../../shared/bytes/hex.ts'
import { AppError } from '../../shared/errors.ts'
import { openNodeFolder } from '../adapters/folder/node-folder.ts'
import { openHttpBoxes, type Travelled } from '../adapters/mailbox/http-boxes.ts'
import { openMailboxFolder } from '../adapters/mailbox/mailbox-folder.ts'
import { mailboxOf } from '../core/coalition/access.ts'
import { type FolderExchange, openFolderExchange, unusableIn } from '../core/folder/folder-exchange.ts'
import type { FolderTools } from '../core/folder/folder-tools.ts'
import { createNewcomers, type NewcomersTools } from '../core/folder/invitation-box.ts'
import { createLeftBoxes } from '../core/folder/left-boxes.ts'
import type { Log } from '../core/ports/log.ts'
import type { FolderFault, SharedFolder } from '../core/ports/shared-folder.ts'
import { isMailbox, mailboxUrl } from './address.ts'
import { createLooking, type Looking, type Pace } from './looking.ts'

/** One folder as people see it. Times in milliseconds; null: never. */
export interface FolderView {
  /** A path, or the URL of a mailbox. */
  readonly path: string
  readonly isMailbox: boolean
  /** A sentence about what is wrong with it now; null where nothing is. */
  readonly problem: string | null
  /** The same as one of a few words. */
  readonly fault: FolderFault | null
  readonly lookedAt: number | null
  /** When it last brought something, and when this computer last wrote into it. */
  readonly readAt: number | null
  readonly wroteAt: number | null
  /** Files in it that cannot be used as they are: half copied, or damaged. */
  readonly unusable: number
}

/** See the head of this file. */
export interface Folders {
  readonly list: () => readonly FolderView[]
  /** Uses a folder or mailbox from now on, after a first look. Throws `bad-input` for what is no absolute path and no URL, `unreachable` for one that is not there or cannot be written. */
  readonly add: (path: string) => Promise<FolderView>
  /** Uses a folder or mailbox from now on, whether it can be used now or not. Throws `bad-input`. */
  readonly keep: (path: string) => void
  /** Removes this computer's files from it and looks no more. Throws `not-found`. */
  readonly remove: (path: string) => Promise<void>
  /** Looks at every folder now; answers when all is read and written. */
  readonly look: () => Promise<readonly FolderView[]>
  /** A last look, at mailboxes of 5 s at most, then no more. */
  readonly close: () => Promise<void>
}

/** What folders work on. */
export interface FoldersTools extends Omit<FolderTools, 'path' | 'folder' | 'envelopes'>, Pick<NewcomersTools, 'coalition'> {
  readonly envelopes: FolderTools['envelopes'] & NewcomersTools['envelopes']
  readonly log: Log
  readonly changed: () => void
  /** Hears of what went to and came from mailboxes, in bytes. A folder's traffic is its service's, which nothing here can see. */
  readonly travelled: Travelled
  /** The access keys under which members meet now, the newest first. */
  readonly keysInUse: () => readonly Uint8Array[]
}

const PATHS = 'folders'
const FOLDER_PACE: Pace = { busy: 30_000, idle: 30_000, busyForMs: 0 }
/** A mailbox is asked over a line that may be paid by the megabyte. SPEC rule MAILBOX-6. */
const MAILBOX_PACE: Pace = { busy: 15_000, idle: 120_000, busyForMs: 15 * 60_000 }
/** Whoever locks the profile, or opens it again, does not wait for a slow line. */
const LAST_LOOK_MS = 5_000
const paths = z.array(z.string())

/** Takes up the folders that were used before. */
export function openFolders(tools: FoldersTools): Folders {
  const { replica, clock, log, changed } = tools
  const held = new Map<string, Held>()
  let stopListening = (): void => undefined
  const ending = new AbortController()
  const asked = { travelled: tools.travelled, until: ending.signal }

  const boxes = (): readonly string[] => tools.keysInUse().map(mailboxOf)
  const open = (path: string): SharedFolder =>
    isMailbox(path) ? openMailboxFolder(openHttpBoxes(path, asked), boxes) : openNodeFolder(path)
  const hold = (path: string): Held => {
    const exchange = openFolderExchange({ ...tools, path, folder: open(path) })
    const boxOf = (key: Uint8Array): SharedFolder => openMailboxFolder(openHttpBoxes(path, asked), () => [mailboxOf(key)])
    const newcomers = createNewcomers(tools, boxOf)
    const leftBoxes = createLeftBoxes(tools, boxOf)
    const once = async (): Promise<boolean> => {
      // First what members wrote: whatever a request does, it keeps nobody from that.
      const { taken } = await exchange.look()
      const heard = isMailbox(path) ? await newcomers.meet() : 0
      if (isMailbox(path)) await leftBoxes.tidy()
      return heard + taken > 0
    }
    const looking = createLooking({ clock, log, pace: isMailbox(path) ? MAILBOX_PACE : FOLDER_PACE, once, looked: changed })
    const one = { ...looking, exchange }
    held.set(path, one)
    return one
  }
  const keepPaths = (): void => replica.store.setValue(PATHS, utf8(JSON.stringify([...held.keys()])))
  const viewOf = ([path, { exchange, trouble }]: [string, Held]): FolderView => {
    const record = exchange.record()
    const { lookedAt, readAt, wroteAt } = record
    const now = trouble()
    const isOne = isMailbox(path)
    return {
      path,
      isMailbox: isOne,
      problem: now?.problem ?? null,
      fault: now?.fault ?? null,
      lookedAt,
      readAt,
      wroteAt,
      unusable: unusableIn(record),
    }
  }
  const list = (): readonly FolderView[] => [...held].map(viewOf)

  const add = async (given: string): Promise<FolderView> => {
    const path = placeOf(given)
    const known = held.get(path)
    const one = known ?? hold(path)
    await one.look()
    const trouble = one.trouble()
    if (trouble && !known) {
      await one.stop()
      held.delete(path)
      throw new AppError('unreachable', trouble.problem)
    }
    keepPaths()
    changed()
    return viewOf([path, one])
  }
  const keep = (given: string): void => {
    const path = placeOf(given)
    if (held.has(path)) return
    hold(path).soon()
    keepPaths()
    changed()
  }
  const remove = async (given: string): Promise<void> => {
    const path = placeOf(given)
    const one = held.get(path)
    if (!one) throw new AppError('not-found', 'This folder is not used.')
    held.delete(path)
    keepPaths()
    await one.stop()
    await one.exchange.leave().catch((error: unknown) => log.info('shared folder', { problem: sentenceOf(error) }))
    changed()
  }
  const look = async (): Promise<readonly FolderView[]> => {
    await Promise.all([...held.values()].map((one) => one.look()))
    return list()
  }
  const close = async (): Promise<void> => {
    stopListening()
    const patience = clock.after(LAST_LOOK_MS, () => ending.abort())
    await Promise.all([...held.values()].map((one) => one.stop()))
    await look()
    patience.cancel()
  }

  const remembered = replica.store.value(PATHS)
  for (const path of remembered ? paths.parse(JSON.parse(fromUtf8(remembered))) : []) hold(path).soon()
  stopListening = replica.listen(({ own }) => {
    if (own) for (const one of held.values()) one.soon()
  })
  return { list, add, keep, remove, look, close }
}

interface Held extends Looking {
  readonly exchange: FolderExchange
}

/** A path or a URL in the one way it is kept. */
function placeOf(given: string): string {
  if (isMailbox(given)) return mailboxUrl(given)
  if (!isAbsolute(given))
    throw new AppError('bad-input', 'Give the whole path of the folder, from its beginning, or the address of a mailbox.')
  return resolve(given)
}

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
