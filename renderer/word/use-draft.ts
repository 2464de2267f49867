/** A Word file chosen, read by the host, and taken into a position. */
import { useState } from 'react'
import type { InputOf, OutputOf } from '../../shared/api/contract.ts'
import { fileToBase64, MAX_FILE_BYTES } from '../host/file-bytes.ts'
import { useAct } from '../host/use-answer.ts'

type Read = OutputOf<'word.read'>

/** Why a file cannot be taken, in the host's words or those of the page. */
export type Refusal = NonNullable<Read['refused']> | 'unreadable'

/** A draft that waits to be taken. */
export type Draft = Read & { readonly draft: string }

/** After what is there, or instead of it. */
export type TakeMode = InputOf<'word.take'>['mode']

/** Where the work stands. */
export interface DraftWork {
  readonly draft: Draft | undefined
  readonly refusal: Refusal | undefined
  readonly look: (file: File) => Promise<void>
  /** Whether the host took it. */
  readonly take: (id: string, mode: TakeMode) => Promise<boolean>
  /** Back to choosing a file. */
  readonly start: () => void
  readonly isReading: boolean
  readonly isTaking: boolean
  readonly error: Error | null
}

/** See the head of this file. */
export function useDraft(): DraftWork {
  const read = useAct('word.read')
  const taking = useAct('word.take')
  const [draft, setDraft] = useState<Draft>()
  const [refusal, setRefusal] = useState<Refusal>()
  const start = (): void => {
    setDraft(undefined)
    setRefusal(undefined)
    read.reset()
    taking.reset()
  }
  const look = async (file: File): Promise<void> => {
    start()
    if (file.size > MAX_FILE_BYTES) return setRefusal('too-large')
    const bytes = await fileToBase64(file).catch(() => setRefusal('unreadable'))
    const found = bytes === undefined ? undefined : await read.run({ file: bytes })
    if (found?.refused) setRefusal(found.refused)
    else if (found && found.draft !== null) setDraft({ ...found, draft: found.draft })
  }
  const take = async (id: string, mode: TakeMode): Promise<boolean> =>
    draft !== undefined && (await taking.run({ draft: draft.draft, id, mode })) !== undefined
  return {
    draft,
    refusal,
    look,
    take,
    start,
    isReading: read.isPending,
    isTaking: taking.isPending,
    error: read.error ?? taking.error,
  }
}
