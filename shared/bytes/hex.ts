/** Bytes as lower-case hexadecimal, and the few byte operations every layer needs. */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { decodeUtf8, encodeUtf8 } from 'lib0/string'

/** Lower-case hexadecimal of the bytes. */
export const toHex = (bytes: Uint8Array): string => bytesToHex(bytes)

/** The bytes of a hexadecimal string. Throws on anything else: check outside input with `isHexOf` first. */
export const fromHex = (hex: string): Uint8Array => hexToBytes(hex)

/** UTF-8 bytes of a string. */
export const utf8 = (text: string): Uint8Array => encodeUtf8(text)

/** The string of UTF-8 bytes. Throws on malformed bytes: decoders catch it. */
export const fromUtf8 = (bytes: Uint8Array): string => decodeUtf8(bytes)
