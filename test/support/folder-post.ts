/** Simulated members with a folder between them: really sealed files in memory. */
import { createNodeCrypto } from '../../electron/adapters/crypto/node-crypto.ts'
import { createMemoryFolder, type MemoryFolder } from '../../electron/adapters/memory/memory-folder.ts'
import { type FolderExchange, type FolderLook, openFolderExchange } from '../../electron/core/folder/folder-exchange.ts'
import type { Computer, World } from './computer.ts'

const crypto = createNodeCrypto()

/** A folder and who looks at it. */
export interface FolderPost {
  readonly folder: MemoryFolder
  /** One look by a member. */
  readonly look: (at: Computer) => Promise<FolderLook>
  /** A computer of this name starts anew: its exchange remembers what its disk does. */
  readonly forget: (name: string) => void
  readonly exchangeOf: (at: Computer) => FolderExchange
  /** Everybody looks, one after the other, until nobody has anything to do; time passes between. */
  readonly settle: (...computers: readonly Computer[]) => Promise<void>
}

const BETWEEN_MS = 120_000
const MOST_ROUNDS = 20

/** A folder between the members of a world. */
export function folderPost(world: World): FolderPost {
  const folder = createMemoryFolder()
  const exchanges = new Map<Computer, FolderExchange>()
  const exchangeOf = (at: Computer): FolderExchange => {
    const { replica, epochKeys, envelopes } = at.opened
    const known = exchanges.get(at)
    const opened =
      known ??
      openFolderExchange({
        path: '/shared',
        folder,
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
  return { folder, look, forget, exchangeOf, settle }
}
