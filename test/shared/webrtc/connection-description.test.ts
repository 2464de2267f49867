/** What of a session description travels in a code, and the description that is made from it again. */
import { describe, expect, it } from 'vitest'
import { describedIn, descriptionAsSdp } from '../../../shared/webrtc/connection-description.ts'

const FINGERPRINT = 'B2:DC:49:50:A4:A9:8B:38:41:96:B3:D1:E0:43:A7:2E:08:CB:12:F2:38:22:D5:65:90:A9:EB:53:FD:7B:EA:8C'
/** As Node's WebRTC writes it. */
const sdpWith = (...candidates: readonly string[]): string =>
  [
    'v=0',
    'o=- 4983285486960328005 2 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'a=extmap-allow-mixed',
    'a=msid-semantic: WMS',
    'm=application 39044 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 192.0.2.2',
    ...candidates.map((candidate) => `a=candidate:${candidate}`),
    'a=ice-ufrag:7uUk',
    'a=ice-pwd:TdQ4KIdSZATFhOkHKfe3W5fX',
    'a=ice-options:trickle',
    `a=fingerprint:sha-256 ${FINGERPRINT}`,
    'a=setup:actpass',
    'a=mid:0',
    'a=sctp-port:5000',
    'a=max-message-size:262144',
    '',
  ].join('\r\n')

const waysOf = (...candidates: readonly string[]): readonly string[] | undefined =>
  describedIn(sdpWith(...candidates))?.ways.map(({ transport, address, port }) => `${transport} ${address} ${port}`)

describe('what a code says of a connection', () => {
  it('[CODE-4] is every way in from elsewhere, the best first: none of this computer alone, of one wire, or that only goes out', () => {
    expect(
      waysOf(
        '3229573512 1 udp 2122194687 192.0.2.2 39044 typ host generation 0 network-id 1',
        '3077952869 1 udp 2122265343 fd00::2 55606 typ host generation 0 network-id 2',
        '559267639 1 udp 2122136831 ::1 47332 typ host',
        '1510613869 1 udp 2122063615 127.0.0.1 60839 typ host',
        '77 1 udp 2122063615 fe80::1 60839 typ host',
        '2398920056 1 tcp 1518214911 192.0.2.2 38541 typ host tcptype passive',
        '2398920057 1 tcp 1518214911 192.0.2.2 9 typ host tcptype active',
      ),
    ).toEqual(['udp fd00::2 55606', 'udp 192.0.2.2 39044', 'tcp 192.0.2.2 38541'])
  })

  it('[CODE-4] names that only multicast resolves are left out where an address is known', () => {
    const seen = '5 1 udp 1677729535 203.0.113.7 40001 typ srflx raddr 0.0.0.0 rport 0'
    const hidden = '1 1 udp 2122260223 0b1c2d3e-5e6f-4a4b-8c8d-0a0b0c0d0e0f.local 51234 typ host'
    expect(waysOf(hidden, seen)).toEqual(['udp 0b1c2d3e-5e6f-4a4b-8c8d-0a0b0c0d0e0f.local 51234', 'udp 203.0.113.7 40001'])
    expect(waysOf(hidden, '2 1 udp 2122259967 192.0.2.7 51234 typ host')).toEqual(['udp 192.0.2.7 51234'])
    expect(waysOf(hidden)).toEqual(['udp 0b1c2d3e-5e6f-4a4b-8c8d-0a0b0c0d0e0f.local 51234'])
  })

  it('[CODE-4] [RELAY-3] is also how a server sees this computer and where one passes on to it, whatever else there is', () => {
    const seen = '5 1 udp 1677729535 203.0.113.7 40001 typ srflx raddr 192.0.2.2 rport 39044'
    const passedOn = '6 1 udp 41885439 203.0.113.9 50002 typ relay raddr 203.0.113.7 rport 40001'
    const own = '1 1 udp 2122194687 192.0.2.2 39044 typ host'
    expect(waysOf(passedOn, seen, own, seen)).toEqual(['udp 192.0.2.2 39044', 'udp 203.0.113.7 40001', 'udp 203.0.113.9 50002'])
    const many = Array.from(
      { length: 20 },
      (_, index) => `${10 + index} 1 tcp 1518214911 198.51.100.${index} 38541 typ host tcptype passive`,
    )
    expect(waysOf(...many, own, seen, passedOn)?.slice(0, 4)).toEqual([
      'udp 192.0.2.2 39044',
      'udp 203.0.113.7 40001',
      'udp 203.0.113.9 50002',
      'tcp 198.51.100.0 38541',
    ])
  })

  it('[CODE-4] makes a description that says the same again', () => {
    const said = describedIn(
      sdpWith('1 1 udp 2122265343 fd00::2 55606 typ host', '2 1 tcp 1518214911 192.0.2.2 38541 typ host tcptype passive'),
    )
    expect(said).toBeDefined()
    for (const kind of ['offer', 'answer'] as const) expect(said && describedIn(descriptionAsSdp(kind, said))).toEqual(said)
  })

  it('[CODE-4] is nothing for a description of anything else', () => {
    const sdp = sdpWith()
    for (const other of [
      '',
      'v=0',
      sdp.replace('a=mid:0', 'a=mid:data'),
      sdp.replace('sha-256', 'sha-1'),
      sdp.replace(FINGERPRINT, 'B2'),
      sdp.replace('a=ice-pwd:TdQ4KIdSZATFhOkHKfe3W5fX', 'a=ice-pwd:short'),
      `${sdp}m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:1\r\n`,
    ]) {
      expect(describedIn(other)).toBeUndefined()
    }
  })
})
