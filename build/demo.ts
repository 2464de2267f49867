/** `npm run demo`: brings the pages up to date and plays the demo on this computer. */
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runDemo } from '../electron/local/demo/run-demo.ts'
import { openBrowser } from '../electron/local/open-browser.ts'
import { buildPages, pagesAreFresh } from './fresh-pages.ts'

const ROOT = join(import.meta.dirname, '..')
const PAGES = join(ROOT, 'build/out/renderer')

const { values } = parseArgs({
  options: {
    /** Where [Start my coalition] leads. */
    profile: { type: 'string', default: process.env['CHORUS_PROFILE'] ?? join(homedir(), '.chorus') },
    /** Serves pages built elsewhere. */
    pages: { type: 'string' },
    /** Milliseconds between two strokes. */
    stroke: { type: 'string' },
    /** Pauses last so many times what the script says. */
    pace: { type: 'string' },
    'no-browser': { type: 'boolean', default: false },
  },
})
if (values.pages === undefined && !pagesAreFresh(ROOT, PAGES)) {
  console.log('Preparing the pages, once …')
  await buildPages(ROOT)
}
process.exitCode = await runDemo({
  directory: values.profile,
  passphrase: process.env['CHORUS_PASSPHRASE'],
  pages: values.pages ?? PAGES,
  strokeMs: values.stroke === undefined ? undefined : Number(values.stroke),
  pace: values.pace === undefined ? undefined : Number(values.pace),
  write: (line) => console.log(line),
  show: values['no-browser'] ? () => undefined : openBrowser,
})
