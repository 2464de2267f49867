/** The Chromium that tests drive. */
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Where Chromium is on this machine (`CHROMIUM` names another place); undefined if there is none. */
export const chromiumPath: string | undefined = [process.env['CHROMIUM'], ...PLACES].find((path) => path !== undefined && existsSync(path))

/** Starts it without a window. */
export const openBrowser = (): Promise<Browser> => chromium.launch({ args: QUIET, ...(chromiumPath && { executablePath: chromiumPath }) })
