/** A server on a test network that says how computers look from outside (STUN) and passes on what cannot go directly (TURN). */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Computer } from './namespaces.ts'

/** Where it listens, and whom it serves. */
export interface RelayServerOf {
  readonly address: string
  readonly port: number
  readonly user: string
  readonly password: string
}

/** Runs one on a computer until the networks are removed. */
export async function startRelayServer({ within }: Computer, { address, port, user, password }: RelayServerOf): Promise<void> {
  const script = join(import.meta.dirname, 'relay-server-child.ts')
  const [program = '', ...words] = [...within, process.execPath, script, address, String(port), user, password]
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
}
