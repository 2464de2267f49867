/** Makes a profile with a believable coalition from a seed: its members live in memory for five weeks and exchange with it. */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { utf8 } from '../../../shared/bytes/hex.ts'
import { appendText } from '../../../shared/document/edit.ts'
import { AppError } from '../../../shared/errors.ts'
import { SAMPLE_PLAN_CSV } from '../../../shared/plan/sample-plan.ts'
import { openSqliteStore } from '../../adapters/sqlite/sqlite-store.ts'
import { openVault } from '../../adapters/vault/vault.ts'
import { foundCoalition } from '../../core/coalition/founding.ts'
import { rememberCoalition } from '../../host/coalition-keys.ts'
import { createProfile } from '../../host/create-profile.ts'
import { askFromSeed, inviteFromSeed, letInFromSeed } from './seed-joining.ts'
import { ASKING, INVITED, SEED_ORGANISATIONS, type SeedOrganisation } from './seed-people.ts'
import { signingOf } from './seed-signing.ts'
import { type Deed, storyOf } from './seed-story.ts'
import { SEED_POSITIONS } from './seed-texts.ts'
import { createSeedWorld, linkSeedComputers, type SeedComputer, type SeedWorld, startSeedComputer } from './seed-world.ts'

/** What to make. */
export interface SeedConfig {
  /** Holds no profile yet. */
  readonly directory: string
  /** Equal seeds make equal ids and texts. */
  readonly seed: number
  readonly organisations: number
  readonly positions: number
  /** The moment at which it all ends, milliseconds since 1970. */
  readonly now: number
}

/** What was made. */
export interface SeedResult {
  readonly person: string
  readonly members: number
  readonly positions: number
  readonly entries: number
}

const DAY_MS = 24 * 3_600_000
const DAYS = 35
const COMING_DAYS = 4
const LAST_BEGINNING_DAY = 25
/** One member has not been heard from since. */
const SILENT_FROM_DAY = 14
const MORNING_MS = 8 * 3_600_000
/** Long enough to exchange and to state what was applied. */
const MEETING_MS = 8_000

/** See the head of this file. Throws `profile-exists`, or `bad-input` for more than there is. Leaves nothing behind when it fails. */
export async function seedProfile(config: SeedConfig): Promise<SeedResult> {
  const { directory, organisations, positions } = config
  checkCount('organisations', organisations, 2, SEED_ORGANISATIONS.length)
  checkCount('positions', positions, 1, SEED_POSITIONS.length)
  const wasEmpty = !existsSync(directory) || readdirSync(directory).length === 0
  try {
    return await makeCoalition(config)
  } catch (error) {
    if (wasEmpty) rmSync(directory, { recursive: true, force: true })
    throw error
  }
}

function checkCount(what: string, count: number, least: number, most: number): void {
  if (Number.isInteger(count) && count >= least && count <= most) return
  throw new AppError('bad-input', `There can be ${least} to ${most} ${what}.`)
}

async function makeCoalition({ directory, seed, organisations, positions, now }: SeedConfig): Promise<SeedResult> {
  const person = SEED_ORGANISATIONS[0]?.people[0] ?? ''
  await createProfile({ directory, person })
  const world = createSeedWorld(seed, Math.floor(now / DAY_MS - DAYS) * DAY_MS)
  const founder = await beginSeedCoalition(world, directory, person)
  try {
    const members = await comeIn(world, founder, SEED_ORGANISATIONS.slice(0, organisations))
    await live(world, founder, members, positions)
    const entries = founder.replica.chains.all().reduce((sum, { seq }) => sum + seq, 0)
    for (const { sessions, close } of members) {
      sessions.close()
      close()
    }
    return { person, members: members.length + 1, positions: founder.positions.list().length, entries }
  } finally {
    founder.sessions.close()
    await world.pass(MEETING_MS)
    founder.close()
  }
}

async function beginSeedCoalition(world: SeedWorld, directory: string, person: string): Promise<SeedComputer> {
  const { databaseKey: key } = await openVault(directory, {})
  const { coalition, keys, accessKey, act, organisation } = foundCoalition(
    world.tools.crypto,
    world.tools.random,
    undefined,
    world.tools.clock.now(),
  )
  const known = { coalition, keys, accessKey, addresses: [] }
  const store = openSqliteStore({ file: join(directory, `coalition-${coalition.slice(0, 16)}.db`), key })
  const founder = startSeedComputer(world, person, known, store)
  founder.replica.actMembership(act)
  founder.coalition.setNames({ coalition: 'Open Samara', organisation: { id: organisation, name: SEED_ORGANISATIONS[0]?.name ?? '' } })
  founder.plans.take(founder.plans.previewTable(utf8(SAMPLE_PLAN_CSV), {}))
  const profile = openSqliteStore({ file: join(directory, 'profile.db'), key })
  rememberCoalition(profile, known)
  profile.close()
  return founder
}

/** Everybody but the founder, in the order of the organisations. */
async function comeIn(world: SeedWorld, founder: SeedComputer, organisations: readonly SeedOrganisation[]): Promise<SeedComputer[]> {
  const [first, ...others] = organisations
  const coming = [
    ...(first?.people.slice(1) ?? []).map((person) => ({ person, name: first?.name ?? '' })),
    ...others.flatMap(({ name, people }) => people.map((person) => ({ person, name }))),
  ]
  const members: SeedComputer[] = []
  for (const { person, name } of coming) {
    members.push(await letInFromSeed(world, founder, name, person))
    await world.pass(Math.floor((COMING_DAYS * DAY_MS) / coming.length))
  }
  await meet(world, founder, members)
  return members
}

/** The weeks, day by day: in the morning people write, in the evening they meet. */
async function live(world: SeedWorld, founder: SeedComputer, members: readonly SeedComputer[], positions: number): Promise<void> {
  const silent = members.at(-1)
  const writing = members.filter((member) => member !== silent)
  const stories = SEED_POSITIONS.slice(0, positions).flatMap(({ text, by }, index) => {
    const author = authorOf(by, founder, writing)
    const others = [founder, ...writing].filter((member) => member !== author)
    const day = COMING_DAYS + Math.floor((index * (LAST_BEGINNING_DAY - COMING_DAYS)) / positions)
    return storyOf(world, { founder, author, others }, text, day)
  })
  const deeds = [...stories, ...signingOf(world, { founder, writing, silent })]
  for (let day = COMING_DAYS; day < DAYS - 1; day++) {
    await spendDay(
      world,
      deeds.filter((deed) => deed.day === day),
    )
    await meet(world, founder, day < SILENT_FROM_DAY ? members : writing)
  }
  await endOfStory(world, founder)
}

/** The n-th organisation's first person, as far as there are so many. */
function authorOf(organisation: number, founder: SeedComputer, writing: readonly SeedComputer[]): SeedComputer {
  const person = SEED_ORGANISATIONS[organisation]?.people[0]
  return writing.find((member) => member.person === person) ?? writing[organisation % Math.max(1, writing.length)] ?? founder
}

async function spendDay(world: SeedWorld, deeds: readonly Deed[]): Promise<void> {
  await world.pass(MORNING_MS)
  for (const { act } of deeds) {
    act()
    await world.pass(60_000 * (2 + world.random.below(12)))
  }
  await world.pass(DAY_MS - (world.time.now() % DAY_MS))
}

async function meet(world: SeedWorld, founder: SeedComputer, members: readonly SeedComputer[]): Promise<void> {
  const cuts = members.map(({ sessions }) => linkSeedComputers(world, founder.sessions, sessions))
  await world.pass(MEETING_MS)
  for (const cut of cuts) cut()
  await world.pass(1_000)
}

/** What is still open today: an invitation, a request, a text that was not shared. */
async function endOfStory(world: SeedWorld, founder: SeedComputer): Promise<void> {
  await world.pass(MORNING_MS)
  inviteFromSeed(founder, INVITED)
  await askFromSeed(world, founder, inviteFromSeed(founder, ASKING.name), ASKING.people[0] ?? '')
  const draft = founder.positions.create({ title: 'Letter to the ministry', ask: 'Meet us before the draft goes to parliament.' })
  founder.replica.documents.setSharing(draft.id, 'press')
  founder.positions.edit(draft.id, (doc) =>
    appendText(
      doc,
      'Dear Minister,\n\nwe write on behalf of our coalition. This draft is on my computer only until we have agreed on its tone.',
      'seed',
    ),
  )
}
