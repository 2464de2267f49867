/** The files of the pages, listed once: a request chooses from the list and never names a path. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { AppError } from '../../../shared/errors.ts'

/** One file as it is served. */
export interface PageFile {
  readonly bytes: Uint8Array
  readonly type: string
  readonly etag: string
  /** How long a browser may keep it without asking. */
  readonly cache: string
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/** The bundler puts a hash of the content into names like these. */
const HASHED = /^assets[\\/].*-[\w-]{8}\.[a-z0-9]+$/

/** Reads every file that a page may ask for, by its path in an address. Throws `not-found` where there is no `index.html`. */
export function readPageFiles(folder: string): ReadonlyMap<string, PageFile> {
  const files = new Map(pathsBelow(folder).flatMap((path) => fileAt(folder, path)))
  const index = files.get('/index.html')
  if (!index) throw new AppError('not-found', `The pages of Chorus are not in ${folder}. Build them: npm run build:page`)
  return files.set('/', index)
}

function pathsBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  } catch {
    return []
  }
}

function fileAt(folder: string, path: string): readonly [string, PageFile][] {
  const type = TYPES[extname(path)]
  // Source maps and whatever else lies there is nobody's business.
  if (type === undefined) return []
  const bytes = Uint8Array.from(readFileSync(join(folder, path)))
  const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`
  const cache = HASHED.test(path) ? 'private, max-age=31536000, immutable' : 'private, no-cache'
  return [[`/${path.split(sep).join('/')}`, { bytes, type, etag, cache }]]
}
