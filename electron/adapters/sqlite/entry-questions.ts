/** What is asked of stretches of a log without reading its entries. */
import type { DeviceId } from '../../../shared/ids.ts'
import type { ReplicaStore } from '../../core/ports/replica-store.ts'
import { plain } from './entry-rows.ts'
import { decodeHeads } from './heads-blob.ts'
import type { Names } from './names.ts'
import type { OpenDatabase } from './open-database.ts'

/** Questions to a database. */
export function openEntryQuestions(
  database: OpenDatabase,
  devices: Names<DeviceId>,
): Pick<ReplicaStore, 'firstKnowing' | 'weight' | 'body'> {
  const selectHeads = database.prepare<[number], { seq: number; heads: Uint8Array }>(
    'SELECT seq, heads FROM entry INDEXED BY entry_heads WHERE chain = ? AND heads IS NOT NULL ORDER BY seq',
  )
  const selectWeight = database.prepare<[number, number], { entries: number; bytes: number | null }>(
    'SELECT COUNT(*) AS entries, SUM(length(body)) AS bytes FROM entry WHERE chain = ? AND seq >= ?',
  )
  const selectBody = database.prepare<[number, number], { body: Uint8Array }>(
    `SELECT body FROM entry e WHERE chain = ? AND seq = ?
     AND NOT EXISTS (SELECT 1 FROM absent_body a WHERE a.chain = e.chain AND a.seq = e.seq)`,
  )
  const firstKnowing: ReplicaStore['firstKnowing'] = (chain, device, seq) => {
    for (const row of selectHeads.iterate(chain)) {
      if (decodeHeads(row.heads, devices).some((head) => head.device === device && head.seq >= seq)) return row.seq
    }
    return undefined
  }
  const weight: ReplicaStore['weight'] = (chain, fromSeq) => {
    const row = selectWeight.get(chain, fromSeq)
    return { entries: row?.entries ?? 0, bytes: row?.bytes ?? 0 }
  }
  const body: ReplicaStore['body'] = (chain, seq) => {
    const row = selectBody.get(chain, seq)
    return row && plain(row.body)
  }
  return { firstKnowing, weight, body }
}
