/** Has the host make an envelope and hands its files to the person. */
import { useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { base64ToBytes, saveFile } from '../host/file-bytes.ts'
import { useAct } from '../host/use-answer.ts'

/** An envelope that was made: its files and what is known of it. */
export type MadeEnvelope = OutputOf<'envelope.export'> & { readonly isSaved: boolean }

/** For whom; undefined for everybody. */
export interface MakingOrder {
  readonly for?: string | undefined
  readonly all?: boolean
  /** An envelope of one file is saved at once. */
  readonly saves?: boolean
}

/** See the head of this file. */
export interface Making {
  readonly make: (order: MakingOrder) => Promise<void>
  readonly made: MadeEnvelope | undefined
  /** Back to before it was made. */
  readonly start: () => void
  readonly isPending: boolean
  readonly error: Error | null
}

/** See the head of this file. */
export function useMaking(): Making {
  const { run, isPending, error, reset } = useAct('envelope.export')
  const [made, setMade] = useState<MadeEnvelope>()
  const make = async ({ for: named, all = false, saves = false }: MakingOrder): Promise<void> => {
    const done = await run({ all, ...(named !== undefined && { for: named }) })
    if (!done) return
    const [only, another] = done.files
    const isSaved = saves && only !== undefined && another === undefined
    if (isSaved) saveEnvelopeFile(only)
    setMade({ ...done, isSaved })
  }
  const start = (): void => {
    reset()
    setMade(undefined)
  }
  return { make, made, start, isPending, error }
}

/** Gives a file that the host made to the person, under its neutral name. */
export const saveEnvelopeFile = ({ name, file }: { readonly name: string; readonly file: string }): void =>
  saveFile(name, base64ToBytes(file), 'application/octet-stream')
