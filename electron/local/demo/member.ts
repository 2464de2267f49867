/** The program of one member of the demo: a peer that ends when whoever started it is gone, and then leaves no folder behind. */
import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { runPeer } from '../peer.ts'

const { values } = parseArgs({
  options: {
    profile: { type: 'string' },
    /** Removed when the input ends before a signal came: nobody else is left to do it. */
    stage: { type: 'string' },
    listen: { type: 'string' },
    connect: { type: 'string', multiple: true, default: [] },
  },
})
const { profile = '', stage, listen, connect } = values
let isAlone = false
process.stdin.resume().once('end', () => {
  isAlone = true
  process.kill(process.pid, 'SIGTERM')
})
try {
  await runPeer({ directory: profile, connect, ...(listen ? { listen } : {}) }, (text) => void process.stdout.write(text))
} catch (error) {
  // Another member may have removed the stage while this one was starting.
  if (!isAlone) throw error
}
if (isAlone && stage) rmSync(stage, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
process.exit()
