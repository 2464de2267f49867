/** A process of its own that carries WebRTC for a host under Node: when the native module crashes, links end and nothing else. */
import { Socket } from 'node:net'
import { serveHost } from '../../../shared/network/serve-host.ts'
import { pipeOverSocket } from '../control/socket-pipe.ts'
import { createNodeClock } from '../node/node-clock.ts'
import { loadWebrtc } from './load-webrtc.ts'

/** The host's end is the fourth of this process's standard streams. */
const HOST_FD = 3
/** So long the other ends are given to hear that this one left. */
const GOODBYES_MS = 200

// Ctrl+C reaches every process of a terminal: the host decides when this one ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)

const pipe = pipeOverSocket(new Socket({ fd: HOST_FD }))
serveHost(pipe, await loadWebrtc(), createNodeClock())
// The host is gone, or has no more use for this process: every lobby has just been left.
pipe.onClose(() => void setTimeout(endAtOnce, GOODBYES_MS))

/** An orderly exit of the native module can hang for ever; nothing is kept here that could be lost. */
function endAtOnce(): void {
  process.kill(process.pid, 'SIGKILL')
}
