/** Yjs client ids that anyone can check: derived from who writes, never drawn. SPEC rule TEXT-2. */
import { sha256 } from '@noble/hashes/sha2.js'
import * as encoding from 'lib0/encoding'
import { fromHex, utf8 } from '../bytes/hex.ts'
import type { CoalitionId, DeviceId, DocumentId, EntryHash } from '../ids.ts'

/** How many client ids a device has per document. Each is leased to one page at a time. */
export const LEASES = 1000

const DOMAIN = utf8('chorus/client/1\n')

/** Whose id is asked for. `branch` is the first entry of a fork's branch: structs of a branch are moved to ids of its own. */
export interface ClientIdOwner {
  readonly coalition: CoalitionId
  readonly device: DeviceId
  readonly document: DocumentId
  readonly branch?: EntryHash | undefined
}

/** The device's `lease`-th client id for a document: 53 bits of a SHA-256, as a number Yjs accepts. */
export function clientIdOf(owner: ClientIdOwner, lease: number): number {
  const bytes = sha256(
    encoding.encode((encoder) => {
      encoding.writeUint8Array(encoder, DOMAIN)
      for (const part of [owner.coalition, owner.device, owner.document, owner.branch ?? '']) {
        encoding.writeUint8Array(encoder, fromHex(part))
      }
      encoding.writeVarUint(encoder, lease)
    }),
  )
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  return (view.getUint32(0) & 0x1fffff) * 2 ** 32 + view.getUint32(4)
}
