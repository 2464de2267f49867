/** A member of the demo: a program of its own with its own profile, steered as its page would steer it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type AttachedDocument, attachDocument } from '../../../shared/api/attached-document.ts'
import { type Client, createClient } from '../../../shared/api/client.ts'
import { appendText, blockTexts, insertText } from '../../../shared/document/edit.ts'
import { connectPipe } from '../../adapters/control/socket-pipe.ts'

/** See the head of this file. */
export interface Actor {
  /** Starts the program; `words` are those of `chorus peer`. Resolves when it answers. */
  readonly start: (...words: readonly string[]) => Promise<void>
  readonly client: () => Client
  /** Opens a position to type in. */
  readonly open: (position: string) => Promise<void>
  /** Types a text a character at a time, at the end of the paragraph that begins with `after`, or into a new last one; resolves when all is saved. */
  readonly type: (text: string, after: string | undefined, hold: () => Promise<void>) => Promise<void>
  /** Ends the program at once, as when the power fails. */
  readonly kill: () => Promise<void>
}

const CHORUS = join(import.meta.dirname, '../chorus.ts')
const STROKE_MS = 55
const TYPING = Symbol('typing')

/** A member whose profile lies in `directory`. */
export function createActor(directory: string): Actor {
  let program: ChildProcess | undefined
  let client: Client | undefined
  let document: AttachedDocument | undefined
  let savedAll = (): void => undefined

  const start = async (...words: readonly string[]): Promise<void> => {
    program = spawn(process.execPath, [CHORUS, '--profile', directory, 'peer', ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
    await Promise.race([once(program.stdout as NodeJS.ReadableStream, 'data'), once(program, 'exit').then(ended)])
    const pipe = await connectPipe(directory)
    if (!pipe) throw new Error('a member of the demo does not answer')
    client = createClient(pipe)
  }
  const steered = (): Client => {
    if (!client) throw new Error('a member of the demo is not there')
    return client
  }
  const open = async (position: string): Promise<void> => {
    document = await attachDocument({ client: steered(), call: steered().call }, position, {
      isOwn: (origin) => origin === TYPING,
      changed: () => document?.isSaved() && savedAll(),
      replaced: () => undefined,
      lost: (words) => console.error(`could not be taken: ${words}`),
      presence: () => undefined,
    })
  }
  const type: Actor['type'] = async (text, after, hold) => {
    for (const [index, character] of [...text].entries()) {
      await hold()
      if (index === 0 && after === undefined) beginParagraph(character)
      else append(character, after ?? text.slice(0, 8))
      await pause(STROKE_MS)
    }
    await new Promise<void>((done) => {
      savedAll = done
      if (document?.isSaved()) done()
    })
  }
  const beginParagraph = (text: string): void => {
    const doc = opened().doc()
    const texts = blockTexts(doc)
    if (texts.length === 0 || texts.every((block) => block === '')) insertText(doc, 0, 0, text, TYPING)
    else appendText(doc, text, TYPING)
  }
  const append = (text: string, beginning: string): void => {
    const doc = opened().doc()
    const texts = blockTexts(doc)
    const at = texts.findLastIndex((block) => block !== '' && (block.startsWith(beginning) || beginning.startsWith(block)))
    const block = at < 0 ? Math.max(0, texts.length - 1) : at
    insertText(doc, block, texts[block]?.length ?? 0, text, TYPING)
  }
  const opened = (): AttachedDocument => {
    if (!document) throw new Error('a member of the demo has no text open')
    return document
  }
  const kill = async (): Promise<void> => {
    document = undefined
    client = undefined
    if (!program || program.exitCode !== null || program.signalCode !== null) return
    program.kill('SIGKILL')
    await once(program, 'exit')
  }
  return { start, client: steered, open, type, kill }
}

const ended = (): never => {
  throw new Error('a member of the demo could not start')
}
