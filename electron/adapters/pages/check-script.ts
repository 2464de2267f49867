/** The bundled program of the check page, from beside this program; in a checkout it is bundled first where that is needed. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const BUNDLE = 'build/out/proof-check/check.js'
const BUILDER = 'build/build-proof-check.ts'

/** Reads the program as text that may stand inside a script element. Rejects where there is neither a bundle nor what it is made of. */
export async function loadCheckScript(): Promise<string> {
  const root = rootAbove(import.meta.dirname)
  if (existsSync(join(root, BUILDER))) await promisify(execFile)(process.execPath, [join(root, BUILDER)])
  const script = await readFile(join(root, BUNDLE), 'utf8')
  return script.replaceAll('</script', '<\\/script').replaceAll('<!--', '\\x3c!--')
}

function rootAbove(folder: string): string {
  if (existsSync(join(folder, BUNDLE)) || existsSync(join(folder, BUILDER))) return folder
  const above = dirname(folder)
  if (above === folder) throw new Error('the program of the check page is not beside this program')
  return rootAbove(above)
}
