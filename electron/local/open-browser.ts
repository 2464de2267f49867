/** Shows an address in this computer's browser, where there is a display. */
import { spawn } from 'node:child_process'

/** Whether anything could be shown here. */
export const hasDisplay = (): boolean => process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])

const COMMANDS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

/** Never fails: whoever sees no page still has the printed address. */
export function openBrowser(address: string): void {
  if (!hasDisplay()) return
  const [command, ...words] = COMMANDS[process.platform] ?? ['xdg-open']
  const child = spawn(command, [...words, address], { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}
