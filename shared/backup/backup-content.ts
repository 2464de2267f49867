/** What a backup holds under its seal: the key of the databases and the databases as they lie on disk. SPEC rules BACKUP-1 to BACKUP-3. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { fromUtf8, utf8 } from '../bytes/hex.ts'
import { type Decoded, decoded, refused } from '../bytes/result.ts'

/** See the head of this file. */
export interface BackupContent {
  /** 32 bytes. */
  readonly databaseKey: Uint8Array
  readonly files: readonly BackupFile[]
}

/** A database file by its name in the profile's folder. */
export interface BackupFile {
  readonly name: string
  readonly bytes: Uint8Array
}

const MAGIC = utf8('chorus/backup/1\n')
const MAX_FILES = 256
const NAME = /^(?:profile|coalition-[0-9a-f]{16})\.db$/

/** True for a file that belongs to a backup. */
export const isBackedUp = (name: string): boolean => NAME.test(name)

/** The bytes to seal. */
export function encodeBackup({ databaseKey, files }: BackupContent): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, MAGIC)
    encoding.writeUint8Array(encoder, databaseKey)
    encoding.writeVarUint(encoder, files.length)
    for (const { name, bytes } of files) {
      encoding.writeVarString(encoder, name)
      encoding.writeVarUint8Array(encoder, bytes)
    }
  })
}

/** Reads what was sealed. Never throws, and takes no name that is not a profile's own. */
export function decodeBackup(bytes: Uint8Array): Decoded<BackupContent> {
  try {
    const decoder = decoding.createDecoder(bytes)
    if (fromUtf8(decoding.readUint8Array(decoder, MAGIC.length)) !== fromUtf8(MAGIC)) return refused('not a backup of this version')
    const databaseKey = decoding.readUint8Array(decoder, 32)
    const count = decoding.readVarUint(decoder)
    if (count > MAX_FILES) return refused('too many files')
    const files = Array.from({ length: count }, () => ({
      name: decoding.readVarString(decoder),
      bytes: decoding.readVarUint8Array(decoder),
    }))
    const names = new Set(files.map(({ name }) => name))
    if (decoding.hasContent(decoder) || names.size !== files.length) return refused('more than a backup holds')
    if (![...names].every(isBackedUp) || !names.has('profile.db')) return refused('files that are no profile’s')
    return decoded({ databaseKey, files })
  } catch {
    return refused('cut short')
  }
}
