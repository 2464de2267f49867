/** Simulated members with a folder or a mailbox between them: really sealed files in memory. */
import { createNodeCrypto } from '../../electron/adapters/crypto/node-crypto.ts'
import { type Boxes, openMailboxFolder } from '../../electron/adapters/mailbox/mailbox-folder.ts'
import { createMemoryFolder, type MemoryFolder } from '../../electron/adapters/memory/memory-folder.ts'
import { mailboxOf } from '../../electron/core/coalition/access.ts'
import { type FolderExchange, type FolderLook, openFolderExchange } from '../../electron/core/folder/folder-exchange.ts'
import type { SharedFolder } from '../../electron/core/ports/shared-folder.ts'
import type { Computer, World } from './computer.ts'

const crypto = createNodeCrypto()

/** What lies between members, and who looks at it. */
export interface Post {
  /** One look by a member. */
  readonly look: (at: Computer) => Promise<FolderLook>
  /** A computer of this name starts anew: its exchange remembers what its disk does. */
  readonly forget: (name: string) => void
  readonly exchangeOf: (at: Computer) => FolderExchange
  /** Everybody looks, one after the other, until nobody has anything to do; time passes between. */
  readonly settle: (...computers: readonly Computer[]) => Promise<void>
}

/** A folder and who looks at it. */
export interface FolderPost extends Post {
  readonly folder: MemoryFolder
}

/** A mailbox and who asks it. */
export interface MailboxPost extends Post {
  /** The files of each box, by its address. */
  readonly boxes: ReadonlyMap<string, MemoryFolder>
}

const BETWEEN_MS = 120_000
const MOST_ROUNDS = 20

/** A folder between the members of a world. */
export function folderPost(world: World): FolderPost {
  const folder = createMemoryFolder()
  return { folder, ...postOver(world, '/shared', () => folder) }
}

/** A mailbox between the members of a world: each sees the boxes of the access keys it uses. */
export function mailboxPost(world: World): MailboxPost {
  const boxes = new Map<string, MemoryFolder>()
  const boxAt = (address: string): MemoryFolder => {
    const box = boxes.get(address) ?? createMemoryFolder()
    boxes.set(address, box)
    return box
  }
  const mailbox: Boxes = {
    list: (box) => boxAt(box).list(),
    read: async (box, name, atMost) => (boxAt(box).files.has(name) ? { bytes: await boxAt(box).read(name, atMost) } : undefined),
    write: (box, name, bytes) => boxAt(box).write(name, bytes),
    remove: (box, name) => boxAt(box).remove(name),
  }
  const folderOf = ({ opened }: Computer) => openMailboxFolder(mailbox, () => opened.epochKeys.inUse().map(mailboxOf))
  return { boxes, ...postOver(world, 'https://mailbox.example/', folderOf) }
}

function postOver(world: World, path: string, folderOf: (at: Computer) => SharedFolder): Post {
  const exchanges = new Map<Computer, FolderExchange>()
  const exchangeOf = (at: Computer): FolderExchange => {
    const { replica, epochKeys, envelopes } = at.opened
    const known = exchanges.get(at)
    const opened =
      known ??
      openFolderExchange({
        path,
        folder: folderOf(at),
        replica,
        envelopes,
        statements: at.opened.statements,
        accessKeys: epochKeys.held,
        crypto,
        clock: world.time.clock(),
      })
    exchanges.set(at, opened)
    return opened
  }
  const look = (at: Computer): Promise<FolderLook> => exchangeOf(at).look()
  const settle = async (...computers: readonly Computer[]): Promise<void> => {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      let deeds = 0
      for (const computer of computers) {
        const { taken, written } = await look(computer)
        deeds += taken + written
        world.time.pass(BETWEEN_MS)
      }
      if (deeds === 0) return
    }
    throw new Error('the folder does not come to rest')
  }
  const forget = (name: string): void => {
    for (const at of [...exchanges.keys()]) if (at.name === name) exchanges.delete(at)
  }
  return { look, forget, exchangeOf, settle }
}
