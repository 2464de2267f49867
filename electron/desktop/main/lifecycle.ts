/** One Chorus at a time per user, and an end in which everything that was saved is on disk. */
import type { App, BrowserWindow } from 'electron'

/** False when another one runs already: it is asked to show itself, and this one must go. */
export const isOnlyOne = (app: App): boolean => app.requestSingleInstanceLock()

/** Closing the window leaves the host running under the tray's sign; quitting closes the host first. */
export function keepAlive(app: App, window: BrowserWindow, endHost: () => Promise<void>): void {
  let state: 'running' | 'ending' | 'ended' = 'running'
  window.on('close', (event) => {
    if (state !== 'running') return
    event.preventDefault()
    window.hide()
  })
  const show = (): void => {
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }
  app.on('second-instance', show)
  app.on('activate', show)
  app.on('window-all-closed', () => undefined)
  app.on('before-quit', (event) => {
    if (state === 'ended') return
    event.preventDefault()
    if (state === 'ending') return
    state = 'ending'
    void endHost().finally(() => {
      state = 'ended'
      app.quit()
    })
  })
}
