/** What the command line's verbs work with. */
import type { Client } from '../../shared/api/client.ts'

/** What verbs need from the program around them. */
export interface VerbTools {
  /** Runs calls against the profile's host and prints the answer; `isDone` false: the command ends with 5 although it has one. */
  readonly run: <T>(
    work: (client: Pick<Client, 'call'>) => Promise<T>,
    show: (answer: T) => string,
    isDone?: (answer: T) => boolean,
  ) => Promise<void>
  readonly readFile: (path: string) => Promise<Uint8Array>
  readonly saveSamplePlan: (path: string) => Promise<void>
  readonly createProfile: (person: string) => Promise<void>
  readonly runPeer: (options: PeerOptions) => Promise<void>
}

/** Options of `peer`. */
export interface PeerOptions {
  readonly listen?: string
  readonly connect: readonly string[]
  readonly untilIdle?: number
}
