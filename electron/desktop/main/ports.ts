/** Hands pages their ports: to the host, and for the interface one to the shell. Only a window's own page gets any. */
import type { IpcMain, MessageChannelMain, WebContents, WebFrameMain } from 'electron'
import { CONNECT, HOST_PORT, SHELL_PORT } from '../../../shared/desktop/shell-bridge.ts'
import { type ShellMessage, shellMessage } from '../../../shared/desktop/shell-messages.ts'
import { type PageKind, pageOf } from './addresses.ts'
import type { HostSupervisor } from './host-supervisor.ts'

/** What ports are handed out with. */
export interface PortTools {
  readonly Channel: new () => MessageChannelMain
  readonly host: () => HostSupervisor
  /** The window that shows a page, if it is there. */
  readonly contentsOf: (kind: PageKind) => WebContents | undefined
  readonly told: (message: ShellMessage) => void
}

/** See the head of this file. */
export interface PortOffice {
  /** The host was started: pages that asked get new ports. */
  readonly renew: () => void
}

/** The page that asks, if it is the main frame of the window that was made for it. */
export function askingPage(
  frame: Pick<WebFrameMain, 'url' | 'parent'> | null,
  sender: WebContents,
  contentsOf: PortTools['contentsOf'],
): PageKind | undefined {
  const kind = frame && frame.parent === null ? pageOf(frame.url) : undefined
  return kind !== undefined && contentsOf(kind) === sender ? kind : undefined
}

/** Waits for pages to ask. */
export function openPortOffice(ipc: IpcMain, { Channel, host, contentsOf, told }: PortTools): PortOffice {
  const asked = new Set<PageKind>()
  let isServing = false
  const handOut = (kind: PageKind): void => {
    const contents = contentsOf(kind)
    if (!contents || !isServing) return
    const toHost = new Channel()
    host().hand({ type: kind === 'interface' ? 'guest' : 'network' }, toHost.port1)
    contents.postMessage(HOST_PORT, null, [toHost.port2])
    if (kind === 'interface') contents.postMessage(SHELL_PORT, null, [shellPort()])
  }
  const shellPort = () => {
    const { port1, port2 } = new Channel()
    port1.on('message', ({ data }) => {
      const said = shellMessage.safeParse(data)
      if (said.success) told(said.data)
    })
    port1.start()
    return port2
  }
  ipc.on(CONNECT, ({ senderFrame, sender }) => {
    const kind = askingPage(senderFrame, sender, contentsOf)
    if (!kind) return
    asked.add(kind)
    handOut(kind)
  })
  return {
    renew: () => {
      isServing = true
      for (const kind of asked) handOut(kind)
    },
  }
}
