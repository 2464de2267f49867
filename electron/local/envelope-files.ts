/** Files of envelopes on disk: read no further than they can be one, and never written over. SPEC rule ENV-1. */
import { open, writeFile } from 'node:fs/promises'
import { parse } from 'node:path'
import { beginsLikeEnvelope, FIRST_BYTES, MAX_FILE_BYTES } from '../../shared/envelope/envelope-file.ts'
import { AppError } from '../../shared/errors.ts'

/** The file's bytes. Throws `bad-input` for what does not begin like an envelope, `too-large` for what is larger than any: neither is read. */
export async function readEnvelopeFile(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const start = new Uint8Array(FIRST_BYTES)
    const { bytesRead } = await file.read(start, 0, FIRST_BYTES, 0)
    if (bytesRead < FIRST_BYTES || !beginsLikeEnvelope(start)) throw new AppError('bad-input', `${path} is not an envelope.`)
    if (size > MAX_FILE_BYTES) throw new AppError('too-large', `${path} is larger than any envelope.`)
    return new Uint8Array(await file.readFile())
  } finally {
    await file.close()
  }
}

/** Writes files given in base64; several get their number before the ending. Throws `bad-input` where one would replace another. */
export async function saveFiles(path: string, files: readonly { readonly file: string }[]): Promise<readonly string[]> {
  const { dir, name, ext } = parse(path)
  const paths = files.map((_, index) => (files.length === 1 ? path : `${dir ? `${dir}/` : ''}${name}-${index + 1}of${files.length}${ext}`))
  for (const [index, { file }] of files.entries()) await writeNew(paths[index] as string, Buffer.from(file, 'base64'))
  return paths
}

/** Writes a file that must not be there yet. Throws `bad-input` if it is. */
export async function writeNew(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(path, content, { flag: 'wx' }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    throw new AppError('bad-input', `There is a file ${path} already. Choose another name.`)
  })
}
