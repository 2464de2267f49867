/** Starts a writer, kills it, looks what is left; again and again, on one file. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { openSqliteStore } from '../../electron/adapters/sqlite/sqlite-store.ts'

/** What came of it. */
export interface KillResult {
  readonly kills: number
  readonly acknowledged: number
  readonly lost: number
  readonly damaged: number
}

const KEY = new Uint8Array(32).fill(3)

/** Kills `kills` writers on one file, each after some dozens of acknowledged commits. */
export async function killWriters(file: string, kills: number): Promise<KillResult> {
  let acknowledged = 0
  let lost = 0
  let damaged = 0
  for (let round = 0; round < kills; round++) {
    const last = await writeAndKill(file, 5 + ((round * 37) % 60))
    const store = openSqliteStore({ file, key: KEY })
    const positions = new Set(store.tail().map(({ position }) => position))
    for (let position = 1; position <= last; position++) if (!positions.has(position)) lost++
    damaged += store.check().length
    acknowledged = last
    store.close()
  }
  return { kills, acknowledged, lost, damaged }
}

/** Answers the last position that the writer had called durable. */
async function writeAndKill(file: string, commits: number): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'kill-child.ts'), file], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (text) => {
    output += String(text)
    if (output.split('\n').length > commits) child.kill('SIGKILL')
  })
  await once(child, 'close')
  const whole = output.slice(0, output.lastIndexOf('\n')).split('\n').map(Number)
  return Math.max(0, ...whole)
}
