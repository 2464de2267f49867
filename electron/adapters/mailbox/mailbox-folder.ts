/** A mailbox as a shared folder: the union of the boxes of the access keys in use. SPEC rule MAILBOX-2. */
import type { FolderFile, SharedFolder } from '../../core/ports/shared-folder.ts'

/** What a mailbox does with boxes, each named by its address. Every call rejects with a `FolderError` while the mailbox cannot be used. */
export interface Boxes {
  /** The files of a box; none in one that nobody wrote to. */
  readonly list: (box: string) => Promise<readonly FolderFile[]>
  /** A file, its bytes undefined where it is larger than `atMost`; undefined where the box has none of this name. */
  readonly read: (box: string, name: string, atMost: number) => Promise<{ readonly bytes: Uint8Array | undefined } | undefined>
  readonly write: (box: string, name: string, bytes: Uint8Array) => Promise<void>
  readonly remove: (box: string, name: string) => Promise<void>
}

/**
 * A mailbox as members see it. `inUse` is asked at every call for the boxes' addresses, the newest first: a file is written to all of them, so that
 * whoever knows only an older one finds what leads to the newest.
 */
export function openMailboxFolder(boxes: Boxes, inUse: () => readonly string[]): SharedFolder {
  const list = async (): Promise<readonly FolderFile[]> => {
    const files = new Map<string, FolderFile>()
    for (const box of inUse()) for (const file of await boxes.list(box)) if (!files.has(file.name)) files.set(file.name, file)
    return [...files.values()]
  }
  const read: SharedFolder['read'] = async (name, atMost) => {
    for (const box of inUse()) {
      const found = await boxes.read(box, name, atMost)
      if (found) return found.bytes
    }
    return undefined
  }
  const write: SharedFolder['write'] = async (name, bytes) => {
    for (const box of inUse()) await boxes.write(box, name, bytes)
  }
  const remove: SharedFolder['remove'] = async (name) => {
    for (const box of inUse()) await boxes.remove(box, name)
  }
  return { list, read, write, remove }
}
