/** How a page of the desktop shell reaches its host: it asks once, and gets a port now and another whenever the host was started anew. */
import type { Pipe } from '../../shared/api/pipe.ts'
import { pipeOverPort } from '../../shared/api/port-pipe.ts'
import { HOST_PORT, SHELL_GLOBAL, type ShellBridge } from '../../shared/desktop/shell-bridge.ts'

/** Asks the shell for pipes to the host. `onPipe` hears of each; the one before is closed by then. False where there is no desktop shell. */
export function askForPipes(onPipe: (pipe: Pipe) => void): boolean {
  const bridge: unknown = Reflect.get(window, SHELL_GLOBAL)
  if (!bridge) return false
  let current: Pipe | undefined
  window.addEventListener('message', (event) => {
    const [port] = event.ports
    if (event.source !== window || event.data !== HOST_PORT || !port) return
    current?.close()
    current = pipeOverPort(port)
    onPipe(current)
  })
  ;(bridge as ShellBridge).connect()
  return true
}
