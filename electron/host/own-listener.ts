/** Where a host is reached by those who know its address: one listener at a time. */
import { AppError } from '../../shared/errors.ts'
import type { DirectLinks } from '../adapters/direct/direct-links.ts'
import type { Listener } from '../adapters/direct/listener.ts'
import { type Address, parseAddress } from './address.ts'

/** See the head of this file. */
export interface OwnListener {
  /** Undefined while it listens nowhere. */
  readonly address: () => Address | undefined
  /** Listens there, and no more where it did. Rejects with `bad-input`; with `unreachable` when the address cannot be used: then it listens nowhere. */
  readonly open: (address: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** Listens nowhere yet. `moved` is awaited whenever that changed. */
export function createOwnListener(direct: Pick<DirectLinks, 'listen'>, moved: () => Promise<void>): OwnListener {
  let listener: Listener | undefined

  const closeNow = async (): Promise<void> => {
    const opened = listener
    listener = undefined
    await opened?.close()
  }
  const open = async (text: string): Promise<void> => {
    const at = parseAddress(text)
    await closeNow()
    try {
      listener = await direct.listen(at).catch((error: unknown) => cannotListen(text, error))
    } finally {
      // The listener of before is gone, whatever became of this one.
      await moved()
    }
  }
  const close = async (): Promise<void> => {
    await closeNow()
    await moved()
  }
  return { address: () => listener?.address, open, close }
}

/** What a person reads where a place to listen cannot be used. */
export function cannotListen(where: string, error: unknown): never {
  throw new AppError('unreachable', `Cannot listen on ${where}: ${error instanceof Error ? error.message : String(error)}.`)
}
