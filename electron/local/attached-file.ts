/** A scan or mail from a disk, as calls take it. */
import { basename } from 'node:path'
import type { VerbTools } from './verb-tools.ts'

/** What a call adds for it; nothing without a path. Rejects if the file cannot be read. */
export async function attachedFile(
  path: string | undefined,
  readFile: VerbTools['readFile'],
): Promise<{ readonly attachment?: { readonly name: string; readonly file: string } }> {
  if (path === undefined) return {}
  return { attachment: { name: basename(path), file: Buffer.from(await readFile(path)).toString('base64') } }
}
