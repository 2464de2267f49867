/** The words that stand around positions in a file, in the file's own language. */
import type { InputOf } from '../../shared/api/contract.ts'
import { loadMessages, type MessageId } from '../messages/catalogues.ts'
import type { Language } from '../messages/language.ts'

type ExportInput = InputOf<'position.export'>

/** See the head of this file. */
export interface ExportWords extends Pick<ExportInput, 'labels' | 'stances'> {
  /** Titles a set of positions. */
  readonly setTitle: string
  /** Titles a position that has no title yet. */
  readonly untitled: string
}

/** Reads them from the catalogue of a language. Rejects if its file cannot be read. */
export async function exportWords(language: Language): Promise<ExportWords> {
  const messages = await loadMessages(language)
  // None of these has a placeholder, so that the message is what is said.
  const word = (id: MessageId): string => messages[id] ?? ''
  return {
    setTitle: word('word.set'),
    untitled: word('position.untitled'),
    labels: {
      ask: word('position.ask'),
      commitment: word('position.tab.commitment'),
      leadAgency: word('plan.agency'),
      stance: word('positions.column.stance'),
      contents: word('word.label.contents'),
      notes: word('word.label.notes'),
      backToText: word('word.label.back'),
      page: word('word.label.page'),
      of: word('word.label.of'),
    },
    stances: {
      support: word('position.view.support'),
      support_with_changes: word('position.view.support_with_changes'),
      oppose: word('position.view.oppose'),
      propose_new: word('position.view.propose_new'),
      no_position: word('position.view.no_position'),
    },
  }
}
