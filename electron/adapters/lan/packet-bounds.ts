/** Which packets of a local network are decoded at all: small ones with few records that speak of Chorus. SPEC rule LAN-5. */

/** What fits into one packet on most networks; an announcement has some 200 bytes. */
const MOST_BYTES = 1472
/** More records than this in one packet are not read. */
const MOST_RECORDS = 64
/** RFC 1035 §4.1.1: twelve bytes, the last eight of them how many questions, answers, authorities and additional records follow. */
const HEADER_BYTES = 12
const COUNTS_AT = [4, 6, 8, 10]
/** Names are written out where they first stand in a packet. */
const LABEL = '_chorus'

/** Whether a packet is worth decoding; costs little, whatever is in it. */
export function isWorthDecoding(bytes: Uint8Array): boolean {
  if (bytes.length < HEADER_BYTES || bytes.length > MOST_BYTES) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const records = COUNTS_AT.reduce((sum, at) => sum + view.getUint16(at), 0)
  return records <= MOST_RECORDS && Buffer.from(bytes).toString('latin1').toLowerCase().includes(LABEL)
}
