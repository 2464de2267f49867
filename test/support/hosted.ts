/** The host's own process as the desktop shell's main process holds it, in a worker of this program. */
import { once } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import type { FromHost, ToHost } from '../../electron/desktop/host-messages.ts'
import { type Client, createClient } from '../../shared/api/client.ts'
import { pipeOverPort } from '../../shared/api/port-pipe.ts'

/** A running host. */
export interface Hosted {
  readonly say: (message: ToHost, port?: MessagePort) => void
  /** The next message of a kind, also one that came before. */
  readonly heard: <T extends FromHost['type']>(type: T) => Promise<Extract<FromHost, { type: T }>>
  /** A page's client, over a port. */
  readonly guest: () => Client
  /** Ends it; answers the exit code. */
  readonly end: () => Promise<number>
}

/** Starts an entry. A keyring that turns bits around answers its questions. */
export function startHosted(entry: string): Hosted {
  const worker = new Worker(join(import.meta.dirname, 'host-child.ts'), { workerData: { entry: pathToFileURL(entry).href } })
  const messages: FromHost[] = []
  const waiting = new Set<() => void>()
  const say: Hosted['say'] = (data, port) => worker.postMessage({ data, ports: port ? [port] : [] }, port ? [port] : [])
  worker.on('message', (message: FromHost) => {
    if (message.type === 'keyring') return say({ type: 'key', id: message.id, bytes: message.bytes.map((byte) => byte ^ 0x5a) })
    messages.push(message)
    for (const look of [...waiting]) look()
  })
  const heard = <T extends FromHost['type']>(type: T): Promise<Extract<FromHost, { type: T }>> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const at = messages.findIndex((message) => message.type === type)
        if (at < 0) return
        waiting.delete(look)
        resolve(messages.splice(at, 1)[0] as Extract<FromHost, { type: T }>)
      }
      waiting.add(look)
      worker.once('error', reject)
      look()
    })
  const guest = (): Client => {
    const { port1, port2 } = new MessageChannel()
    say({ type: 'guest' }, port2)
    return createClient(pipeOverPort(port1 as Parameters<typeof pipeOverPort>[0]))
  }
  const end = async (): Promise<number> => {
    const exit = once(worker, 'exit')
    say({ type: 'end' })
    const [code] = (await exit) as [number]
    return code
  }
  return { say, heard, guest, end }
}
