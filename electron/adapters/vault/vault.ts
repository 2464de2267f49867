/** The profile's vault: the key of its databases, under a passphrase, under the system's keyring, or in a file that only this user can read. */

import { createHash, randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { Keyring, SystemProtection } from '../../core/ports/keyring.ts'
import { sealUnder, unsealWith } from './passphrase-seal.ts'

/** An open vault. */
export interface Vault {
  /** 32 bytes. */
  readonly databaseKey: Uint8Array
}

const FILE = 'vault.json'

const stored = z.discriminatedUnion('protection', [
  z.strictObject({ version: z.literal(1), protection: z.literal('none'), key: z.string(), check: z.string() }),
  z.strictObject({ version: z.literal(1), protection: z.literal('passphrase'), sealed: z.string(), check: z.string() }),
  z.strictObject({ version: z.literal(1), protection: z.literal('system'), backend: z.string(), sealed: z.string(), check: z.string() }),
])

/** What opens a vault. */
export interface VaultKey {
  readonly passphrase?: string | undefined
  /** What protects the key where there is no passphrase; nothing unless said. */
  readonly system?: SystemProtection | undefined
}

/** How a vault is made: under a passphrase or without one, with a new key or a given one of 32 bytes. */
export interface NewVault extends VaultKey {
  readonly databaseKey?: Uint8Array
}

/**
 * Makes a vault. Without a passphrase and without a keyring the key lies in the file itself, which protects only copies of the databases
 * alone. Throws `profile-exists`, and `passphrase-needed` where the keyring that ought to be there is missing.
 */
export async function createVault(
  directory: string,
  { passphrase, system, databaseKey = Uint8Array.from(randomBytes(32)) }: NewVault,
): Promise<Vault> {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  if (existsSync(join(directory, FILE))) throw new AppError('profile-exists', 'There is a profile in this folder already.')
  await write(directory, databaseKey, { passphrase, system })
  return { databaseKey }
}

/**
 * Opens the vault. Throws `no-profile`, `passphrase-needed`, `wrong-passphrase`, `keyring-unavailable`, or `store-damaged` when the file is not
 * whole.
 */
export async function openVault(directory: string, { passphrase, system }: VaultKey): Promise<Vault> {
  const vault = read(directory)
  const key = await keyOf(vault, { passphrase, system })
  if (checkOf(key) !== vault.check || key.length !== 32) throw damaged()
  return { databaseKey: Uint8Array.from(key) }
}

/** Puts the same key under another passphrase, or under none. Throws what `openVault` and `createVault` throw. */
export async function changePassphrase(
  directory: string,
  {
    from,
    to,
    system,
  }: { readonly from?: string | undefined; readonly to?: string | undefined; readonly system?: SystemProtection | undefined },
): Promise<void> {
  const { databaseKey } = await openVault(directory, { passphrase: from, system })
  await write(directory, databaseKey, { passphrase: to, system })
}

/** How the key is kept; undefined where there is no vault. Throws `store-damaged`. */
export function vaultProtection(directory: string): 'none' | 'passphrase' | 'system' | undefined {
  return existsSync(join(directory, FILE)) ? read(directory).protection : undefined
}

function read(directory: string): z.infer<typeof stored> {
  const file = join(directory, FILE)
  if (!existsSync(file)) throw new AppError('no-profile', 'There is no profile in this folder. Make one: profile create --person NAME')
  try {
    return stored.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw damaged()
  }
}

async function keyOf(vault: z.infer<typeof stored>, { passphrase, system }: VaultKey): Promise<Uint8Array> {
  if (vault.protection === 'none') return Buffer.from(vault.key, 'base64')
  if (vault.protection === 'passphrase') return await unseal(vault.sealed, passphrase)
  const keyring = keyringOf(system)
  const key = await keyring?.unseal(Uint8Array.from(Buffer.from(vault.sealed, 'base64')))
  if (key) return key
  const found = keyring ? `this is ${keyring.backend}` : 'none is reachable here'
  throw new AppError(
    'keyring-unavailable',
    `The key of this profile is in the keyring of your system (${vault.backend}), and ${found}. Sign in as you did when you made it.`,
  )
}

const keyringOf = (system: SystemProtection | undefined): Keyring | undefined => (typeof system === 'object' ? system : undefined)

async function unseal(sealed: string, passphrase: string | undefined): Promise<Uint8Array> {
  if (passphrase === undefined) throw new AppError('passphrase-needed', 'This profile is protected by a passphrase.')
  const unsealed = await unsealWith(passphrase, Uint8Array.from(Buffer.from(sealed, 'base64')))
  if (unsealed.ok) return unsealed.bytes
  throw new AppError('wrong-passphrase', 'This is not the passphrase of this profile, or its key file is damaged.')
}

async function write(directory: string, key: Uint8Array, how: VaultKey): Promise<void> {
  replaceFile(join(directory, FILE), JSON.stringify({ version: 1, check: checkOf(key), ...(await protect(key, how)) }))
}

async function protect(key: Uint8Array, { passphrase, system }: VaultKey): Promise<object> {
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
  if (passphrase !== undefined) return { protection: 'passphrase', sealed: base64(await sealUnder(passphrase, key)) }
  if (system === 'missing') {
    throw new AppError('passphrase-needed', 'This system has no keyring that could protect your profile. Choose a passphrase for it.')
  }
  const keyring = keyringOf(system)
  if (!keyring) return { protection: 'none', key: base64(key) }
  return { protection: 'system', backend: keyring.backend, sealed: base64(await keyring.seal(key)) }
}

/** A file is whole or absent: written beside, made durable, then put in its place. */
function replaceFile(file: string, text: string): void {
  const beside = `${file}.new`
  const handle = openSync(beside, 'w', 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(beside, file)
  if (process.platform !== 'win32') syncDirectory(dirname(file))
}

function syncDirectory(directory: string): void {
  const handle = openSync(directory, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Tells a damaged key from the right one, and nothing about it: it is hashed with a label. */
const checkOf = (key: Uint8Array): string => createHash('sha256').update('chorus/vault/1\n').update(key).digest('hex').slice(0, 16)

const damaged = (): AppError => new AppError('store-damaged', 'The key file of this profile is damaged. Restore vault.json from a backup.')
