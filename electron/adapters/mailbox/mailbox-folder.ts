/** A mailbox as a shared folder: the union of the boxes of the access keys in use. SPEC rule MAILBOX-2. */
import { FolderError, type FolderFile, type SharedFolder } from '../../core/ports/shared-folder.ts'

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
 * whoever knows only an older one finds what leads to the newest. A box that refuses is passed over where another does not: whoever was removed still knows
 * the older ones, and may fill them. A mailbox that does not answer is none at all.
 */
export function openMailboxFolder(boxes: Boxes, inUse: () => readonly string[]): SharedFolder {
  const list = async (): Promise<readonly FolderFile[]> => {
    const files = new Map<string, FolderFile>()
    const lists = await fromEach(inUse(), boxes.list)
    for (const file of lists.flat()) if (!files.has(file.name)) files.set(file.name, file)
    return [...files.values()]
  }
  const read: SharedFolder['read'] = async (name, atMost) => {
    const found = await fromEach(
      inUse(),
      (box) => boxes.read(box, name, atMost),
      (file) => file !== undefined,
    )
    return found.at(-1)?.bytes
  }
  const write: SharedFolder['write'] = async (name, bytes) => void (await fromEach(inUse(), (box) => boxes.write(box, name, bytes)))
  const remove: SharedFolder['remove'] = async (name) => void (await fromEach(inUse(), (box) => boxes.remove(box, name)))
  return { list, read, write, remove }
}

/** What each box answers, until one `isEnough`. Rejects where none answers, and where the mailbox does not. */
async function fromEach<T>(
  addresses: readonly string[],
  ask: (box: string) => Promise<T>,
  isEnough = (_answer: T): boolean => false,
): Promise<readonly T[]> {
  const answers: T[] = []
  let refusal: unknown
  for (const address of addresses) {
    try {
      const answer = await ask(address)
      answers.push(answer)
      if (isEnough(answer)) break
    } catch (error) {
      if (!(error instanceof FolderError) || error.fault === 'missing') throw error
      refusal ??= error
    }
  }
  if (answers.length === 0 && refusal !== undefined) throw refusal
  return answers
}
