/** A season of members who share a folder and are seldom linked, from a seed: services halve, copy, rename and lose files, computers crash; then all must agree. */
import { canonicalContent } from '../../shared/document/canonical-content.ts'
import { appendText } from '../../shared/document/edit.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import { digestOfHeads } from '../../shared/exchange/heads-digest.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { seededCoalitionOf, type TestCoalition } from '../support/coalition-of.ts'
import type { Computer } from '../support/computer.ts'
import { type FolderPost, folderPost } from '../support/folder-post.ts'
import { createSeededRandom, type SeededRandom } from '../support/seeded-random.ts'
import { harmOne } from './season-folders.ts'

/** What came of a season; `faults` is empty when every promise held. */
export interface FolderSeason {
  readonly faults: readonly string[]
  readonly edits: number
  readonly looks: number
  readonly harms: number
  readonly files: number
}

interface Season extends Pick<TestCoalition, 'member' | 'link' | 'restart' | 'world'> {
  readonly post: FolderPost
  readonly random: SeededRandom
  readonly names: readonly string[]
  readonly id: DocumentId
  readonly said: string[]
  readonly counts: { edits: number; looks: number; harms: number }
}

const NAMES = ['amina', 'bilal', 'chen', 'dalia', 'efua']

/** Plays one season. */
export async function playFolderSeason({ seed, steps }: { readonly seed: number; readonly steps: number }): Promise<FolderSeason> {
  const random = createSeededRandom(seed)
  const names = NAMES.slice(0, 2 + random.below(4))
  const { founder, member, link, restart, world, meet } = seededCoalitionOf(seed + 1, names)
  const { id } = founder.positions.create({ title: 'By folder' })
  meet()
  const counts = { edits: 0, looks: 0, harms: 0 }
  const season: Season = { member, link, restart, world, post: folderPost(world), random, names, id, said: [], counts }
  const faults: string[] = []
  for (let step = 0; step < steps; step++) {
    await takeStep(season, random.pick(names))
    world.time.pass(random.below(10 * 60_000))
    faults.push(...falseClaims(season))
  }
  const all = names.map(member)
  for (const { replica } of all) replica.documents.sealAll()
  await season.post.settle(...all)
  return { faults: [...faults, ...differences(season, all)], ...counts, files: season.post.folder.files.size }
}

async function takeStep(season: Season, name: string): Promise<void> {
  const chance = season.random.below(100)
  if (chance < 45) write(season, name)
  else if (chance < 80) await look(season, name)
  else if (chance < 90) harm(season)
  else if (chance < 95) season.post.forget(season.restart(name).name)
  else meetShortly(season, name)
}

function write({ member, id, said, counts }: Season, name: string): void {
  counts.edits++
  const words = `${name} ${counts.edits}.`
  member(name).positions.edit(id, (doc) => appendText(doc, words, 'test'))
  said.push(words)
}

async function look({ member, post, counts }: Season, name: string): Promise<void> {
  counts.looks++
  await post.look(member(name))
}

/** What services and people do to files that are not theirs. */
function harm({ post, random, counts }: Season): void {
  if (harmOne(post.folder.files, random, counts.harms)) counts.harms++
}

function meetShortly({ link, names, random, world }: Season, name: string): void {
  const other = random.pick(names)
  if (other === name) return
  const cut = link(name, other)
  world.time.pass(20_000)
  cut()
  world.time.pass(10)
}

/** Whoever is said to have a text has every word that is here. */
function falseClaims(season: Season): readonly string[] {
  const { member, names, id } = season
  const faults: string[] = []
  for (const name of names) {
    const here = member(name)
    const { organisations } = here.delivery.of(id)
    for (const other of names.map(member).filter((one) => one !== here)) {
      const row = organisations.find(({ organisation }) => organisation === organisationOf(other))
      if (row?.has && !hasAll(other, here, season)) faults.push(`${name} says that ${other.name} has a text that it has not`)
    }
  }
  return faults
}

const organisationOf = ({ replica }: Computer) => replica.membership().devices.get(replica.keys().device)?.organisation

function hasAll(other: Computer, here: Computer, { id, said }: Pick<Season, 'id' | 'said'>): boolean {
  const [theirs, ours] = [other, here].map((computer) => computer.positions.read(id, plainText)) as [string, string]
  return said.every((words) => !ours.includes(words) || theirs.includes(words))
}

function differences({ said, id }: Season, all: readonly Computer[]): readonly string[] {
  const [first, ...others] = all.map((computer) => ({ name: computer.name, state: stateOf(computer) }))
  const differing = others.filter(({ state }) => state !== first?.state).map(({ name }) => `${name} differs from ${first?.name}`)
  const missing = all.flatMap((computer) => {
    const text = computer.positions.read(id, plainText)
    return said.filter((words) => !text.includes(words)).map((words) => `“${words}” is missing at ${computer.name}`)
  })
  const waiting = all.filter(({ replica }) => replica.waiting() > 0).map(({ name }) => `${name} still waits`)
  return [...differing, ...missing, ...waiting]
}

const stateOf = ({ replica, positions }: Computer): string =>
  JSON.stringify([
    digestOfHeads(replica.heads()),
    replica.store.registers(),
    positions.list().map(({ id }) => positions.read(id, canonicalContent)),
  ])
