/** How a page of the desktop shell reaches its host and the shell: it asks once, and gets ports now and again whenever the host was started anew. */
import type { Pipe } from '../../shared/api/pipe.ts'
import { pipeOverPort } from '../../shared/api/port-pipe.ts'
import { HOST_PORT, SHELL_GLOBAL, SHELL_PORT, type ShellBridge } from '../../shared/desktop/shell-bridge.ts'
import type { ShellMessage } from '../../shared/desktop/shell-messages.ts'

/** What a page hears from the desktop shell. */
export interface DesktopEvents {
  /** A pipe to the host; the one before is closed by then. */
  readonly host: (pipe: Pipe) => void
  /** A way to tell the shell something. Only the interface gets one. */
  readonly shell?: (tell: (message: ShellMessage) => void) => void
}

/** Asks the shell for ports. False where there is no desktop shell. */
export function askForPorts(events: DesktopEvents): boolean {
  const bridge: unknown = Reflect.get(window, SHELL_GLOBAL)
  if (!bridge) return false
  let current: Pipe | undefined
  window.addEventListener('message', (event) => {
    const [port] = event.ports
    if (event.source !== window || !port) return
    if (event.data === SHELL_PORT) events.shell?.((message) => port.postMessage(message))
    if (event.data !== HOST_PORT) return
    current?.close()
    current = pipeOverPort(port)
    events.host(current)
  })
  ;(bridge as ShellBridge).connect()
  return true
}
