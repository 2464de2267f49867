/** The Chromium that tests drive. */
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Where Chromium is on this machine (`CHROMIUM_PATH` names another place); undefined if there is none. */
export const chromiumPath: string | undefined = [process.env['CHROMIUM_PATH'], ...PLACES].find(
  (path) => path !== undefined && existsSync(path),
)

/** Starts it without a window, by another program that starts it if one is given. Says what to install where there is none. */
export async function openBrowser(executablePath = chromiumPath): Promise<Browser> {
  if (executablePath) return await chromium.launch({ args: QUIET, executablePath })
  throw new Error('There is no Chromium here. On Debian: apt-get install chromium fonts-noto-core; elsewhere set CHROMIUM_PATH.')
}
