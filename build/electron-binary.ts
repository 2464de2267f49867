/** Where Electron's binary is, if it is installed: its own package would download it when asked. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const NAMES: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
}

/** The binary in the place that `ELECTRON_OVERRIDE_DIST_PATH` names, or in the package; undefined where there is none. */
export function electronBinary(
  root: string,
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string | undefined {
  const folder = environment['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(root, 'node_modules/electron/dist')
  const binary = join(folder, NAMES[platform] ?? 'electron')
  return existsSync(binary) ? binary : undefined
}
