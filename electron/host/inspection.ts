/** What is in a profile, for people who help: counts, heads, sizes, findings, and the comparison after a rebuild. */
import type { OutputOf } from '../../shared/api/contract.ts'
import type { Replica } from '../core/replica/replica.ts'
import type { HostState } from './host-state.ts'
import type { OpenCoalition } from './open-coalition.ts'

/** The sessions with members of one coalition, or of all, with names where cards tell them. */
export function peerViews(host: HostState, only: OpenCoalition | undefined): OutputOf<'peers'> {
  const coalitions = only ? [only] : host.coalitions()
  const members = coalitions.flatMap(({ coalition }) => coalition.members())
  const ids = new Set(coalitions.map(({ replica }) => replica.coalition))
  const peers = host.sessions.peers().filter((peer) => ids.has(peer.coalition))
  return peers.map(({ peer, inStepAt, coalition: _, ...rest }) => {
    const member = members.find(({ computers }) => computers.includes(peer))
    return { device: peer, name: member?.name ?? '', organisationName: member?.organisationName ?? '', inStepAt: inStepAt ?? null, ...rest }
  })
}

/** Everything about the open profile and a coalition of it; reads and checks the whole store. */
export function inspectHost(host: HostState, opened: OpenCoalition | undefined): OutputOf<'inspect'> {
  const replica = opened?.replica
  return {
    profile: { person: host.person() },
    coalition: opened ? { id: opened.replica.coalition, name: opened.coalition.name() } : null,
    device: replica?.keys().device ?? null,
    entries: replica ? entriesOf(replica) : 0,
    waiting: replica?.waiting() ?? 0,
    unsealed: replica?.store.tail().length ?? 0,
    documents: replica?.store.documents().length ?? 0,
    heads: replica ? [...replica.heads()] : [],
    membership: { refused: replica ? [...replica.membership().refused] : [] },
    sizes: { ...(replica?.store.sizes() ?? {}) },
    findings: [...host.profile.check(), ...(replica?.store.check() ?? []), ...(replica ? textFindings(replica) : [])],
    alarms: opened?.alarms() ?? 0,
    peers: peerViews(host, opened),
  }
}

const textFindings = ({ store, documents }: Replica): readonly string[] =>
  store.documents().flatMap((document) => {
    const entries = documents.leftOut(document)
    return entries > 0 ? [`text ${document}: ${entries} of its entries cannot be read and are left out`] : []
  })

/** What can be said of an open coalition's record without reading it. */
export function debugState({ replica, lastAlarms }: OpenCoalition): OutputOf<'debug.state'> {
  return {
    entries: entriesOf(replica),
    waiting: replica.waiting(),
    unsealed: replica.store.tail().length,
    heads: [...replica.heads()],
    alarms: lastAlarms().map(({ at, device }) => ({ at, device })),
  }
}

/** Rebuilds every projection from the record and says what came out differently: nothing should. */
export function rebuildAndCompare(replica: Replica): OutputOf<'rebuild'> {
  replica.documents.sealAll()
  replica.documents.flush()
  const before = fingerprint(replica)
  replica.rebuild()
  const after = fingerprint(replica)
  const names = new Set([...before.keys(), ...after.keys()])
  const differences = [...names].filter((name) => before.get(name) !== after.get(name)).sort()
  return { documents: replica.store.documents().length, entries: entriesOf(replica), differences }
}

function fingerprint(replica: Replica): ReadonlyMap<string, string> {
  const parts = new Map<string, string>()
  for (const document of replica.store.documents()) {
    parts.set(`text ${document}`, JSON.stringify(replica.store.projection(document)))
  }
  for (const row of replica.store.registers()) parts.set(`field ${row.record} ${row.field}`, JSON.stringify(row))
  const { devices, invitations, refused } = replica.membership()
  parts.set('membership', JSON.stringify([[...devices], [...invitations], refused]))
  return parts
}

const entriesOf = (replica: Replica): number => replica.chains.all().reduce((sum, { seq, base }) => sum + seq - base, 0)
