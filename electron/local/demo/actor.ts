/** A member of the demo: a program of its own with its own profile, steered as its page would steer it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { type AttachedDocument, attachDocument } from '../../../shared/api/attached-document.ts'
import { type Client, createClient } from '../../../shared/api/client.ts'
import { connectPipe } from '../../adapters/control/socket-pipe.ts'
import { createNodeClock } from '../../adapters/node/node-clock.ts'
import { createHand } from './hand.ts'

/** See the head of this file. */
export interface Actor {
  /** Starts the program; resolves when it answers. Without `connect` it reaches nobody. */
  readonly start: (network: { readonly listen?: string; readonly connect?: string }) => Promise<void>
  readonly isThere: () => boolean
  readonly client: () => Client
  /** Opens a position to type in, in place of the one before. */
  readonly open: (position: string) => Promise<void>
  /**
   * Types a text a character at a time, at the end of the paragraph that begins with `after`, or into a new last one; resolves when all is saved.
   * `rest` is waited for before every stroke.
   */
  readonly type: (text: string, after: string | undefined, rest: () => Promise<void>) => Promise<void>
  /** Says on words of the text what the organisation cannot sign without. */
  readonly object: (words: string, text: string) => Promise<void>
  /** Closes the text: others see that the caret is gone. */
  readonly leave: () => void
  /** Ends the program at once, as when the power fails. */
  readonly kill: () => Promise<void>
}

/** Where an actor lives. */
export interface ActorConfig {
  /** Its profile's folder, which is there already. */
  readonly directory: string
  /** The folder of the whole stage. */
  readonly stage: string
}

const MEMBER = join(import.meta.dirname, 'member.ts')

/** A member whose program does not run yet. */
export function createActor({ directory, stage }: ActorConfig): Actor {
  let program: ChildProcess | undefined
  let client: Client | undefined
  let text: AttachedDocument | undefined
  let position = ''
  let changed = (): void => undefined
  const hand = createHand(randomInt(1, 2 ** 31), () => opened())

  const start: Actor['start'] = async ({ listen, connect }) => {
    const words = [...(listen ? ['--listen', listen] : []), ...(connect ? ['--connect', connect] : [])]
    const all = [MEMBER, '--profile', directory, '--stage', stage, ...words]
    // The pipe to its input is what tells the program that this one is gone, however it ended.
    program = spawn(process.execPath, all, { stdio: ['pipe', 'pipe', 'inherit'] })
    await Promise.race([once(program.stdout as NodeJS.ReadableStream, 'data'), once(program, 'exit').then(ended)])
    const pipe = await connectPipe(directory)
    if (!pipe) throw new Error('a member of the demo does not answer')
    client = createClient(pipe)
  }
  const isThere = (): boolean => client !== undefined && !client.isClosed()
  const steered = (): Client => {
    if (!client) throw new Error('a member of the demo is not there')
    return client
  }
  const opened = (): AttachedDocument => {
    if (!text) throw new Error('a member of the demo has no text open')
    return text
  }
  const leave = (): void => {
    text?.close()
    text = undefined
  }
  const open: Actor['open'] = async (opening) => {
    leave()
    position = opening
    const events = {
      isOwn: hand.isOwn,
      changed: () => changed(),
      replaced: () => undefined,
      lost: (words: string) => console.error(`could not be taken: ${words}`),
      presence: () => undefined,
    }
    text = await attachDocument({ client: steered(), call: steered().call }, position, events, createNodeClock())
  }
  const saved = (copy: AttachedDocument): Promise<void> =>
    new Promise((done) => {
      changed = () => copy.isSaved() && done()
      changed()
    })
  const type: Actor['type'] = async (words, after, rest) => {
    const stroke = hand.begin(after)
    for (const character of words) {
      await rest()
      stroke(character)
    }
    await saved(opened())
  }
  const object: Actor['object'] = async (quote, words) => {
    await steered().call('remark.add', { position, kind: 'red-line', quote, text: words, anchor: hand.find(quote) })
  }
  const kill = async (): Promise<void> => {
    text = undefined
    client = undefined
    if (!program || program.exitCode !== null || program.signalCode !== null) return
    const exit = once(program, 'exit')
    program.kill('SIGKILL')
    await exit
  }
  return { start, isThere, client: steered, open, type, object, leave, kill }
}

const ended = (): never => {
  throw new Error('a member of the demo could not start')
}
