/** Keeps every window on its own page: whatever leads elsewhere is stopped, and a web address is offered to the person instead. */
import type { App, WebContents } from 'electron'
import { externalAddress, pageOf } from './addresses.ts'

/** Guards all contents that will ever be made. `offer` asks the person about an https address. */
export function guardNavigation(app: App, offer: (address: string) => void): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, offer))
}

/** A page may load itself again; nothing leads from one page to another or out. */
export function mayNavigate(from: string, to: string): boolean {
  const page = pageOf(to)
  return page !== undefined && page === pageOf(from)
}

function guard(contents: WebContents, offer: (address: string) => void): void {
  const offered = (address: string): void => {
    const external = externalAddress(address)
    if (external) offer(external)
  }
  contents.on('will-navigate', (event) => {
    if (mayNavigate(contents.getURL(), event.url)) return
    event.preventDefault()
    offered(event.url)
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !mayNavigate(contents.getURL(), event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    offered(url)
    return { action: 'deny' }
  })
}
