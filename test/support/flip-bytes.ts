/** Changes one byte of a store's file at a time and looks whether it is noticed. */
import { readFileSync, writeFileSync } from 'node:fs'
import type { ReplicaStore } from '../../electron/core/ports/replica-store.ts'
import type { DocumentId } from '../../shared/ids.ts'

/** Places where a change went unnoticed. */
export interface FlipResult {
  readonly tried: number
  readonly silent: readonly number[]
}

const KEY = new Uint8Array(32).fill(5)

/** Writes a store, then flips `count` bytes spread over its file, each in a fresh copy. */
export function flipBytes(file: string, count: number, open: (file: string, key: Uint8Array) => ReplicaStore): FlipResult {
  const store = open(file, KEY)
  const document = 'cd'.repeat(16) as DocumentId
  for (let edit = 0; edit < 400; edit++) store.addTail({ document, lease: 0, update: new Uint8Array(60).fill(edit) })
  store.setProjection({ document, excerpt: '', words: 0, textHash: '', paragraphs: [{ key: 'p', text: 'Some words of a text.' }] })
  store.close()
  const whole = readFileSync(file)
  const silent: number[] = []
  for (let index = 0; index < count; index++) {
    const at = Math.floor((index * whole.length) / count)
    const changed = Buffer.from(whole)
    changed[at] = (changed[at] ?? 0) ^ 0x20
    writeFileSync(file, changed)
    if (!isNoticed(() => open(file, KEY))) silent.push(at)
  }
  return { tried: count, silent }
}

function isNoticed(open: () => ReplicaStore): boolean {
  try {
    const store = open()
    const findings = store.check()
    store.close()
    return findings.length > 0
  } catch {
    return true
  }
}
