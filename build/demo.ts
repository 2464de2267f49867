/** `npm run demo`: brings the pages up to date and plays the demo on this computer. */
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

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
// Loading takes a while on a slow computer: this is said before it.
console.log('Starting two demo members on this computer …')
const [{ buildPages, pagesAreFresh }, { runDemo }, { openBrowser }] = await Promise.all([
  import('./fresh-pages.ts'),
  import('../electron/local/demo/run-demo.ts'),
  import('../electron/local/open-browser.ts'),
])
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
