/** How boxes and files are named in a mailbox. SPEC section MAILBOX. */

/** The address of a box: 64 hexadecimal characters. */
export const BOX = /^[0-9a-f]{64}$/
/** A file in a box; nothing that a file system could read as a path. */
export const FILE = /^[0-9A-Za-z][0-9A-Za-z-]{0,63}\.age$/

/** What a mailbox takes. */
export const MAILBOX_LIMITS = {
  /** Bytes of one file. */
  file: 32 * 1024 * 1024,
  /** Files in one box. */
  files: 512,
  /** Boxes. */
  boxes: 1024,
} as const
