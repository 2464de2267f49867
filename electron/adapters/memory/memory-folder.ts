/** Shared folders in memory, for tests and simulations: several computers see one, and anything may happen to its files. */
import { FolderError, type SharedFolder } from '../../core/ports/shared-folder.ts'

/** A folder with what happens to it outside Chorus. */
export interface MemoryFolder extends SharedFolder {
  /** False while the stick is out. */
  readonly setPresent: (isPresent: boolean) => void
  /** The files as they are; a change is one by a service or a person. */
  readonly files: Map<string, { bytes: Uint8Array; changedAt: number }>
}

/** An empty folder. */
export function createMemoryFolder(): MemoryFolder {
  const files = new Map<string, { bytes: Uint8Array; changedAt: number }>()
  let isPresent = true
  let changes = 0
  const assertPresent = (): void => {
    if (!isPresent) throw new FolderError('missing', 'The folder is not there. Is the stick in, or the drive connected?')
  }
  return {
    files,
    setPresent: (is) => {
      isPresent = is
    },
    list: async () => {
      assertPresent()
      return [...files].map(([name, { bytes, changedAt }]) => ({ name, bytes: bytes.length, changedAt }))
    },
    read: async (name, atMost) => {
      assertPresent()
      const found = files.get(name)?.bytes
      return found && found.length <= atMost ? Uint8Array.from(found) : undefined
    },
    write: async (name, bytes) => {
      assertPresent()
      files.set(name, { bytes: Uint8Array.from(bytes), changedAt: ++changes })
    },
    remove: async (name) => {
      assertPresent()
      files.delete(name)
    },
  }
}
