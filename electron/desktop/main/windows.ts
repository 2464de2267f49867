/** The two windows: the interface, and the hidden one that carries WebRTC. Both are sandboxed and see one function of the shell. */
import type { BrowserWindow, BrowserWindowConstructorOptions, WebPreferences } from 'electron'
import { PAGES, type PageKind } from './addresses.ts'

/** What a window is made with. */
export interface WindowTools {
  readonly Window: new (options: BrowserWindowConstructorOptions) => BrowserWindow
  readonly preloads: Readonly<Record<PageKind, string>>
  readonly debug: boolean
}

/** Every window's limits. Spelling is off because its dictionaries would be fetched from elsewhere. */
export const webPreferencesOf = (preload: string, debug: boolean): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
  navigateOnDragDrop: false,
  devTools: debug,
})

/** The interface, shown when it has something to show. */
export function openInterface({ Window, preloads, debug }: WindowTools): BrowserWindow {
  const window = new Window({
    width: 1280,
    height: 800,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'Chorus',
    webPreferences: webPreferencesOf(preloads.interface, debug),
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(PAGES.interface)
  return window
}

/** The network page: hidden, and never slowed down. It is loaded again when its process is gone. */
export function openNetwork({ Window, preloads, debug }: WindowTools): BrowserWindow {
  const window = new Window({
    show: false,
    skipTaskbar: true,
    webPreferences: { ...webPreferencesOf(preloads.network, debug), backgroundThrottling: false },
  })
  window.webContents.setWebRTCIPHandlingPolicy('default')
  window.webContents.on('render-process-gone', () => window.webContents.reload())
  void window.loadURL(PAGES.network)
  return window
}
