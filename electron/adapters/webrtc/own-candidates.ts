/**
 * Chromium hides the addresses of this computer behind names ending in `.local`, which only multicast resolves. The host knows the addresses
 * and says them beside the names, to members alone: signalling is sealed with the lobby's password. SPEC rule LOBBY-6.
 */
import type { SignalMessage } from '../../../shared/webrtc/signal-cipher.ts'

/** More networks than this say nothing more. */
const MAX_ADDRESSES = 6
/** RFC 8839 §5.1: foundation, component, transport, priority, address, port, `typ host`. */
const HIDDEN = /^((?:a=)?candidate:)(\S+) (\d+) (udp) (\d+) (\S+\.local) (\d+) (typ host.*)$/i
/** One step of local preference in a priority. */
const PREFERENCE_STEP = 256

/** The messages to send in place of one: itself, and what it hides. */
export function withOwnAddresses(message: SignalMessage, addresses: readonly string[]): readonly SignalMessage[] {
  if (message.type !== 'signal') return [message]
  const { signal } = message
  if (signal.type !== 'candidate') {
    return [{ ...message, signal: { ...signal, sdp: withOwnAddressesIn(signal.sdp, addresses) } }]
  }
  const found = revealed(String(signal.candidate['candidate'] ?? ''), addresses)
  return [message, ...found.map((candidate) => ({ ...message, signal: { ...signal, candidate: { ...signal.candidate, candidate } } }))]
}

/** A session description with what its candidates hide beside them. */
export const withOwnAddressesIn = (sdp: string, addresses: readonly string[]): string =>
  sdp
    .split('\r\n')
    .flatMap((line) => [line, ...revealed(line, addresses)])
    .join('\r\n')

/** The candidates that stand behind a hidden one; none for any other line. */
function revealed(line: string, addresses: readonly string[]): readonly string[] {
  const match = HIDDEN.exec(line)
  if (!match) return []
  const [, label, foundation, component, transport, priority, , port, rest] = match
  return addresses.slice(0, MAX_ADDRESSES).map((address, index) => {
    const lower = Math.max(1, Number(priority) - (index + 1) * PREFERENCE_STEP)
    return `${label}${foundation}${index} ${component} ${transport} ${lower} ${address} ${port} ${rest}`
  })
}
