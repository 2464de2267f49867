/** Paths of folders as people give them. */

/** A path as it looks on the system that this browser says it runs on. */
export function examplePath(userAgent: string): string {
  if (/Windows/u.test(userAgent)) return 'C:\\Users\\Amina\\Nextcloud\\Coalition'
  if (/Mac OS|Macintosh/u.test(userAgent)) return '/Users/amina/Nextcloud/Coalition'
  return '/home/amina/Nextcloud/Coalition'
}

/** Without the spaces and quotation marks around it that file managers put there when a path is copied, and without `file://`. */
export function unquoted(path: string): string {
  const bare = path.trim().replace(/^(["'])(.*)\1$/u, '$2')
  if (!bare.startsWith('file://')) return bare
  try {
    const { pathname } = new URL(bare)
    const decoded = decodeURIComponent(pathname)
    return /^\/[A-Za-z]:\//u.test(decoded) ? decoded.slice(1).replaceAll('/', '\\') : decoded
  } catch {
    return bare
  }
}
