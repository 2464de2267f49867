/** What the command line's verbs work with. */
import type { Client } from '../../shared/api/client.ts'
import type { MailboxOptions } from './mailbox.ts'

/** What verbs need from the program around them. */
export interface VerbTools {
  /** Runs calls against the profile's host and prints the answer; `exitCodeOf` says how the command ends where that is not with 0. */
  readonly run: <T>(
    work: (client: Pick<Client, 'call'>) => Promise<T>,
    show: (answer: T) => string,
    exitCodeOf?: (answer: T) => number,
  ) => Promise<void>
  /** As `run`, for work that needs no profile. */
  readonly answer: <T>(work: () => Promise<T>, show: (answer: T) => string, exitCodeOf: (answer: T) => number) => Promise<void>
  readonly readFile: (path: string) => Promise<Uint8Array>
  /** Reads a file that should be an envelope; of any other only its beginning. Throws `bad-input`, `too-large`. */
  readonly readEnvelope: (path: string) => Promise<Uint8Array>
  /** Writes files of a call beside each other, the first under the path given if it is the only one; replaces nothing. Answers their paths. */
  readonly saveFiles: (path: string, files: readonly { readonly file: string }[]) => Promise<readonly string[]>
  /** Writes files of a call below a folder, under the names they come with; a file that is there already must be the same. Answers their paths. */
  readonly saveTree: (folder: string, files: readonly { readonly name: string; readonly file: string }[]) => Promise<readonly string[]>
  readonly saveSamplePlan: (path: string) => Promise<void>
  readonly createProfile: (person: string) => Promise<void>
  readonly runPeer: (options: PeerOptions) => Promise<void>
  readonly runMailbox: (options: MailboxOptions) => Promise<void>
}

/** Options of `peer`. */
export interface PeerOptions {
  readonly listen?: string
  readonly connect: readonly string[]
  readonly lan?: boolean
  readonly untilIdle?: number
}
