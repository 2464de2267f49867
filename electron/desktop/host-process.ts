/** The entry of the host's own process, which Electron's main process starts. */
import { type ShellPort, serveShell } from './serve-shell.ts'

const main = (process as { readonly parentPort?: ShellPort }).parentPort
if (!main) throw new Error('this file is started by the desktop shell')
serveShell(main, () => process.exit(0))
