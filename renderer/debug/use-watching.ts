/** Asks the host every second what goes on, and keeps what came over the lines since. For the debug panel alone. */
import { useEffect, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { useHost } from '../host/host-provider.tsx'

/** What was seen at one moment. */
export interface Seen {
  readonly network: OutputOf<'network'>
  /** Null where no coalition is open. */
  readonly state: OutputOf<'debug.state'> | null
  /** Bytes per second since the moment before. */
  readonly sentPerSecond: number
  readonly receivedPerSecond: number
  /** Milliseconds since 1970. */
  readonly at: number
}

const EVERY_MS = 1000

/** Undefined until the first answer; the last one stays while the host does not answer. */
export function useWatching(): Seen | undefined {
  const { call } = useHost()
  const [seen, setSeen] = useState<Seen>()
  useEffect(() => {
    let isOn = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async (): Promise<void> => {
      const network = await call('network', {}).catch(() => undefined)
      const state = await call('debug.state', {}).catch(() => null)
      if (!isOn) return
      if (network) setSeen((before) => ({ network, state, at: Date.now(), ...trafficSince(before, network) }))
      timer = setTimeout(() => void look(), EVERY_MS)
    }
    void look()
    return () => {
      isOn = false
      clearTimeout(timer)
    }
  }, [call])
  return seen
}

function trafficSince(before: Seen | undefined, network: Seen['network']): Pick<Seen, 'sentPerSecond' | 'receivedPerSecond'> {
  if (!before) return { sentPerSecond: 0, receivedPerSecond: 0 }
  const seconds = Math.max(0.1, (Date.now() - before.at) / 1000)
  const more = (count: 'bytesSent' | 'bytesReceived'): number => {
    // A session that is new since then counts whole, one that ended not at all.
    const held = new Map(before.network.peers.map((peer) => [`${peer.device} ${peer.since}`, peer[count]]))
    return network.peers.reduce((sum, peer) => sum + peer[count] - (held.get(`${peer.device} ${peer.since}`) ?? 0), 0)
  }
  return { sentPerSecond: Math.round(more('bytesSent') / seconds), receivedPerSecond: Math.round(more('bytesReceived') / seconds) }
}
