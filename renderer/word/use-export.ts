/** Has the host write positions as a file and hands it to the person. */
import { useState } from 'react'
import type { InputOf } from '../../shared/api/contract.ts'
import { base64ToBytes, saveFile } from '../host/file-bytes.ts'
import { useAct } from '../host/use-answer.ts'
import type { Language } from '../messages/language.ts'
import { todayHere } from '../messages/today.ts'
import { exportWords } from './export-words.ts'

/** The kinds of file. */
export type FileFormat = InputOf<'position.export'>['format']

/** What goes into the file. */
export interface Wanted {
  /** In the order of the file; none means all. */
  readonly ids: readonly string[]
  readonly format: FileFormat
  readonly language: Language
  /** The title of the only position; a set has a title of its own. */
  readonly title?: string | undefined
}

/** An export under way. */
export interface Export {
  /** Resolves with the file's name, or undefined when it failed: then `error` says why. */
  readonly run: (wanted: Wanted) => Promise<string | undefined>
  readonly isPending: boolean
  readonly error: Error | null
}

const TYPES: Readonly<Record<FileFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  html: 'text/html',
}

/** See the head of this file. */
export function useExport(): Export {
  const { run: write, isPending, error } = useAct('position.export')
  const [unread, setUnread] = useState<Error | null>(null)
  const run = async ({ ids, format, language, title }: Wanted): Promise<string | undefined> => {
    setUnread(null)
    const words = await exportWords(language).catch((reason: unknown) => setUnread(new Error('catalogue not read', { cause: reason })))
    if (!words) return
    const { setTitle, untitled, labels, stances } = words
    const named = title === undefined ? setTitle : title.trim() || untitled
    const made = await write({
      ids: [...ids],
      format,
      language,
      title: named,
      day: todayHere(),
      labels,
      stances,
    })
    if (made) saveFile(made.name, base64ToBytes(made.file), TYPES[format])
    return made?.name
  }
  return { run, isPending, error: unread ?? error }
}
