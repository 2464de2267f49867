/** Editions as the record names them. SPEC rule SUB-2. */
import { z } from 'zod'
import { fromHex } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import type { DeviceId } from '../../../shared/ids.ts'
import { editionRecordId } from '../../../shared/record/field-rights.ts'
import { type Edition, editionBytes, editionHash, readEdition } from '../../../shared/submission/edition.ts'
import type { RegisterRow } from '../ports/replica-store.ts'
import type { Replica } from '../replica/replica.ts'

/** An edition somebody made. */
export interface EditionRecord {
  readonly edition: Edition
  /** Its JSON as it was signed. */
  readonly canonical: string
  /** SHA-256 of that, hexadecimal. */
  readonly hash: string
  /** Whose computer made and signed it. */
  readonly by: DeviceId
  /** 64 bytes in hexadecimal. */
  readonly signature: string
}

const field = z.object({ content: z.string(), signature: z.string() })

/** A function that reads every edition that its maker signed for this coalition, by number, then in order of making. What it has read stays read: editions never change. */
export function openEditionReader({ store, coalition }: Replica, { verify }: Pick<Crypto, 'verify'>): () => readonly EditionRecord[] {
  const known = new Map<string, readonly EditionRecord[]>()
  const read = ({ record, value, device }: RegisterRow): readonly EditionRecord[] => {
    const parsed = field.safeParse(JSON.parse(value))
    // Under another id anybody who writes could have set it.
    if (!parsed.success || record !== editionRecordId(editionHash(parsed.data.content))) return []
    const { content, signature } = parsed.data
    const edition = readEdition(content)
    const isSigned = verify(fromHex(device), editionBytes(content), fromHex(signature))
    return edition && isSigned && edition.coalition === coalition
      ? [{ edition, canonical: content, hash: editionHash(content), by: device, signature }]
      : []
  }
  const readOnce = (row: RegisterRow): readonly EditionRecord[] => {
    const name = `${row.record} ${row.device} ${row.value}`
    const found = known.get(name) ?? read(row)
    known.set(name, found)
    return found
  }
  return () => {
    const rows = store.registers('edition').filter((row) => row.field === 'edition')
    const all = [...rows].sort(byOrder).flatMap(readOnce)
    return all.sort((a, b) => a.edition.edition - b.edition.edition)
  }
}

const byOrder = (a: RegisterRow, b: RegisterRow): number =>
  a.lamport - b.lamport || (a.device < b.device ? -1 : Number(a.device > b.device)) || a.seq - b.seq
