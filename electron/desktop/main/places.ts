/** Where everything is, seen from the bundled main process: the same from a source tree and inside the packed application. */
import { homedir } from 'node:os'
import { join } from 'node:path'

/** The files of the shell; `here` is the folder of the bundled main process (build/out/desktop/main). */
export const placesFrom = (here: string) => ({
  hostProcess: join(here, '../host/host-process.js'),
  interfacePreload: join(here, '../preload/interface.cjs'),
  networkPreload: join(here, '../preload/network.cjs'),
  interfacePages: join(here, '../../renderer'),
  networkPages: join(here, '../../network'),
  trayIcon: join(here, '../../../icons/tray.png'),
})

/** The profile that is opened: the one named by `CHORUS_PROFILE`, or this user's. */
export const profileDirectory = (environment: Readonly<Record<string, string | undefined>>): string =>
  environment['CHORUS_PROFILE'] ?? join(homedir(), '.chorus')
