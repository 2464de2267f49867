/** The field's libraries on the same history: what they need for it. */
import { join } from 'node:path'
import * as Automerge from '@automerge/automerge'
import { LoroDoc } from 'loro-crdt'
import { LeveldbPersistence } from 'y-leveldb'
import * as Y from 'yjs'
import type { TraceEdit } from './trace.ts'

/** Bytes of automerge's file with the full history. */
export function automergeBytes(edits: readonly TraceEdit[]): number {
  let doc = Automerge.from({ text: '' })
  for (let from = 0; from < edits.length; from += 1000) {
    doc = Automerge.change(doc, (draft) => {
      for (const { at, remove, text } of edits.slice(from, from + 1000)) Automerge.splice(draft, ['text'], at, remove, text)
    })
  }
  return Automerge.save(doc).length
}

/** Loro's snapshot with the full history. */
export function loroSnapshot(edits: readonly TraceEdit[]): Uint8Array {
  const doc = new LoroDoc()
  const text = doc.getText('text')
  for (const { at, remove, text: inserted } of edits) {
    if (remove > 0) text.delete(at, remove)
    if (inserted) text.insert(at, inserted)
  }
  doc.commit()
  return doc.export({ mode: 'snapshot' })
}

/** Seconds y-leveldb needs per edit; it does not sync to disk. */
export async function levelSecondsPerEdit(folder: string, edits: readonly TraceEdit[]): Promise<number> {
  const level = new LeveldbPersistence(join(folder, 'level'))
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const text = doc.getText('text')
  for (const { at, remove, text: inserted } of edits) {
    if (remove > 0) text.delete(at, remove)
    if (inserted) text.insert(at, inserted)
  }
  const started = performance.now()
  for (const update of updates) await level.storeUpdate('paper', update)
  const seconds = (performance.now() - started) / 1000 / updates.length
  await level.destroy()
  return seconds
}
