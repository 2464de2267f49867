/** The system's keyring through Electron: which one it is, and whether it protects anything. */
import type { SafeStorage } from 'electron'
import type { FromHost } from '../host-messages.ts'

/** Backends of Linux that only disguise: a profile there gets a passphrase instead. */
const UNPROTECTED = ['basic_text', 'unknown']

/** The keyring's name, or null where the system has none that protects. */
export async function keyringName(storage: SafeStorage, platform: NodeJS.Platform): Promise<string | null> {
  if (!(await storage.isAsyncEncryptionAvailable())) return null
  if (platform === 'darwin') return 'keychain'
  if (platform === 'win32') return 'dpapi'
  const backend = storage.getSelectedStorageBackend()
  return UNPROTECTED.includes(backend) ? null : backend
}

/** Seals or opens; null for what this keyring does not open. Keys travel as base64, because the keyring holds text. */
export async function useKeyring(storage: SafeStorage, { act, bytes }: Extract<FromHost, { type: 'keyring' }>): Promise<Uint8Array | null> {
  if (act === 'seal') return Uint8Array.from(await storage.encryptStringAsync(Buffer.from(bytes).toString('base64')))
  try {
    const { result } = await storage.decryptStringAsync(Buffer.from(bytes))
    return Uint8Array.from(Buffer.from(result, 'base64'))
  } catch {
    return null
  }
}
