/** Answers about joint positions and their texts. */
import type { HandlersOf, OutputOf, ParsedInputOf } from '../../../shared/api/contract.ts'
import { fairParts } from '../fair-parts.ts'
import type { OpenCoalition } from '../open-coalition.ts'
import { positionView } from '../views.ts'
import { showText, typeText, writeText } from '../writing.ts'

type PositionMethod =
  | 'position.create'
  | 'position.number'
  | 'position.list'
  | 'position.show'
  | 'position.write'
  | 'position.type'
  | 'search'

/** See the head of this file. */
export function positionHandlers(here: () => OpenCoalition): HandlersOf<PositionMethod> {
  return {
    'position.create': ({ title, ask, commitment }) => {
      const about = commitment === undefined ? undefined : here().plans.find(commitment).id
      const { id, number } = here().positions.create({ title, ask, commitment: about })
      return { position: id, number }
    },
    'position.number': ({ id, number }) => {
      const { positions } = here()
      const given = positions.giveNumber(positions.find(id).id, number)
      return { position: given.id, number: given.number }
    },
    'position.list': () => {
      const { replica, positions, remarks } = here()
      replica.documents.flush()
      const open = remarks.openCounts()
      return positions.list().map((position) => positionView(position, open.get(position.id) ?? 0))
    },
    'position.show': ({ id, format }) => showText(here(), id, format),
    'position.write': (input) => writeText(here(), input),
    'position.type': (input) => typeText(here(), input),
    search: (input) => search(here(), input),
  }
}

/** Titles and asks of positions, then texts, then commitments: some of each, however many texts have the words. */
function search({ replica, positions, plans }: OpenCoalition, { words, limit }: ParsedInputOf<'search'>): OutputOf<'search'> {
  replica.documents.flush()
  const all = positions.list()
  const byId = new Map(all.map((position) => [position.id, position]))
  const texts = replica.store.search(words, limit).map(({ document, paragraph, snippet }) => ({
    id: `${document}/${paragraph}`,
    kind: 'text' as const,
    position: document,
    commitment: null,
    title: byId.get(document)?.title ?? '',
    number: byId.get(document)?.number ?? null,
    snippet,
  }))
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  const says = (text: string): boolean => wanted.length > 0 && wanted.every((word) => text.toLowerCase().includes(word))
  const titled = all
    .filter(({ title, ask }) => says(`${title} ${ask}`))
    .map(({ id, title, ask, number }) => ({ id, kind: 'position' as const, position: id, commitment: null, title, number, snippet: ask }))
  const commitments = plans
    .commitments()
    .filter(({ title, rowId, stated }) => says(`${rowId} ${title} ${stated.text ?? ''}`))
    .map(({ id, title, rowId }) => ({
      id,
      kind: 'commitment' as const,
      position: null,
      commitment: id,
      title,
      number: null,
      snippet: rowId,
    }))
  const found: readonly OutputOf<'search'>[] = [titled, texts, commitments]
  const parts = fairParts(
    found.map(({ length }) => length),
    limit,
  )
  return found.flatMap((hits, list) => hits.slice(0, parts[list]))
}
