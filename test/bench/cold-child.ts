/**
 * One measurement in a process of its own: `open`, `bare`, `rebuild`, `apply`, `first-text` or `loro` of a paper on disk prints milliseconds of processor time, which other
 * programs on the machine do not change; `memory` of so many open positions prints megabytes. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as Y from 'yjs'
import type { Replica } from '../../electron/core/replica/replica.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { openManyPositions } from './many-positions.ts'
import { openPaper } from './written-paper.ts'

const [what = '', folder = '', perEntry = ''] = process.argv.slice(2)
const stateFile = join(folder, `paper-${perEntry}.state`)

if (what === 'bare') console.log(`ms=${bare()}`)
else if (what === 'memory') console.log(`mb=${memory(Number(perEntry))}`)
else if (what === 'loro') console.log(`ms=${await loro()}`)
else console.log(`ms=${measured(what)}`)
process.exit(0)

function bare(): number {
  if (!existsSync(stateFile)) writeState()
  const state = new Uint8Array(readFileSync(stateFile))
  return processorMs(() => Y.applyUpdate(new Y.Doc({ gc: false }), state))
}

function writeState(): void {
  const { replica, document } = openPaper(folder, Number(perEntry))
  const opened = replica.documents.open(document)
  writeFileSync(stateFile, opened.state())
}

function measured(name: string): number {
  const { replica, document } = openPaper(folder, Number(perEntry))
  if (name === 'open') return processorMs(() => replica.documents.open(document))
  if (name === 'first-text') return processorMs(() => replica.store.projection(document)?.excerpt)
  if (name === 'rebuild') return processorMs(() => replica.rebuild())
  return processorMs(() => applyLog(replica, document))
}

/** Opens loro's snapshot of the same history and reads the text. */
async function loro(): Promise<number> {
  const { LoroDoc } = await import('loro-crdt')
  const snapshot = new Uint8Array(readFileSync(join(folder, 'paper.loro')))
  return processorMs(() => LoroDoc.fromSnapshot(snapshot).getText('text').toString())
}

/** What the process takes with so many positions open, in megabytes. */
function memory(open: number): number {
  const { replica, ids } = openManyPositions(folder)
  const opened = ids.slice(0, open).map((id) => replica.documents.open(id))
  globalThis.gc?.()
  return (process.memoryUsage().rss / 1e6) * (opened.length === open ? 1 : Number.NaN)
}

/** What anyone must do to have the text again: every update of the log, in one transaction. */
function applyLog({ store }: Replica, document: DocumentId): void {
  const doc = new Y.Doc({ gc: false })
  doc.transact(() => {
    let rows = store.texts(document, 0, 1000)
    while (rows.length > 0) {
      for (const { body } of rows) Y.applyUpdate(doc, body.subarray(1))
      rows = store.texts(document, rows.at(-1)?.position ?? 0, 1000)
    }
  })
}

function processorMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
