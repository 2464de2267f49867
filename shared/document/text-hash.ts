/** The hash of a text as it stands. SPEC rule DOC-4. */
import { sha256 } from '@noble/hashes/sha2.js'
import type * as Y from 'yjs'
import { toHex, utf8 } from '../bytes/hex.ts'
import { canonicalContent } from './canonical-content.ts'

const DOMAIN = 'chorus/text/1\n'

/** SHA-256 of `chorus/text/1\n` and the canonical content, as hex. */
export function textHash(doc: Y.Doc): string {
  return toHex(sha256(utf8(DOMAIN + canonicalContent(doc))))
}
