/** Bytes as base64url without padding (RFC 4648 §5), for JSON bodies. */
import { fromBase64UrlEncoded, toBase64UrlEncoded } from 'lib0/buffer'

/** Base64url of the bytes. */
export const toBase64url = (bytes: Uint8Array): string => toBase64UrlEncoded(bytes)

/** The bytes of base64url text; undefined if it is none. */
export function fromBase64url(text: string): Uint8Array | undefined {
  try {
    return fromBase64UrlEncoded(text)
  } catch {
    return undefined
  }
}
