/** What a file that somebody dropped is, by its name and its beginning: an envelope, or something that belongs elsewhere. */

/** `backup` is a profile’s own, sealed with a passphrase. */
export type FileKind = 'envelope' | 'backup' | 'invitation' | 'word' | 'table' | 'other'

/** So much of a file tells what it is, in bytes. */
export const BEGINNING_BYTES = 65_536

/** An age file begins with this line; one for a passphrase names scrypt next. age-encryption.org/v1. */
const AGE = 'age-encryption.org/v1'
const SEALED_WITH_PASSPHRASE = /^age-encryption\.org\/v1\n-> scrypt /u
const INVITATION = /^chorus-invitation:/mu

/** Services rename files, so what is in it counts before its name. `beginning` is the file's first bytes read as text. */
export function fileKind(name: string, beginning: string): FileKind {
  if (SEALED_WITH_PASSPHRASE.test(beginning) || /^chorus-backup-.*\.age$/iu.test(name)) return 'backup'
  if (beginning.startsWith(AGE) || /\.age$/iu.test(name)) return 'envelope'
  if (INVITATION.test(beginning)) return 'invitation'
  if (/\.docx?$/iu.test(name)) return 'word'
  return /\.(?:csv|tsv|xlsx?|ods)$/iu.test(name) ? 'table' : 'other'
}
