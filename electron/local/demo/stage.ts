/** Sets the demo's scene on this computer: two members with programs of their own, and whoever watches as a third member. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Call } from '../../../shared/api/client.ts'
import { utf8 } from '../../../shared/bytes/hex.ts'
import { AppError } from '../../../shared/errors.ts'
import { SAMPLE_PLAN_CSV } from '../../../shared/plan/sample-plan.ts'
import { createProfile } from '../../host/create-profile.ts'
import { type Actor, createActor } from './actor.ts'
import { type Acts, createActs } from './acts.ts'
import { BY_MAIL, PARTS, type Part, POSITION, WATCHER } from './demo-script.ts'

/** See the head of this file. */
export interface Stage {
  readonly actors: Readonly<Record<Part, Actor>>
  readonly acts: Acts
  /** Has everybody there, linked, and with a new text open; answers its id. */
  readonly newText: () => Promise<string>
  /** Cuts the member off: the program ends at once and will find nobody when it starts again. */
  readonly cut: (part: Part) => Promise<void>
  /** Lets a member who is cut off reach the others; resolves when all hold the same. */
  readonly bringBack: (part: Part) => Promise<void>
  /** Ends the programs and removes the profiles. */
  readonly strike: () => Promise<void>
}

/** How a stage is set. */
export interface StageConfig {
  /** Opens the profile of whoever watches and answers how to call its host. */
  readonly openWatcher: (directory: string) => Promise<Call>
  readonly closeWatcher: () => Promise<void>
}

const PATIENCE_MS = 30_000
const LOOK_MS = 50

/** Sets the scene in a temporary folder. Throws `unreachable` when somebody does not come in time. */
export async function setStage({ openWatcher, closeWatcher }: StageConfig): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'chorus-demo-'))
  const actorOf = (name: Part): Actor => createActor({ directory: join(folder, name), stage: folder })
  const actors: Readonly<Record<Part, Actor>> = { amina: actorOf('amina'), layla: actorOf('layla') }
  const strike = async (): Promise<void> => {
    await Promise.all([closeWatcher(), ...Object.values(actors).map((actor) => actor.kill())])
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
  try {
    const profiles = [...Object.entries(PARTS), ['watcher', WATCHER] as const]
    await Promise.all(profiles.map(([name, { person }]) => makeProfile(join(folder, name), person)))
    const [, , watcher] = await Promise.all([
      actors.amina.start({ listen: '127.0.0.1:0' }),
      actors.layla.start({}),
      openWatcher(join(folder, 'watcher')),
    ])
    const address = await gather(actors, watcher)
    const acts = createActs({ host: (part) => actors[part].client().call, watcher, folder, until })
    return { actors, acts, strike, ...createScenes(actors, address, watcher) }
  } catch (error) {
    await strike()
    throw error
  }
}

async function makeProfile(directory: string, person: string): Promise<void> {
  mkdirSync(directory)
  await createProfile({ directory, person })
}

/** Amina begins the coalition and lets the others in; answers where she is reached. */
async function gather(actors: Stage['actors'], watcher: Call): Promise<string> {
  const { call } = actors.amina.client()
  const address = (await call('network', {})).ownAddresses[0] ?? ''
  await call('coalition.create', { name: 'Open Samara', organisation: PARTS.amina.organisation })
  await call('plan.import', { table: Buffer.from(utf8(SAMPLE_PLAN_CSV)).toString('base64') })
  const joining = [
    { who: actors.layla.client().call, organisation: PARTS.layla.organisation },
    { who: watcher, organisation: WATCHER.organisation },
  ]
  const asked = joining.map(async ({ who, organisation }) => {
    const { code } = await call('coalition.invite', { organisation, roles: ['editor', 'signatory'] })
    return await who('coalition.join', { code, address, waitSeconds: PATIENCE_MS / 1000 })
  })
  await until(async () => {
    for (const { id } of await call('coalition.requests', {})) await call('coalition.admit', { id })
    return (await call('members', {})).length > joining.length
  })
  await Promise.all(asked)
  await call('coalition.invite', { organisation: BY_MAIL.organisation, roles: ['signatory'] })
  return address
}

function createScenes(actors: Stage['actors'], address: string, watcher: Call): Pick<Stage, 'newText' | 'cut' | 'bringBack'> {
  const cut: Stage['cut'] = async (part) => {
    // Others would see the caret of a lost line for another half minute.
    actors[part].leave()
    await actors[part].client().call('network.forget', { address })
    await actors[part].kill()
  }
  const bringBack: Stage['bringBack'] = async (part) => {
    const { call } = actors[part].client()
    await call('network.connect', { address })
    await until(async () => (await call('peers', {})).some(({ inStep }) => inStep))
  }
  const newText = async (): Promise<string> => {
    if (!actors.layla.isThere()) await actors.layla.start({})
    const { position } = await actors.amina.client().call('position.create', POSITION)
    await bringBack('layla')
    const everybody = [actors.layla.client().call, watcher]
    await until(async () => {
      const lists = await Promise.all(everybody.map((call) => call('position.list', {})))
      return lists.every((list) => list.some(({ id }) => id === position))
    })
    await Promise.all(Object.values(actors).map((actor) => actor.open(position)))
    return position
  }
  return { cut, bringBack, newText }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await pause(LOOK_MS)) {
    if (await isSo().catch(() => false)) return
  }
  throw new AppError('unreachable', 'The members of the demo did not find each other in time. Try once more.')
}
