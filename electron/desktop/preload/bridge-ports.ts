/** Hands ports on from the shell to the page. Nothing else passes, in either direction. */
import { CONNECT, type ShellBridge } from '../../../shared/desktop/shell-bridge.ts'

/** The used part of Electron's `ipcRenderer`. */
export interface ShellChannel {
  on(name: string, listener: (event: { readonly ports: readonly unknown[] }) => void): unknown
  send(name: string): void
}

/** The used part of the page's window. */
export interface PageWindow {
  readonly location: { readonly origin: string }
  postMessage(message: string, origin: string, ports: never[]): void
}

/** What the page gets. Ports of other names are left where they are. */
export function bridgePorts(names: readonly string[], shell: ShellChannel, page: PageWindow): ShellBridge {
  for (const name of names) shell.on(name, ({ ports }) => page.postMessage(name, page.location.origin, [...ports] as never[]))
  return { connect: () => shell.send(CONNECT) }
}
