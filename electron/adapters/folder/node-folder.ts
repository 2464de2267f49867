/** A shared folder on this computer's disks: a synchronised one, a network drive, a stick. */
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { FolderError, type FolderFault, type FolderFile, type SharedFolder } from '../../core/ports/shared-folder.ts'

const MOST_FILES = 10_000
const UNFINISHED = '.unfinished'

/** The folder at a path. It is not made: a stick that is out must not be mistaken for an empty one. */
export function openNodeFolder(path: string): SharedFolder {
  const list = async (): Promise<readonly FolderFile[]> => {
    const names = await readdir(path, { withFileTypes: true }).catch(notThere)
    const files: FolderFile[] = []
    for (const entry of names.slice(0, MOST_FILES)) {
      const facts = entry.isFile() ? await stat(join(path, entry.name)).catch(() => undefined) : undefined
      if (facts) files.push({ name: entry.name, bytes: facts.size, changedAt: Math.round(facts.mtimeMs) })
    }
    return files
  }
  const read: SharedFolder['read'] = async (name, atMost) => {
    const facts = await stat(join(path, name)).catch(() => undefined)
    if (!facts || facts.size > atMost) return undefined
    const bytes = await readFile(join(path, name)).catch(() => undefined)
    return bytes && bytes.length <= atMost ? new Uint8Array(bytes) : undefined
  }
  const write: SharedFolder['write'] = async (name, bytes) => {
    const unfinished = join(path, `.${name}${UNFINISHED}`)
    try {
      const file = await open(unfinished, 'w', 0o644)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(unfinished, join(path, name))
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined)
      notThere(error)
    }
  }
  const remove: SharedFolder['remove'] = async (name) => {
    await rm(join(path, name), { force: true }).catch(notThere)
  }
  return { list, read, write, remove }
}

function notThere(error: unknown): never {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  const fault = FAULTS[code] ?? 'other'
  throw new FolderError(fault, fault === 'other' ? messageOf(error) : REASONS[fault])
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const FAULTS: Readonly<Record<string, Exclude<FolderFault, 'other'>>> = {
  ENOENT: 'missing',
  ENOTDIR: 'no-folder',
  EACCES: 'no-access',
  EPERM: 'no-access',
  EROFS: 'read-only',
  ENOSPC: 'full',
}

const REASONS: Readonly<Record<Exclude<FolderFault, 'other'>, string>> = {
  missing: 'The folder is not there. Is the stick in, or the drive connected?',
  'no-folder': 'This is a file, not a folder.',
  'no-access': 'Chorus may not read or write in this folder.',
  'read-only': 'This folder can only be read.',
  full: 'The disk of this folder is full. Make room on it.',
}
