/** One measurement in a process of its own: `open`, `bare`, `rebuild` or `apply` of a paper on disk; prints milliseconds. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as Y from 'yjs'
import { openPaper } from './written-paper.ts'

const [what = '', folder = '', perEntry = ''] = process.argv.slice(2)
const stateFile = join(folder, `paper-${perEntry}.state`)

if (what === 'bare') console.log(`ms=${bare()}`)
else console.log(`ms=${measured(what)}`)
process.exit(0)

function bare(): number {
  if (!existsSync(stateFile)) writeState()
  const state = new Uint8Array(readFileSync(stateFile))
  const started = performance.now()
  Y.applyUpdate(new Y.Doc({ gc: false }), state)
  return performance.now() - started
}

function writeState(): void {
  const { replica, document } = openPaper(folder, Number(perEntry))
  const opened = replica.documents.open(document)
  writeFileSync(stateFile, opened.state())
}

function measured(name: string): number {
  const { replica, document } = openPaper(folder, Number(perEntry))
  const started = performance.now()
  if (name === 'open') replica.documents.open(document)
  else if (name === 'rebuild') replica.rebuild()
  else {
    const doc = new Y.Doc({ gc: false })
    doc.transact(() => {
      for (
        let after = 0, rows = replica.store.texts(document, 0, 1000);
        rows.length > 0;
        rows = replica.store.texts(document, after, 1000)
      ) {
        for (const { body, position } of rows) {
          Y.applyUpdate(doc, body.subarray(1))
          after = position
        }
      }
    })
  }
  return performance.now() - started
}
