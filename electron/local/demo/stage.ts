/** Sets the demo's scene on this computer: a coalition of two members with programs of their own, and a third profile for whoever watches. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Call } from '../../../shared/api/client.ts'
import { utf8 } from '../../../shared/bytes/hex.ts'
import { SAMPLE_PLAN_CSV } from '../../../shared/plan/sample-plan.ts'
import { createProfile } from '../../host/create-profile.ts'
import { type Actor, createActor } from './actor.ts'
import { PARTS, type Part, POSITION } from './demo-script.ts'

/** See the head of this file. */
export interface Stage {
  readonly actors: Readonly<Record<Part, Actor>>
  /** Where the first member is reached. */
  readonly address: string
  /** The profile of whoever watches: a member, let in already or about to be. */
  readonly watcher: string
  /** The code and the address with which the watcher's profile joins. */
  readonly invitation: { readonly code: string; readonly address: string }
  /** The position that is written. */
  readonly position: string
  /** Lets in whoever asks, until the stage is struck. */
  readonly letIn: () => Promise<void>
  /** Ends the programs and removes the profiles. */
  readonly strike: () => Promise<void>
}

const PATIENCE_MS = 30_000
const LOOK_MS = 100

/** Sets the scene in a temporary folder. */
export async function setStage(watcherName: string): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'chorus-demo-'))
  const directoryOf = (name: string): string => join(folder, name)
  for (const part of Object.keys(PARTS) as Part[]) {
    mkdirSync(directoryOf(part))
    await createProfile({ directory: directoryOf(part), person: PARTS[part].person })
  }
  await createProfile({ directory: directoryOf('watcher'), person: watcherName })
  const actors = { amina: createActor(directoryOf('amina')), layla: createActor(directoryOf('layla')) }
  const strike = async (): Promise<void> => {
    await Promise.all(Object.values(actors).map((actor) => actor.kill()))
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  try {
    await actors.amina.start('--listen', '127.0.0.1:0')
    const { call } = actors.amina.client()
    const address = (await call('network', {})).ownAddresses[0] ?? ''
    const position = await beginCoalition(call)
    await joinAs(actors.layla, call, address)
    await Promise.all(Object.values(actors).map((actor) => actor.open(position)))
    const { code } = await call('coalition.invite', { organisation: 'You', role: 'observer' })
    return {
      actors,
      address,
      watcher: directoryOf('watcher'),
      invitation: { code, address },
      position,
      letIn: () => letInNext(call),
      strike,
    }
  } catch (error) {
    await strike()
    throw error
  }
}

async function beginCoalition(call: Call): Promise<string> {
  await call('coalition.create', { name: 'Open Samara', organisation: PARTS.amina.organisation })
  await call('plan.import', { table: Buffer.from(utf8(SAMPLE_PLAN_CSV)).toString('base64') })
  const { position } = await call('position.create', POSITION)
  return position
}

async function joinAs(actor: Actor, coordinator: Call, address: string): Promise<void> {
  const { code } = await coordinator('coalition.invite', { organisation: PARTS.layla.organisation })
  await actor.start('--connect', address)
  const joined = actor.client().call('coalition.join', { code, address, waitSeconds: PATIENCE_MS / 1000 })
  await letInNext(coordinator)
  await joined
  await until(async () => (await actor.client().call('position.list', {})).length > 0)
}

/** Waits for a request and lets it in. */
async function letInNext(call: Call): Promise<void> {
  await until(async () => (await call('coalition.requests', {})).length > 0)
  for (const { id } of await call('coalition.requests', {})) await call('coalition.admit', { id })
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await pause(LOOK_MS)) {
    if (await isSo().catch(() => false)) return
  }
  throw new Error('the demo could not be set up in time')
}
