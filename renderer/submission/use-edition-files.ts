/** The files of an edition: built once, then handed to the person one by one. */
import { useRef } from 'react'
import { zipOf } from '../../shared/bytes/zip.ts'
import { base64ToBytes, saveFile } from '../host/file-bytes.ts'
import { useAct } from '../host/use-answer.ts'
import type { Edition } from './edition-draft.ts'
import { printPage } from './print-page.ts'

/** What can be saved: one of the documents, or all of them with the proof folder beside them. */
export const FILE_KINDS = ['docx', 'odt', 'html', 'md', 'zip'] as const
/** See `FILE_KINDS`. */
export type FileKind = (typeof FILE_KINDS)[number]

const TYPES: { readonly [K in FileKind]: string } = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  html: 'text/html;charset=utf-8',
  md: 'text/markdown;charset=utf-8',
  zip: 'application/zip',
}

/** Saving and printing. Where the files could not be built, `error` says why. */
export interface EditionFiles {
  /** Answers the name of the file that the browser has; undefined where there is none. */
  readonly save: (kind: FileKind) => Promise<string | undefined>
  readonly print: () => Promise<void>
  readonly isPending: boolean
  readonly error: Error | null
}

type Files = ReadonlyMap<string, Uint8Array<ArrayBuffer>>

/** See the head of this file. */
export function useEditionFiles({ id, edition, day }: Pick<Edition, 'id' | 'edition' | 'day'>): EditionFiles {
  const build = useAct('submission.build')
  const built = useRef<Files>(undefined)
  const files = async (): Promise<Files | undefined> => {
    if (built.current) return built.current
    const answer = await build.run({ edition: id })
    if (answer) built.current = new Map(answer.files.map(({ name, file }) => [name, base64ToBytes(file)]))
    return built.current
  }
  const save = async (kind: FileKind): Promise<string | undefined> => {
    const all = await files()
    if (!all) return undefined
    const name = kind === 'zip' ? `submission-${edition}-proof.zip` : `submission-${edition}.${kind}`
    const bytes = kind === 'zip' ? zipOf(all, day) : all.get(name)
    if (!bytes) return undefined
    saveFile(name, bytes, TYPES[kind])
    return name
  }
  const print = async (): Promise<void> => {
    const page = (await files())?.get(`submission-${edition}.html`)
    if (page) printPage(new TextDecoder().decode(page))
  }
  return { save, print, isPending: build.isPending, error: build.error }
}
