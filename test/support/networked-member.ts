/** A member on a computer of a test network: the program `peer` in its namespace, asked over the profile's local socket. */
import { connectPipe } from '../../electron/adapters/control/socket-pipe.ts'
import { type Call, createClient } from '../../shared/api/client.ts'
import type { OutputOf } from '../../shared/api/contract.ts'
import type { CommandLine, CommandResult } from './command-line.ts'
import type { Computer } from './namespaces.ts'

/** See the head of this file. */
export interface NetworkedMember {
  /** Starts `peer` with these words. */
  readonly start: (...words: readonly string[]) => Promise<void>
  /** Ends it as a power cut does. */
  readonly kill: () => Promise<void>
  /** Asks the program that runs. */
  readonly call: Call
  /** Runs a verb on this computer, as a person does; its answer is for people, or with `--json` for programs. */
  readonly say: (...words: readonly string[]) => Promise<CommandResult>
  /** The members it is linked with now. */
  readonly peers: () => Promise<OutputOf<'peers'>>
  /** Adds a paragraph to position 1. */
  readonly write: (text: string) => Promise<void>
  /** What position 1 says. */
  readonly text: () => Promise<string>
}

/** A member whose profile lies in `directory`; nothing runs yet. */
export function networkedMember(line: CommandLine, directory: string, computer: Computer): NetworkedMember {
  const profile = line.at(directory, computer.within)
  let stop = async (): Promise<void> => undefined
  let call: Call | undefined
  const asked: Call = (method, input) => {
    if (!call) throw new Error(`${computer.name} does not run`)
    return call(method, input)
  }
  const start = async (...words: readonly string[]): Promise<void> => {
    const child = await profile.peer(...words)
    const pipe = await connectPipe(directory)
    if (!pipe) throw new Error(`${computer.name} does not answer`)
    const client = createClient(pipe)
    call = client.call
    stop = async () => {
      const closed = new Promise<void>((done) => void client.onClose(done))
      child.kill('SIGKILL')
      await closed
    }
  }
  const kill = async (): Promise<void> => {
    await stop()
    call = undefined
  }
  return {
    start,
    kill,
    call: asked,
    say: profile.say,
    peers: () => asked('peers', {}),
    write: async (text) => void (await asked('position.write', { id: '1', append: text })),
    text: async () => (await asked('position.show', { id: '1', format: 'text' })).text ?? '',
  }
}
