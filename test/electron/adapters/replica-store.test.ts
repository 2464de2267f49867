/** Every store of a replica keeps the contract, on a file and in memory. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openMemoryStore } from '../../../electron/adapters/memory/memory-store.ts'
import { openSqliteStore } from '../../../electron/adapters/sqlite/sqlite-store.ts'
import { absentBodiesContract } from '../../contracts/absent-bodies.contract.ts'
import { replicaStoreContract, type StorePlace } from '../../contracts/replica-store.contract.ts'

function fileWith(key: Uint8Array | undefined): StorePlace {
  const folder = mkdtempSync(join(tmpdir(), 'chorus-store-'))
  const file = join(folder, 'texts.db')
  return {
    open: () => openSqliteStore(key ? { file, key } : { file }),
    discard: () => rmSync(folder, { recursive: true, force: true }),
  }
}

replicaStoreContract('an encrypted file', true, () => fileWith(new Uint8Array(32).fill(9)))
replicaStoreContract('memory', false, () => ({ open: () => openMemoryStore(), discard: () => undefined }))
absentBodiesContract('an encrypted file', () => fileWith(new Uint8Array(32).fill(9)))
