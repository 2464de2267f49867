/** Gives a peer the bodies that it asks for. SPEC rule EXCH-12. */
import type { WantedBodies } from '../../../shared/exchange/body-messages.ts'
import type { Chains } from '../log/chains.ts'
import type { ReplicaStore } from '../ports/replica-store.ts'

/** One answer has about so many bytes: what is asked beyond is asked again. */
const MOST_BYTES = 1024 * 1024

/** Those of the wanted bodies that are here, in their order, until the answer is full. */
export function bodiesFor(store: ReplicaStore, chains: Chains, wanted: readonly WantedBodies[]): readonly Uint8Array[] {
  const bodies: Uint8Array[] = []
  let bytes = 0
  for (const body of held(store, chains, wanted)) {
    bytes += body.length
    if (bytes > MOST_BYTES && bodies.length > 0) break
    bodies.push(body)
  }
  return bodies
}

function* held(store: ReplicaStore, chains: Chains, wanted: readonly WantedBodies[]): Iterable<Uint8Array> {
  for (const { through, seqs } of wanted) {
    const tip = chains.find(through)
    if (tip === undefined) continue
    for (const seq of seqs) {
      const chain = chains.holder(tip, seq)
      const body = chain === undefined ? undefined : store.body(chain, seq)
      if (body) yield body
    }
  }
}
