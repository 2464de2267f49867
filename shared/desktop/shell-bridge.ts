/** What a page of the desktop shell sees of the shell: one function, which asks for ports. */

/** Its name on `window`. */
export const SHELL_GLOBAL = 'chorusShell'

/** See the head of this file. */
export interface ShellBridge {
  /** Asks for ports. They come as messages of this window, `HOST_PORT` and `SHELL_PORT`, again whenever the host was started anew. */
  readonly connect: () => void
}

/** The message that brings a port to the host. */
export const HOST_PORT = 'chorus:host-port'
/** The message that brings a port to the shell itself: see `shared/desktop/shell-messages.ts`. */
export const SHELL_PORT = 'chorus:shell-port'
/** How the preload passes the question on to the shell. */
export const CONNECT = 'chorus:connect'
