/** The system's keyring as the host's process sees it: only main can reach it, so every use is a question to main. */
import type { Keyring } from '../core/ports/keyring.ts'
import type { FromHost } from './host-messages.ts'

/** A keyring, and how answers reach it. */
export interface ShellKeyring {
  readonly keyring: Keyring
  readonly hear: (id: number, bytes: Uint8Array | null) => void
}

/** Asks through `ask`. */
export function createShellKeyring(backend: string, ask: (question: FromHost) => void): ShellKeyring {
  const waiting = new Map<number, (bytes: Uint8Array | null) => void>()
  let last = 0
  const question = (act: 'seal' | 'unseal', bytes: Uint8Array): Promise<Uint8Array | null> => {
    const id = ++last
    return new Promise((resolve) => {
      waiting.set(id, resolve)
      ask({ type: 'keyring', id, act, bytes })
    })
  }
  const seal: Keyring['seal'] = async (bytes) => {
    const sealed = await question('seal', bytes)
    if (!sealed) throw new Error('the keyring did not seal')
    return sealed
  }
  const unseal: Keyring['unseal'] = async (sealed) => (await question('unseal', sealed)) ?? undefined
  const hear: ShellKeyring['hear'] = (id, bytes) => {
    waiting.get(id)?.(bytes)
    waiting.delete(id)
  }
  return { keyring: { backend, seal, unseal }, hear }
}
