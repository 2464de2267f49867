/** What somebody must have applied to have a text as it is here: the last entry of every log that says anything of it. SPEC rule DELIV-6. */
import type { DeviceId, DocumentId } from '../../../shared/ids.ts'
import type { ChainNumber } from '../ports/replica-store.ts'
import type { Replica } from '../replica/replica.ts'

/** An entry by its place in the record. */
export interface EntryPoint {
  readonly device: DeviceId
  /** The chain whose own entry it is. */
  readonly chain: ChainNumber
  readonly seq: number
}

/** See the head of this file. */
export interface DocumentContents {
  /** The points of each text; none for one that nobody else can have: something of it is unsealed, or nothing was written yet. */
  readonly sealed: (documents: readonly DocumentId[]) => ReadonlyMap<DocumentId, readonly EntryPoint[]>
  /** The first entry of a text that was applied here, and the last of every log that says anything of it, whatever is unsealed. */
  readonly firstAndLast: (document: DocumentId) => readonly EntryPoint[]
  readonly close: () => void
}

/** Contents of a replica's texts; the ends of their logs are remembered until they move. */
export function documentContents(replica: Replica): DocumentContents {
  const { store, chains } = replica
  const textEnds = new Map<DocumentId, readonly EntryPoint[]>()
  const stop = replica.listen(({ documents, membership }) => {
    if (membership) textEnds.clear()
    for (const document of documents) textEnds.delete(document)
  })
  const endsOf = (document: DocumentId): readonly EntryPoint[] => {
    const known = textEnds.get(document)
    if (known) return known
    const ends = [...store.textEnds(document), ...waitingEnds(document)]
    const points = ends.map(({ chain, seq }) => ({ device: chains.get(chain).device, chain, seq }))
    textEnds.set(document, points)
    return points
  }
  /** Who has a text has also what waits here for words that have not come. */
  const waitingEnds = (document: DocumentId): readonly Pick<EntryPoint, 'chain' | 'seq'>[] =>
    replica.missing(document).length > 0 ? store.waitingTexts(document) : []
  /** The position's title and other facts: registers name the device and sequence that set them. */
  const factsOf = (document: DocumentId): readonly EntryPoint[] =>
    store.record(document).flatMap(({ device, seq }) => {
      const root = chains.ofDevice(device).find((one) => chains.holder(one.chain, seq) === one.chain)
      return root ? [{ device, chain: root.chain, seq }] : []
    })
  const sealed: DocumentContents['sealed'] = (documents) => {
    const unsealed = new Set(store.tailDocuments())
    const pointsOf = (document: DocumentId) => (unsealed.has(document) ? [] : [...endsOf(document), ...factsOf(document)])
    return new Map(documents.map((document) => [document, pointsOf(document)]))
  }
  const firstAndLast: DocumentContents['firstAndLast'] = (document) => {
    const first = store.texts(document, 0, 1).map(({ chain, seq }) => ({ device: chains.get(chain).device, chain, seq }))
    return [...first, ...endsOf(document), ...factsOf(document)]
  }
  return { sealed, firstAndLast, close: stop }
}
