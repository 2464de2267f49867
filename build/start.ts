/** `npm start`: the desktop application where Electron's binary is installed and built, the browser otherwise. Never downloads anything. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { hasDisplay, openBrowser } from '../electron/local/open-browser.ts'
import { startPages } from '../electron/local/start.ts'
import { electronBinary } from './electron-binary.ts'
import { buildPages, pagesAreFresh } from './fresh-pages.ts'

const ROOT = join(import.meta.dirname, '..')
const DESKTOP_MAIN = join(ROOT, 'build/out/desktop/main/index.js')
const PAGES = join(ROOT, 'build/out/renderer')

const { values } = parseArgs({
  options: {
    profile: { type: 'string', default: process.env['CHORUS_PROFILE'] ?? join(homedir(), '.chorus') },
    /** Serves pages built elsewhere. */
    pages: { type: 'string' },
    /** The one of before unless given; 0 takes a free one. */
    port: { type: 'string' },
    listen: { type: 'string' },
    connect: { type: 'string', multiple: true, default: [] },
    'no-browser': { type: 'boolean', default: false },
  },
})
const binary = electronBinary(ROOT, process.env, process.platform)
process.exitCode =
  binary !== undefined && values.pages === undefined && hasDisplay() && existsSync(DESKTOP_MAIN)
    ? await runDesktop(binary)
    : await runInBrowser()

async function runDesktop(executable: string): Promise<number> {
  const child = spawn(executable, [DESKTOP_MAIN], { stdio: 'inherit', env: { ...process.env, CHORUS_PROFILE: values.profile } })
  // Ctrl+C reaches the child as well: it closes itself.
  process.on('SIGINT', () => undefined)
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 1
}

async function runInBrowser(): Promise<number> {
  say(binary === undefined ? 'Electron is not installed here: Chorus opens in your browser.' : 'Chorus opens in your browser.')
  if (values.pages === undefined && !pagesAreFresh(ROOT, PAGES)) {
    say('Preparing the pages, once …')
    await buildPages(ROOT)
  }
  return await startPages({
    directory: values.profile,
    passphrase: process.env['CHORUS_PASSPHRASE'],
    pages: values.pages ?? PAGES,
    port: values.port === undefined ? undefined : Number(values.port),
    listen: values.listen,
    connect: values.connect,
    write: say,
    show: values['no-browser'] ? () => undefined : openBrowser,
  })
}

function say(line: string): void {
  console.log(line)
}
