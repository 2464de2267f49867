/** Projections for lists and search: a row per text, a row per paragraph, and the index of its words. */
import type { DocumentId } from '../../../shared/ids.ts'
import type { ReplicaStore, SearchHit, TextProjection } from '../../core/ports/replica-store.ts'
import type { Names } from './names.ts'
import type { OpenDatabase } from './open-database.ts'

/** The projections' part of the store. */
export type SearchTables = Pick<ReplicaStore, 'projection' | 'projections' | 'setProjection' | 'search'>

interface ParagraphRow {
  number: number
  place: number
  key: string
  text: string
}

/** Projections of a database. */
export function openSearchTables(database: OpenDatabase, documents: Names<DocumentId>): SearchTables {
  const select = database.prepare<[number], { excerpt: string; words: number; text_hash: string }>(
    'SELECT excerpt, words, text_hash FROM projection WHERE document = ?',
  )
  const selectAll = database.prepare<[], { document: number; excerpt: string; words: number; text_hash: string }>(
    'SELECT document, excerpt, words, text_hash FROM projection',
  )
  const upsert = database.prepare('INSERT OR REPLACE INTO projection (document, excerpt, words, text_hash) VALUES (?, ?, ?, ?)')
  const selectParagraphs = database.prepare<[number], ParagraphRow>(
    'SELECT number, place, key, text FROM paragraph WHERE document = ? ORDER BY place',
  )
  const insertParagraph = database.prepare('INSERT INTO paragraph (document, place, key, text) VALUES (?, ?, ?, ?)')
  const moveParagraph = database.prepare('UPDATE paragraph SET place = ? WHERE number = ?')
  const deleteParagraph = database.prepare('DELETE FROM paragraph WHERE number = ?')
  const addWords = database.prepare('INSERT INTO paragraph_words (rowid, text) VALUES (?, ?)')
  const removeWords = database.prepare("INSERT INTO paragraph_words (paragraph_words, rowid, text) VALUES ('delete', ?, ?)")
  const find = database.prepare<[string, number], { document: number; key: string; snippet: string }>(
    `SELECT p.document, p.key, snippet(paragraph_words, 0, char(0x2068), char(0x2069), '…', 24) AS snippet
     FROM paragraph_words JOIN paragraph p ON p.number = paragraph_words.rowid WHERE paragraph_words MATCH ? ORDER BY rank, p.number LIMIT ?`,
  )

  const projection = (document: DocumentId): Omit<TextProjection, 'paragraphs'> | undefined => {
    const number = documents.known(document)
    const row = number === undefined ? undefined : select.get(number)
    return row && { document, excerpt: row.excerpt, words: row.words, textHash: row.text_hash }
  }
  const projections = (): readonly Omit<TextProjection, 'paragraphs'>[] =>
    selectAll
      .all()
      .map(({ document, excerpt, words, text_hash }) => ({ document: documents.nameOf(document), excerpt, words, textHash: text_hash }))
  /** Only paragraphs whose key or text is new are indexed again. */
  const setProjection = ({ document, excerpt, words, textHash, paragraphs }: TextProjection): void => {
    const number = documents.numberOf(document)
    upsert.run(number, excerpt, words, textHash)
    const held = new Map(selectParagraphs.all(number).map((row) => [`${row.key} ${row.text}`, row]))
    const added: { readonly place: number; readonly key: string; readonly text: string }[] = []
    paragraphs.forEach(({ key, text }, place) => {
      const row = held.get(`${key} ${text}`)
      if (!row) added.push({ place, key, text })
      else if (row.place !== place) moveParagraph.run(place, row.number)
      held.delete(`${key} ${text}`)
    })
    for (const row of held.values()) {
      removeWords.run(row.number, row.text)
      deleteParagraph.run(row.number)
    }
    for (const { place, key, text } of added) addWords.run(insertParagraph.run(number, place, key, text).lastInsertRowid, text)
  }
  const search = (query: string, limit: number): readonly SearchHit[] => {
    const match = matchOf(query)
    if (match === '') return []
    return find.all(match, limit).map(({ document, key, snippet }) => ({ document: documents.nameOf(document), paragraph: key, snippet }))
  }
  return { projection, projections, setProjection, search }
}

/** Every word quoted, the last as the beginning of a word; whatever is no letter or digit separates words. */
function matchOf(query: string): string {
  const words = query.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return words.map((word, index) => `"${word}"${index === words.length - 1 ? '*' : ''}`).join(' ')
}
