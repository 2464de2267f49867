/** A season of members who share a folder and are seldom linked, from a seed: services halve, copy, rename and lose files, computers crash, somebody is removed; then all who stay must agree. */
import { canonicalContent } from '../../shared/document/canonical-content.ts'
import { appendText } from '../../shared/document/edit.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import { digestOfHeads } from '../../shared/exchange/heads-digest.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { seededCoalitionOf, type TestCoalition } from '../support/coalition-of.ts'
import { type Computer, promisesSettled } from '../support/computer.ts'
import { type FolderPost, folderPost } from '../support/folder-post.ts'
import { createSeededRandom, type SeededRandom } from '../support/seeded-random.ts'
import { harmOne, openToGone } from './season-folders.ts'

/** What came of a season; `faults` is empty when every promise held. */
export interface FolderSeason {
  readonly faults: readonly string[]
  readonly edits: number
  readonly looks: number
  readonly harms: number
  readonly removals: number
  readonly files: number
}

interface Season extends Pick<TestCoalition, 'member' | 'link' | 'restart' | 'world'> {
  readonly post: FolderPost
  readonly random: SeededRandom
  readonly names: readonly string[]
  readonly id: DocumentId
  /** Everybody's words, by who wrote them. */
  readonly said: { readonly name: string; readonly words: string }[]
  readonly gone: Set<string>
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
  const season: Season = { member, link, restart, world, post: folderPost(world), random, names, id, said: [], gone: new Set(), counts }
  const faults: string[] = []
  for (let step = 0; step < steps; step++) {
    await takeStep(season, random.pick(names))
    await promisesSettled()
    world.time.pass(random.below(10 * 60_000))
    faults.push(...falseClaims(season))
  }
  const staying = names.filter((name) => !season.gone.has(name)).map(member)
  const gone = [...season.gone].map(member)
  for (const { replica } of staying) replica.documents.sealAll()
  await season.post.settle(...staying)
  const { files } = season.post.folder
  faults.push(...(await openToGone(world.crypto, staying, gone, [{ post: season.post, files: () => [...files] }])))
  return { faults: [...faults, ...differences(season, staying)], ...counts, removals: gone.length, files: files.size }
}

async function takeStep(season: Season, name: string): Promise<void> {
  const chance = season.random.below(100)
  if (chance < 45) write(season, name)
  else if (chance < 80) await look(season, name)
  else if (chance < 90) harm(season)
  else if (chance < 95) season.post.forget(season.restart(name).name)
  else if (chance < 98) meetShortly(season, name)
  else await remove(season, name)
}

/** One of three or more, by the founder; who that is knows only who hears of it. */
async function remove({ member, names, gone }: Season, name: string): Promise<void> {
  const founder = member(names[0] as string)
  const person = founder.replica.membership().devices.get(member(name).replica.keys().device)?.person
  if (member(name) === founder || names.length < 3 || gone.size > 0 || !person) return
  await founder.opened.rights.remove(person)
  gone.add(name)
}

function write({ member, id, said, counts }: Season, name: string): void {
  counts.edits++
  const words = `${name} ${counts.edits}.`
  member(name).positions.edit(id, (doc) => appendText(doc, words, 'test'))
  said.push({ name, words })
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
  const { member, id } = season
  const names = season.names.filter((name) => !season.gone.has(name))
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

function hasAll(other: Computer, here: Computer, season: Season): boolean {
  const { id } = season
  const [theirs, ours] = [other, here].map((computer) => computer.positions.read(id, plainText)) as [string, string]
  return owed(season).every((words) => !ours.includes(words) || theirs.includes(words))
}

function differences(season: Season, all: readonly Computer[]): readonly string[] {
  const [first, ...others] = all.map((computer) => ({ name: computer.name, state: stateOf(computer) }))
  const { id } = season
  const differing = others.filter(({ state }) => state !== first?.state).map(({ name }) => `${name} differs from ${first?.name}`)
  const missing = all.flatMap((computer) => {
    const text = computer.positions.read(id, plainText)
    return owed(season)
      .filter((words) => !text.includes(words))
      .map((words) => `“${words}” is missing at ${computer.name}`)
  })
  const waiting = all.filter(({ replica }) => replica.waiting() > 0).map(({ name }) => `${name} still waits`)
  return [...differing, ...missing, ...waiting]
}

/** Words of those who stay: what somebody wrote who went counts up to a cut that not all know at once. */
const owed = ({ said, gone }: Season): readonly string[] => said.filter(({ name }) => !gone.has(name)).map(({ words }) => words)

const stateOf = ({ replica, positions }: Computer): string =>
  JSON.stringify([
    digestOfHeads(replica.heads()),
    replica.store.registers(),
    positions.list().map(({ id }) => positions.read(id, canonicalContent)),
  ])
