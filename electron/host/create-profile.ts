/** A new profile: its vault and the person's name. */
import { join } from 'node:path'
import { utf8 } from '../../shared/bytes/hex.ts'
import { openSqliteStore } from '../adapters/sqlite/sqlite-store.ts'
import { createVault } from '../adapters/vault/vault.ts'
import type { SystemProtection } from '../core/ports/keyring.ts'

/** Makes a profile in a directory, which is created if it is missing. Throws `profile-exists`, `passphrase-needed`. */
export async function createProfile(config: {
  readonly directory: string
  readonly person: string
  readonly passphrase?: string | undefined
  readonly system?: SystemProtection | undefined
}): Promise<void> {
  const { databaseKey } = await createVault(config.directory, { passphrase: config.passphrase, system: config.system })
  const profile = openSqliteStore({ file: join(config.directory, 'profile.db'), key: databaseKey })
  profile.setValue('person', utf8(config.person))
  profile.close()
}
