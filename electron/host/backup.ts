/** A profile into one sealed file, and back. SPEC rules BACKUP-1 to BACKUP-4. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OutputOf, ParsedInputOf } from '../../shared/api/contract.ts'
import { type BackupContent, decodeBackup, encodeBackup, isBackedUp } from '../../shared/backup/backup-content.ts'
import { AppError } from '../../shared/errors.ts'
import { copyDatabase } from '../adapters/sqlite/copy-database.ts'
import { openSqliteStore } from '../adapters/sqlite/sqlite-store.ts'
import { sealUnder, unsealWith } from '../adapters/vault/passphrase-seal.ts'
import { createVault, vaultProtection } from '../adapters/vault/vault.ts'
import { markRestored } from '../core/envelope/own-head.ts'

const MAX_BYTES = 40 * 1024 * 1024

/** The databases of an open profile at one moment. */
export function copyProfile(directory: string, databaseKey: Uint8Array): BackupContent {
  const names = readdirSync(directory).filter(isBackedUp).sort()
  return { databaseKey, files: names.map((name) => ({ name, bytes: copyDatabase(join(directory, name), databaseKey) })) }
}

/** Seals a copy under a passphrase. `now` names the file. Throws `too-large`. */
export async function sealBackup(content: BackupContent, passphrase: string, now: number): Promise<OutputOf<'profile.backup'>> {
  const sealed = await sealUnder(passphrase, encodeBackup(content))
  if (sealed.length > MAX_BYTES) {
    throw new AppError('too-large', 'This profile is too large for a backup file. Close Chorus and copy the profile’s folder instead.')
  }
  const name = `chorus-backup-${new Date(now).toISOString().slice(0, 10)}.age`
  return { name, file: Buffer.from(sealed).toString('base64'), bytes: sealed.length }
}

/**
 * Makes a profile of a backup, under the backup's passphrase: all of it or nothing. Throws `profile-exists`, `wrong-passphrase`, `newer-data`, or
 * `bad-input` for what is no whole backup.
 */
export async function restoreProfile(directory: string, { file, passphrase }: ParsedInputOf<'profile.restore'>): Promise<void> {
  refuseExisting(directory)
  const { databaseKey, files } = await readBackup(Uint8Array.from(Buffer.from(file, 'base64')), passphrase)
  refuseExisting(directory)
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const paths = files.map(({ name }) => join(directory, name))
  const removeAll = (): void => {
    for (const path of paths) for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true })
  }
  removeAll()
  try {
    for (const { name, bytes } of files) writeFileSync(join(directory, name), bytes, { mode: 0o600, flush: true })
    for (const { name } of files) openRestored(join(directory, name), databaseKey, name.startsWith('coalition-'))
    // The vault is what makes a folder a profile: it comes last.
    await createVault(directory, { passphrase, databaseKey })
  } catch (error) {
    removeAll()
    throw error
  }
}

/** Opens a database once, so that what is damaged or newer is noticed now, and marks a coalition's record. SPEC rule ENV-9. */
function openRestored(file: string, key: Uint8Array, isRecord: boolean): void {
  const store = openSqliteStore({ file, key })
  if (isRecord) markRestored(store)
  store.close()
}

function refuseExisting(directory: string): void {
  if (vaultProtection(directory) !== undefined) throw new AppError('profile-exists', 'There is a profile on this computer already.')
}

async function readBackup(sealed: Uint8Array, passphrase: string): Promise<BackupContent> {
  const unsealed = await unsealWith(passphrase, sealed)
  if (unsealed.ok) {
    const content = decodeBackup(unsealed.bytes)
    if (content.ok) return content.value
  } else if (unsealed.reason === 'wrong-passphrase') throw new AppError('wrong-passphrase', 'This is not the passphrase of this backup.')
  else if (unsealed.reason === 'damaged') throw new AppError('bad-input', 'This backup is not whole. Copy it again from where you keep it.')
  throw new AppError('bad-input', 'This file is not a backup of Chorus.')
}
