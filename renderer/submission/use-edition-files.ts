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

/** A file that the browser has, and how many scans were left out of it because somebody who is hidden stands in them. */
export interface SavedFile {
  readonly name: string
  readonly scansLeftOut: number
}

/** Saving and printing. Where the files could not be built, `error` says why. */
export interface EditionFiles {
  /** With `withScans` everything comes with the scans of recorded answers, a folder beside the documents. Undefined where there is no such file. */
  readonly save: (kind: FileKind, withScans: boolean) => Promise<SavedFile | undefined>
  readonly print: () => Promise<void>
  readonly isPending: boolean
  readonly error: Error | null
}

interface BuiltFiles {
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
  readonly scansLeftOut: number
}

/** See the head of this file. */
export function useEditionFiles({ id, edition, day }: Pick<Edition, 'id' | 'edition' | 'day'>): EditionFiles {
  const build = useAct('submission.build')
  const built = useRef<{ readonly withScans: boolean; readonly made: BuiltFiles }>(undefined)
  const filesOf = async (withScans: boolean): Promise<BuiltFiles | undefined> => {
    if (built.current?.withScans === withScans) return built.current.made
    const answer = await build.run({ edition: id, scans: withScans })
    if (!answer) return undefined
    const files = new Map(answer.files.map(({ name, file }) => [name, base64ToBytes(file)]))
    const made = { files, scansLeftOut: answer.scansLeftOut }
    built.current = { withScans, made }
    return made
  }
  const save: EditionFiles['save'] = async (kind, withScans) => {
    const isAll = kind === 'zip'
    const all = await filesOf(isAll && withScans)
    if (!all) return undefined
    const name = isAll ? `submission-${edition}-proof.zip` : `submission-${edition}.${kind}`
    const bytes = isAll ? zipOf(all.files, day) : all.files.get(name)
    if (!bytes) return undefined
    saveFile(name, bytes, TYPES[kind])
    return { name, scansLeftOut: all.scansLeftOut }
  }
  const print = async (): Promise<void> => {
    const page = (await filesOf(false))?.files.get(`submission-${edition}.html`)
    if (page) printPage(new TextDecoder().decode(page))
  }
  return { save, print, isPending: build.isPending, error: build.error }
}
