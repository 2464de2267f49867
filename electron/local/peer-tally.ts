/** What a peer has done so far: whom it was linked with, and how much came and went. */
import type { DeviceId } from '../../shared/ids.ts'
import type { Host } from '../host/host.ts'

/** A member who was linked; names are empty where they are not known. */
export interface ReachedMember {
  readonly name: string
  readonly organisationName: string
}

/** See the head of this file. */
export interface PeerTally {
  /** Call often: a session that ended between two looks is not counted. */
  readonly look: () => void
  readonly hasReached: () => boolean
  /** `received` and `sent` count entries. */
  readonly result: () => { readonly reached: readonly ReachedMember[]; readonly received: number; readonly sent: number }
}

/** Begins at nothing: what the profile holds already was not received. */
export function createPeerTally(host: Host): PeerTally {
  const before = entriesOfOthers(host)
  const devices = new Set<DeviceId>()
  const sentBySession = new Map<string, number>()
  const look = (): void => {
    for (const { peer, since, entriesSent } of host.sessions.peers()) {
      devices.add(peer)
      sentBySession.set(`${peer} ${since}`, entriesSent)
    }
  }
  const result: PeerTally['result'] = () => ({
    reached: reachedMembers(host, devices),
    received: entriesOfOthers(host) - before,
    sent: [...sentBySession.values()].reduce((sum, sent) => sum + sent, 0),
  })
  return { look, hasReached: () => devices.size > 0, result }
}

/** A person with several computers once; who is no member here (yet) without a name. */
function reachedMembers(host: Host, devices: ReadonlySet<DeviceId>): readonly ReachedMember[] {
  const members = host.coalitions().flatMap(({ coalition }) => coalition.members())
  const found = [...devices].map((device) => members.find(({ computers }) => computers.includes(device)))
  return [...new Set(found)].map((member) => ({ name: member?.name ?? '', organisationName: member?.organisationName ?? '' }))
}

function entriesOfOthers(host: Host): number {
  const chains = host.coalitions().flatMap(({ replica }) => {
    const own = replica.keys().device
    return replica.chains.all().filter(({ device }) => device !== own)
  })
  return chains.reduce((sum, { seq, base }) => sum + seq - base, 0)
}
