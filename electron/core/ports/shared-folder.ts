/** A folder that a service or a stick carries between members: others change it at any time, and files in it may be halves or copies. */

import { AppError } from '../../../shared/errors.ts'

/** Why a folder cannot be used now: it is not there, no folder, closed to Chorus, only to be read, its disk full, or something else. */
export type FolderFault = 'missing' | 'no-folder' | 'no-access' | 'read-only' | 'full' | 'other'

/** What every call of a folder rejects with while it cannot be used: `unreachable`, and why. */
export class FolderError extends AppError {
  readonly fault: FolderFault

  constructor(fault: FolderFault, message: string) {
    super('unreachable', message)
    this.fault = fault
  }
}

/** A file as the folder lists it. */
export interface FolderFile {
  readonly name: string
  readonly bytes: number
  /** Milliseconds since 1970, by whatever clock the carrier keeps. */
  readonly changedAt: number
}

/** See the head of this file. Every call rejects with a `FolderError` while the folder cannot be used, as when a stick is out. */
export interface SharedFolder {
  /** Files of the folder itself, none of folders below. */
  readonly list: () => Promise<readonly FolderFile[]>
  /** A file's bytes; undefined where it is gone or larger than `atMost`. */
  readonly read: (name: string, atMost: number) => Promise<Uint8Array | undefined>
  /** Makes or replaces a file: it has its name only when it is whole and on the disk. */
  readonly write: (name: string, bytes: Uint8Array) => Promise<void>
  readonly remove: (name: string) => Promise<void>
}
