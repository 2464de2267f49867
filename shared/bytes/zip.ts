/** Several files in one (ZIP, PKWARE APPNOTE 6.3). */
import { zipSync } from 'fflate'

/** Files by name, `/` between folders, all dated noon of a day (ISO 8601): equal files give equal bytes, in whatever time zone. */
export const zipOf = (files: ReadonlyMap<string, Uint8Array>, day: string): Uint8Array<ArrayBuffer> =>
  zipSync(Object.fromEntries(files), { mtime: `${day}T12:00:00` }) as Uint8Array<ArrayBuffer>
