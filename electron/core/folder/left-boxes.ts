/** Boxes of access keys that are used no more: what this computer left there is removed. SPEC rules MAILBOX-2, FOLDER-5. */
import { toHex } from '../../../shared/bytes/hex.ts'
import type { SharedFolder } from '../ports/shared-folder.ts'
import { type FolderTools, isOwnFile } from './folder-tools.ts'

/** See the head of this file. */
export interface LeftBoxes {
  /** Looks into each once, in one run of the program. Rejects as boxes do; what is left is looked into next time. */
  readonly tidy: () => Promise<void>
}

/** Which keys there are, and which of them are in use. */
export interface LeftBoxesTools extends Pick<FolderTools, 'replica' | 'accessKeys'> {
  readonly keysInUse: () => readonly Uint8Array[]
}

/** No box has been looked into. */
export function createLeftBoxes(tools: LeftBoxesTools, boxOf: (key: Uint8Array) => SharedFolder): LeftBoxes {
  const tidied = new Set<string>()

  const tidy = async (): Promise<void> => {
    const inUse = new Set(tools.keysInUse().map(toHex))
    for (const name of inUse) tidied.delete(name)
    for (const key of tools.accessKeys()) {
      const name = toHex(key)
      if (inUse.has(name) || tidied.has(name)) continue
      await empty(boxOf(key))
      tidied.add(name)
    }
  }
  const empty = async (box: SharedFolder): Promise<void> => {
    for (const { name } of await box.list()) if (isOwnFile(tools, name)) await box.remove(name)
  }
  return { tidy }
}
