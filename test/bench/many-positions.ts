/** A member's computer with 300 positions on disk: 60 paragraphs and 500 edits each. */
import { join } from 'node:path'
import * as Y from 'yjs'
import { createNodeRandom } from '../../electron/adapters/node/node-random.ts'
import { openSqliteStore } from '../../electron/adapters/sqlite/sqlite-store.ts'
import { editCopy } from '../../electron/core/position/positions.ts'
import type { Replica } from '../../electron/core/replica/replica.ts'
import { readText } from '../../electron/host/read-text.ts'
import { toHex } from '../../shared/bytes/hex.ts'
import { appendText, insertText } from '../../shared/document/edit.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { createSeededRandom } from '../support/seeded-random.ts'
import { interleaved, median, msPerCall } from './measure.ts'
import { openWritten, writeMember } from './written-paper.ts'

export const POSITIONS = 300
const PARAGRAPHS = 60
const EDITS = 500
const NAME = 'many'
const SENTENCE = 'We ask the ministry to publish figures of revenue and spending every month in an open format. '

/** Writes them; every paragraph holds a word that no other has, `figure0` to `figure17999`. Answers the texts of all paragraphs. */
export function writeManyPositions(folder: string): readonly string[] {
  const random = createSeededRandom(3)
  const texts: string[] = []
  writeMember(join(folder, `${NAME}.db`), (replica) => {
    const ids = Array.from({ length: POSITIONS }, () => toHex(createNodeRandom().bytes(16)) as DocumentId)
    for (const [index, id] of ids.entries()) {
      const paragraphs = Array.from({ length: PARAGRAPHS }, (_, place) => `${SENTENCE.repeat(3)}figure${index * PARAGRAPHS + place}`)
      texts.push(...paragraphs)
      const opened = replica.documents.open(id)
      editCopy(opened, (doc) => {
        appendText(doc, paragraphs.join('\n\n'), 'bench')
        for (let edit = 0; edit < EDITS; edit++) insertText(doc, random.below(PARAGRAPHS), random.below(250), 'word ', 'bench')
      })
      opened.close()
    }
    return { ids }
  })
  return texts
}

/** Opens what was written. */
export function openManyPositions(folder: string): { readonly replica: Replica; readonly ids: readonly DocumentId[] } {
  const { replica, written } = openWritten<{ ids: readonly DocumentId[] }>(join(folder, `${NAME}.db`))
  return { replica, ids: written.ids }
}

/** Milliseconds: one word searched for and scanned for, a changed paragraph indexed, one durable insert. `texts` is what was written. */
export function measureSearch(
  folder: string,
  texts: readonly string[],
): { readonly search: number; readonly scan: number; readonly indexed: number; readonly inserted: number } {
  const { replica, ids } = openManyPositions(folder)
  const [document] = ids as [DocumentId]
  const words = Array.from({ length: 200 }, (_, index) => `figure${index * 89}`)
  const each = (find: (word: string) => number): number =>
    median(
      words.map((word) =>
        msPerCall(1, () => {
          if (find(word) === 0) throw new Error(`${word} was not found`)
        }),
      ),
    )
  const [search = 0, scan = 1] = interleaved([
    () => each((word) => replica.store.search(word, 20).length),
    () => each((word) => texts.filter((text) => text.includes(word)).length),
  ])
  const change = changeParagraph(replica, document)
  const update = new Uint8Array(30).fill(5)
  const other = openSqliteStore({ file: join(folder, 'inserts.db'), key: new Uint8Array(32).fill(1) })
  const [indexed = 0, inserted = 1] = interleaved([
    () => msPerCall(200, change),
    () => msPerCall(200, () => other.addTail({ document, lease: 0, update })),
  ])
  other.close()
  replica.close()
  return { search, scan, indexed, inserted }
}

function changeParagraph(replica: Replica, document: DocumentId): () => void {
  const doc = new Y.Doc({ gc: false })
  const opened = replica.documents.open(document)
  Y.applyUpdate(doc, opened.state())
  opened.close()
  const projected = { document, ...readText(doc) }
  let round = 0
  return () => {
    const text = `Words ${round++}.`
    const paragraphs = projected.paragraphs.map((paragraph, place) => (place === 30 ? { ...paragraph, text } : paragraph))
    replica.store.transaction(() => replica.store.setProjection({ ...projected, paragraphs }))
  }
}
