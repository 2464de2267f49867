/** Files read, sorted, previewed and taken in. */
import { useCallback, useEffect, useState } from 'react'
import { MAX_CALL_BYTES } from '../../shared/envelope/envelope-file.ts'
import { fileToBase64 } from '../host/file-bytes.ts'
import { useHost } from '../host/host-provider.tsx'
import type { EnvelopeView } from './envelope-words.ts'
import { BEGINNING_BYTES, type FileKind, fileKind } from './file-kind.ts'

/** A file that is no envelope, or that could not be read. */
export interface OtherFile {
  readonly name: string
  readonly kind: Exclude<FileKind, 'envelope'> | 'unreadable'
}

/** See the head of this file. */
export interface Reading {
  readonly state: 'reading' | 'failed' | 'too-much' | 'read' | 'taking' | 'taken'
  readonly views: readonly EnvelopeView[]
  /** Names of the envelopes' files, as the views number them. */
  readonly names: readonly string[]
  readonly others: readonly OtherFile[]
  /** Takes in what can be; answers what came of it. */
  readonly take: () => Promise<readonly EnvelopeView[] | undefined>
  readonly error: Error | null
  /** Reads the files again. */
  readonly again: () => void
}

interface Sorted {
  readonly names: readonly string[]
  readonly files: readonly string[]
  readonly others: readonly OtherFile[]
  readonly isTooMuch: boolean
}
const NOTHING: Sorted = { names: [], files: [], others: [], isTooMuch: false }

/** Reads files whenever they change. */
export function useReading(files: readonly File[]): Reading {
  const { call } = useHost()
  const [sorted, setSorted] = useState<Sorted>(NOTHING)
  const [views, setViews] = useState<readonly EnvelopeView[]>([])
  const [state, setState] = useState<Reading['state']>('reading')
  const [error, setError] = useState<Error | null>(null)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round reads the same files again
  useEffect(() => {
    let isCurrent = true
    const read = async (): Promise<void> => {
      const next = await sortFiles(files)
      const found = next.files.length > 0 ? await call('envelope.preview', { files: [...next.files] }) : { envelopes: [] }
      if (!isCurrent) return
      setSorted(next)
      setViews(found.envelopes)
      setState(next.isTooMuch ? 'too-much' : 'read')
    }
    setState('reading')
    setError(null)
    read().catch((reason: unknown) => {
      if (!isCurrent) return
      setError(asError(reason))
      setState('failed')
    })
    return () => {
      isCurrent = false
    }
  }, [files, call, round])
  const take = async (): Promise<readonly EnvelopeView[] | undefined> => {
    setState('taking')
    setError(null)
    try {
      const { envelopes } = await call('envelope.import', { files: [...sorted.files] })
      setViews(envelopes)
      setState('taken')
      return envelopes
    } catch (reason) {
      setError(asError(reason))
      setState('read')
      return undefined
    }
  }
  const again = useCallback(() => setRound((last) => last + 1), [])
  return { state, views, names: sorted.names, others: sorted.others, take, error, again }
}

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)))

async function sortFiles(files: readonly File[]): Promise<Sorted> {
  const envelopes: File[] = []
  const others: OtherFile[] = []
  for (const file of files) {
    const kind = await kindOf(file)
    if (kind === 'envelope') envelopes.push(file)
    else others.push({ name: file.name, kind })
  }
  const names = envelopes.map(({ name }) => name)
  if (envelopes.reduce((sum, { size }) => sum + size, 0) > MAX_CALL_BYTES) return { names, files: [], others, isTooMuch: true }
  return { names, files: await Promise.all(envelopes.map((file) => fileToBase64(file))), others, isTooMuch: false }
}

async function kindOf(file: File): Promise<FileKind | 'unreadable'> {
  try {
    return fileKind(file.name, await file.slice(0, BEGINNING_BYTES).text())
  } catch {
    return 'unreadable'
  }
}
