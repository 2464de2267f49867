/** What the shell's own scheme answers: files from a list that was made at the start, with the headers of every page. */
import { type PageFile, readPageFiles } from '../../adapters/pages/page-files.ts'
import { securityHeaders } from '../../adapters/pages/page-headers.ts'
import { type PageKind, pageOf } from './addresses.ts'

/** An answer to a request. */
export interface Answer {
  readonly status: 200 | 404 | 405
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
}

/** The files of both pages. */
export type PageFiles = Readonly<Record<PageKind, ReadonlyMap<string, PageFile>>>

/** Pages reach the host over ports: they connect to nothing. */
const HEADERS = securityHeaders("'none'")

/** Reads the lists. Throws `not-found` where the pages were not built. */
export const readAnswers = (folders: Readonly<Record<PageKind, string>>): PageFiles => ({
  interface: readPageFiles(folders.interface),
  network: readPageFiles(folders.network),
})

/** Chooses from the list; a request never names a path of this computer. */
export function answerTo(files: PageFiles, method: string, address: string): Answer {
  const nothing = (status: 404 | 405): Answer => ({ status, headers: HEADERS, body: new Uint8Array(0) })
  if (method !== 'GET') return nothing(405)
  const kind = pageOf(address)
  const file = kind && files[kind].get(new URL(address).pathname)
  if (!file) return nothing(404)
  return { status: 200, headers: { ...HEADERS, 'Content-Type': file.type, 'Cache-Control': 'no-cache' }, body: Uint8Array.from(file.bytes) }
}
