/** A worker that starts the host's entry as Electron's utility process would: with a `process.parentPort`, and ports beside messages. */
import { parentPort, workerData } from 'node:worker_threads'

const { entry } = workerData as { readonly entry: string }
const standIn = {
  on: (_event: 'message', listener: (message: unknown) => void) => parentPort?.on('message', listener),
  postMessage: (message: unknown) => parentPort?.postMessage(message),
}
Object.assign(process, { parentPort: standIn })
await import(entry)
