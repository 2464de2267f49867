/**
 * Client ids after a fork: two branches of one log may have used the same clocks for different text, so each branch's items are
 * known under ids of its own, derived from the branch's first entry. SPEC rule TEXT-6.
 */
import type { Head } from '../../../shared/entry/header.ts'
import type { CoalitionId, DeviceId, DocumentId } from '../../../shared/ids.ts'
import { clientIdOf } from '../../../shared/text/client-id.ts'
import { type ClientMove, moveClients } from '../../../shared/text/transform-text.ts'
import type { UpdateParts } from '../../../shared/text/update.ts'
import type { Chains } from '../log/chains.ts'
import type { AppliedText, ChainNumber, ReplicaStore } from '../ports/replica-store.ts'
import type { TextIndex } from './text-index.ts'

/** An applied text with its body. */
export type TextRow = AppliedText & { readonly body: Uint8Array }

/** See the head of this file. */
export interface BranchMoves {
  /** True once any log has forked: otherwise nothing moves. */
  readonly any: () => boolean
  /** A row's edits under the ids its author's branches have here. */
  readonly move: (document: DocumentId, row: TextRow, parts: UpdateParts) => UpdateParts
}

const BATCH = 256

/** Moves for the forks among these chains. */
export function createBranchMoves(store: ReplicaStore, chains: Chains, index: TextIndex, coalition: CoalitionId): BranchMoves {
  const move = (document: DocumentId, row: TextRow, parts: UpdateParts): UpdateParts => {
    const moves = new Map<number, readonly ClientMove[]>()
    for (const client of clientsOf(parts)) {
      const owner = index.ownerOf(document, client)
      if (!owner || owner.branch || chains.forkOf(owner.device) === undefined) continue
      const view = viewOf(row, owner.device)
      if (view) moves.set(client, movesAlong(document, owner.device, owner.lease, view))
    }
    return moveClients(parts, moves)
  }
  /** Which branch of `device` the row's author had: its own line, or what it had declared by then. */
  const viewOf = (row: TextRow, device: DeviceId): { chain: ChainNumber; seq: number } | undefined => {
    if (chains.get(row.chain).device === device) return { chain: row.chain, seq: row.seq }
    const head = lastDeclared(row.chain, row.seq, device)
    const chain = head && chains.find(head)
    return head && chain !== undefined ? { chain, seq: head.seq } : undefined
  }
  const lastDeclared = (chain: ChainNumber, seq: number, device: DeviceId): Head | undefined => {
    let current: ChainNumber | undefined = chain
    let through = seq
    while (current !== undefined) {
      const { base, parent }: { base: number; parent: ChainNumber | undefined } = chains.get(current)
      for (let to = through; to > base; to -= BATCH) {
        const from = Math.max(base + 1, to - BATCH + 1)
        const heads = store.entries(current, from, to - from + 1).flatMap(({ header }) => header.heads)
        const last = heads.findLast((head) => head.device === device)
        if (last) return last
      }
      through = Math.min(through, base)
      current = parent
    }
    return undefined
  }
  const movesAlong = (
    document: DocumentId,
    device: DeviceId,
    lease: number,
    view: { chain: ChainNumber; seq: number },
  ): readonly ClientMove[] =>
    chains
      .forksAlong(view.chain)
      .filter((base) => base < view.seq)
      .map((base) => {
        const branch = chains.hashAt(view.chain, base + 1)
        const from = index.clockEnd(document, view.chain, lease, base)
        return { from, to: clientIdOf({ coalition, device, document, branch }, lease) }
      })

  return { any: chains.hasForks, move }
}

function clientsOf(parts: UpdateParts): ReadonlySet<number> {
  const clients = new Set<number>(parts.deletions.map(({ client }) => client))
  for (const { id, origin, rightOrigin, parent } of parts.structs) {
    clients.add(id.client)
    if (origin) clients.add(origin.client)
    if (rightOrigin) clients.add(rightOrigin.client)
    if (isId(parent)) clients.add(parent.client)
  }
  return clients
}

const isId = (value: unknown): value is { readonly client: number } =>
  typeof value === 'object' && value !== null && 'client' in value && 'clock' in value
