/** Which entry brought which clocks of which text: what checking and moving edits asks. SPEC rules TEXT-2, TEXT-3. */

import type { Head } from '../../../shared/entry/header.ts'
import type { CoalitionId, DeviceId, DocumentId } from '../../../shared/ids.ts'
import { checkText } from '../../../shared/text/check-text.ts'
import { clientIdOf } from '../../../shared/text/client-id.ts'
import { decodeTextBody, NO_LEASE } from '../../../shared/text/text-body.ts'
import type { Branch, Chains } from '../log/chains.ts'
import type { ChainLease, ChainNumber, ReplicaStore, WholeEntry } from '../ports/replica-store.ts'

/** Whose client id it is. */
export interface ClientOwner {
  readonly device: DeviceId
  readonly lease: number
  /** Set for an id that items of this branch of a forked log have been moved to. */
  readonly branch?: Branch | undefined
}

/** Verdict on a text entry. */
export interface TextVerdict {
  readonly lease: number
  readonly clockEnd: number
  readonly valid: boolean
  /** Why not, for the log. */
  readonly reason?: string
}

/** See the head of this file. */
export interface TextIndex {
  /** Judges an entry from what its author had applied (`known`). Changes nothing. */
  readonly judge: (entry: WholeEntry, document: DocumentId, known: readonly Head[]) => TextVerdict
  /** Who a client id of a document belongs to, among those of whom something was applied to it. */
  readonly ownerOf: (document: DocumentId, client: number) => ClientOwner | undefined
  /** First clock after what a lineage brought for a lease, through `seq`. */
  readonly clockEnd: (document: DocumentId, chain: ChainNumber, lease: number, seq: number) => number
}

/** An index over a store's applied texts. */
export function openTextIndex(store: ReplicaStore, chains: Chains, coalition: CoalitionId): TextIndex {
  const ownersByDocument = new Map<DocumentId, ClientOwners>()

  const ownersOf = (document: DocumentId): ClientOwners => {
    const held = ownersByDocument.get(document)
    if (held) return held
    if (ownersByDocument.size >= 64) ownersByDocument.clear()
    const owners = createClientOwners(coalition, chains, document)
    ownersByDocument.set(document, owners)
    return owners
  }
  const ownerOf = (document: DocumentId, client: number): ClientOwner | undefined => ownersOf(document).find(client, store.leases(document))
  const lineage = (chain: ChainNumber, seq: number): readonly { chain: ChainNumber; through: number }[] => {
    const parts: { chain: ChainNumber; through: number }[] = []
    let current: ChainNumber | undefined = chain
    let through = seq
    while (current !== undefined) {
      const { base, parent }: { base: number; parent: ChainNumber | undefined } = chains.get(current)
      if (through > base) parts.push({ chain: current, through })
      through = Math.min(through, base)
      current = parent
    }
    return parts
  }
  const clockEnd = (document: DocumentId, chain: ChainNumber, lease: number, seq: number): number => {
    for (const part of lineage(chain, seq)) {
      const end = store.clockEnd(document, part.chain, lease, part.through)
      if (end > 0) return end
    }
    return 0
  }

  const judge = (entry: WholeEntry, document: DocumentId, known: readonly Head[]): TextVerdict => {
    const body = decodeTextBody(entry.body)
    if (!body.ok) return { lease: NO_LEASE, clockEnd: 0, valid: false, reason: body.reason }
    const { device, seq } = entry.header
    const { lease, parts } = body.value
    const own = lease === NO_LEASE ? undefined : ownersOf(document).idOf(device, lease)
    const views = [...known.filter((head) => head.device !== device).map(viewOf), { device, chain: entry.chain, seq: seq - 1 }]
    const endOf = (client: number): number => {
      const owner = client === own ? { device, lease } : ownerOf(document, client)
      if (!owner) return 0
      return Math.max(0, ...views.filter((view) => view.device === owner.device).map((view) => endIn(view, owner)))
    }
    const endIn = (view: View, owner: ClientOwner): number => {
      if (view.chain === undefined) return 0
      const end = clockEnd(document, view.chain, owner.lease, view.seq)
      if (!owner.branch) return end
      const { base, first } = owner.branch
      if (view.seq <= base || chains.hashAt(view.chain, base + 1) !== first) return 0
      return end - clockEnd(document, view.chain, owner.lease, base)
    }
    const checked = checkText(parts, { own, endOf: remembering(endOf) })
    if (!checked.ok) return { lease: NO_LEASE, clockEnd: 0, valid: false, reason: checked.reason }
    return { lease, clockEnd: checked.value.clockEnd, valid: true }
  }
  const viewOf = (head: Head): View => ({
    device: head.device,
    chain: chains.find(head),
    seq: head.seq,
  })
  return { judge, ownerOf, clockEnd }
}

/** Up to where its author had a log. */
interface View {
  readonly device: DeviceId
  readonly chain: ChainNumber | undefined
  readonly seq: number
}

interface ClientOwners {
  /** Whose this id is among those who brought something to the document, as `leases` says. */
  readonly find: (client: number, leases: readonly ChainLease[]) => ClientOwner | undefined
  /** The id of a device's lease. */
  readonly idOf: (device: DeviceId, lease: number) => number
}

/** Derives the client ids that occur in a document, once each: a device has a thousand, and an id that occurs nowhere is anybody's invention. */
function createClientOwners(coalition: CoalitionId, chains: Chains, document: DocumentId): ClientOwners {
  const owners = new Map<number, ClientOwner>()
  const ids = new Map<string, number>()
  let derived: { readonly of: readonly ChainLease[]; through: number; readonly chains: number } | undefined

  const idOf = (device: DeviceId, lease: number, branch?: Branch): number => {
    const name = `${device} ${lease} ${branch?.first ?? ''}`
    const id = ids.get(name) ?? clientIdOf({ coalition, device, document, branch: branch?.first }, lease)
    ids.set(name, id)
    return id
  }
  const derive = ({ chain, lease }: ChainLease): void => {
    const { device } = chains.get(chain)
    owners.set(idOf(device, lease), { device, lease })
    if (chains.forkOf(device) === undefined) return
    for (const branch of chains.branchesOf(device)) owners.set(idOf(device, lease, branch), { device, lease, branch })
  }
  const find: ClientOwners['find'] = (client, leases) => {
    // A branch is a chain more, and gives ids to what was derived before.
    const count = chains.all().length
    if (derived?.of !== leases || derived.chains !== count) derived = { of: leases, through: 0, chains: count }
    for (; derived.through < leases.length; derived.through++) derive(leases[derived.through] as ChainLease)
    return owners.get(client)
  }
  return { find, idOf }
}

function remembering(endOf: (client: number) => number): (client: number) => number {
  const ends = new Map<number, number>()
  return (client) => {
    let end = ends.get(client)
    if (end === undefined) {
      end = endOf(client)
      ends.set(client, end)
    }
    return end
  }
}
