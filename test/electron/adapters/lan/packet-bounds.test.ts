/** What is decoded of what comes from a local network. */
import dnsPacket from 'dns-packet'
import { describe, expect, it } from 'vitest'
import { recordsOf } from '../../../../electron/adapters/lan/announcement.ts'
import { isWorthDecoding } from '../../../../electron/adapters/lan/packet-bounds.ts'

const announcement = { name: '0123456789abcdef', port: 4455, ttlSeconds: 120 }
const encoded = (packet: object): Buffer => dnsPacket.encode(packet as dnsPacket.Packet)

/** A packet of so many bytes and records, each of whose names is a long chain of pointers: the dearest to decode. */
function chained(size: number, count: number): Buffer {
  const bytes = Buffer.alloc(size)
  bytes.writeUInt16BE(0x8400, 2)
  bytes.writeUInt16BE(count, 6)
  const chainBytes = size - 12 - 11 - (count - 1) * 12
  bytes.writeUInt16BE(10, 13)
  bytes.writeUInt16BE(chainBytes, 21)
  let last = 23
  for (let at = 24; at + 2 <= 23 + chainBytes; at += 2) {
    bytes.writeUInt16BE(0xc000 | (last & 0x3fff), at)
    last = at
  }
  for (let at = 23 + chainBytes; at + 12 <= size; at += 12) {
    bytes.writeUInt16BE(0xc000 | (last & 0x3fff), at)
    bytes.writeUInt16BE(10, at + 2)
  }
  bytes.write('_chorus', 24, 'latin1')
  return bytes
}

describe('[LAN-5] a packet', () => {
  it('is decoded where it announces or asks for Chorus, however that is written', () => {
    expect(isWorthDecoding(encoded({ type: 'response', answers: recordsOf(announcement, '10.0.0.1') }))).toBe(true)
    expect(isWorthDecoding(encoded({ type: 'query', questions: [{ type: 'PTR', name: '_CHORUS._tcp.local' }] }))).toBe(true)
  })

  it('is left alone where it is about something else, too short, too large, or of too many records', () => {
    expect(isWorthDecoding(encoded({ type: 'query', questions: [{ type: 'PTR', name: '_ipp._tcp.local' }] }))).toBe(false)
    expect(isWorthDecoding(Buffer.from('_chorus'))).toBe(false)
    expect(isWorthDecoding(chained(65_000, 2_700))).toBe(false)
    expect(isWorthDecoding(chained(9_000, 64))).toBe(false)
    expect(isWorthDecoding(chained(1_400, 65))).toBe(false)
  })
})
