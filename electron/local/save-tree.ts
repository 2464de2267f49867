/** Writes the files of an answer below a folder; what is there already is never replaced. */
import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { writeNew } from './envelope-files.ts'

/**
 * Writes files given in base64 under names with `/` between folders; answers their paths. A file that is there already must be the same. Throws `bad-input`,
 * before anything is written, where one is not.
 */
export async function saveTree(
  folder: string,
  files: readonly { readonly name: string; readonly file: string }[],
): Promise<readonly string[]> {
  const wanted = files.map(({ name, file }) => ({ path: join(folder, ...name.split('/')), bytes: Buffer.from(file, 'base64') }))
  const held = await Promise.all(wanted.map(({ path }) => readFile(path).catch(noneIfMissing)))
  const other = wanted.find(({ bytes }, index) => held[index] !== undefined && !bytes.equals(held[index]))
  if (other) throw new AppError('bad-input', `There is another file ${other.path} already. Choose another folder.`)
  for (const [index, { path, bytes }] of wanted.entries()) {
    if (held[index] !== undefined) continue
    await mkdir(dirname(path), { recursive: true })
    await writeNew(path, bytes)
  }
  return wanted.map(({ path }) => path)
}

function noneIfMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
