/** Types into the tail of a store as fast as it can and says each position once it is durable. */
import { openSqliteStore } from '../../electron/adapters/sqlite/sqlite-store.ts'
import type { DocumentId } from '../../shared/ids.ts'

const store = openSqliteStore({ file: process.argv[2] ?? '', key: new Uint8Array(32).fill(3) })
const document = 'ab'.repeat(16) as DocumentId
for (;;) {
  const position = store.transaction(() => store.addTail({ document, lease: 0, update: new Uint8Array(40).fill(7) }))
  process.stdout.write(`${position}\n`)
}
