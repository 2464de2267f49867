/** A season in the life of a coalition from a seed: edits, bad links, envelopes, crashes, restored backups, removals, clock jumps, hostile peers; then everybody meets and is compared. */

import type * as Y from 'yjs'
import type { FrameFate } from '../../electron/adapters/memory/memory-link.ts'
import { createDeviceKeys } from '../../electron/core/coalition/founding.ts'
import { type EnvelopeKey, joinParts, type OpenedEnvelope, readPart } from '../../electron/core/envelope/opening.ts'
import { markRestored } from '../../electron/core/envelope/own-head.ts'
import { toHex } from '../../shared/bytes/hex.ts'
import { canonicalContent } from '../../shared/document/canonical-content.ts'
import { blockTexts, deleteText, formatText, insertText, splitBlock } from '../../shared/document/edit.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import { compareHeads } from '../../shared/entry/run.ts'
import { digestOfHeads } from '../../shared/exchange/heads-digest.ts'
import type { DeviceId, DocumentId } from '../../shared/ids.ts'
import { isEpochOwed, isGone } from '../../shared/membership/epochs.ts'
import { rolesNow } from '../../shared/membership/membership.ts'
import { seededCoalitionOf, type TestCoalition } from '../support/coalition-of.ts'
import { type Computer, diskOf, link, promisesSettled } from '../support/computer.ts'
import { hostileMessage, openHostilePeer } from '../support/hostile-peer.ts'
import { createSeededRandom, type SeededRandom } from '../support/seeded-random.ts'

/** How long a season is and what may happen in it. */
export interface SeasonConfig {
  readonly seed: number
  readonly steps: number
}

/** What came of a season; `faults` is empty when every promise held. */
export interface SeasonResult {
  readonly faults: readonly string[]
  readonly edits: number
  readonly crashes: number
  readonly restores: number
  readonly removals: number
  readonly leavings: number
  readonly jumps: number
  readonly attacks: number
  /** Envelopes that were made, and that were taken by somebody: some arrive late, twice or never. */
  readonly written: number
  readonly received: number
  /** How often somebody was said to have a text, and was checked to have it. */
  readonly claims: number
  /** How often somebody chose what of the missing words shall come, and how often somebody was seen to hold entries without their bodies. */
  readonly choices: number
  readonly sparse: number
}

interface Season {
  readonly coalition: TestCoalition
  readonly random: SeededRandom
  readonly positions: DocumentId[]
  /** Every acknowledged edit's mark, one character each, by who made it. */
  readonly marks: Map<string, string[]>
  readonly cuts: Map<string, () => void>
  readonly backups: Map<string, Uint8Array>
  /** Envelopes on their way, with the keys they would be sealed to. */
  readonly post: { readonly envelope: OpenedEnvelope; readonly to: ReadonlySet<string> }[]
  /** Who was removed or left, with what they held once everybody else knew. */
  readonly gone: Map<string, { knownAt: number; held: string } | undefined>
  /** Members whose later words are not owed: removed, or started from an old backup. */
  readonly released: Set<string>
  readonly counts: {
    edits: number
    crashes: number
    restores: number
    removals: number
    leavings: number
    jumps: number
    attacks: number
    written: number
    received: number
    claims: number
    choices: number
    sparse: number
  }
}

const NAMES = ['amina', 'bilal', 'chen', 'dalia', 'efua', 'farid', 'gita', 'hugo']
const CHECK_CLAIMS_EVERY = 4
/** One for what was missed, one for the epoch that is begun then, one for what was noticed late. */
const MEETINGS = 3
const FIRST_MARK = 0xe000
const LAST_MARK = 0xf8ff

/** Plays one season. */
export async function playSeason({ seed, steps }: SeasonConfig): Promise<SeasonResult> {
  const random = createSeededRandom(seed)
  const names = NAMES.slice(0, 2 + random.below(4))
  const coalition = seededCoalitionOf(seed + 1, names)
  const season: Season = {
    coalition,
    random,
    positions: [coalition.founder.positions.create({ title: 'First' }).id],
    marks: new Map(names.map((name) => [name, []])),
    cuts: new Map(),
    backups: new Map(),
    post: [],
    gone: new Map(),
    released: new Set(),
    counts: {
      edits: 0,
      crashes: 0,
      restores: 0,
      removals: 0,
      leavings: 0,
      jumps: 0,
      attacks: 0,
      written: 0,
      received: 0,
      claims: 0,
      choices: 0,
      sparse: 0,
    },
  }
  coalition.meet()
  const faults: string[] = []
  for (let step = 0; step < steps; step++) {
    await takeStep(season, random.pick(names))
    coalition.world.time.pass(random.below(4_000))
    await promisesSettled()
    faults.push(...brokenSilence(season))
    season.counts.sparse += coalition.members().filter(({ replica }) => replica.store.absentSums().length > 0).length
    if (step % CHECK_CLAIMS_EVERY === 0) faults.push(...falseClaims(season))
  }
  faults.push(...(await compareAll(season)), ...falseClaims(season), ...missingClaims(season), ...keyFaults(season))
  return { faults, ...season.counts }
}

/** What may happen, with how many chances. */
const EVENTS: readonly (readonly [chances: number, event: (season: Season, name: string) => void | Promise<void>])[] = [
  [40, edit],
  [12, connect],
  [8, disconnect],
  [5, crash],
  [4, keepBackup],
  [2, restoreBackup],
  [1, remove],
  [1, leave],
  [2, addPosition],
  [1, jumpClock],
  [2, attack],
  [6, writeEnvelope],
  [8, receiveEnvelope],
  [6, chooseWhatComes],
  [3, openText],
]

async function takeStep(season: Season, name: string): Promise<void> {
  let chance = season.random.below(EVENTS.reduce((sum, [chances]) => sum + chances, 0))
  for (const [chances, event] of EVENTS) {
    chance -= chances
    if (chance < 0) return await event(season, name)
  }
}

function edit(season: Season, name: string): void {
  const { random, marks, coalition, counts } = season
  const code = FIRST_MARK + counts.edits
  if (season.released.has(name) || code > LAST_MARK) return
  const mark = String.fromCharCode(code)
  counts.edits++
  const computer = coalition.member(name)
  const known = season.positions.filter((id) => computer.positions.list().some((position) => position.id === id))
  if (known.length === 0) return
  computer.positions.edit(random.pick(known), (doc) => editLikeAPerson(random, doc, mark))
  marks.get(name)?.push(mark)
}

/** Types a mark, and sometimes splits, formats, or deletes filler: never anybody's mark. */
function editLikeAPerson(random: SeededRandom, doc: Y.Doc, mark: string): void {
  const texts = blockTexts(doc)
  const block = random.below(texts.length + 1)
  const text = texts[Math.min(block, texts.length - 1)] ?? ''
  if (random.oneIn(4)) splitBlock(doc, block, random.below(text.length + 1), 'page')
  if (random.oneIn(4)) formatText(doc, block, random.below(text.length + 1), 1 + random.below(5), random.oneIn(2), 'page')
  const filler = text.indexOf('.')
  if (random.oneIn(3) && filler >= 0) deleteFiller(doc, block, filler)
  // Some are long enough to come without their words.
  const filling = random.oneIn(3) ? 60 + random.below(60) : random.below(4)
  insertText(doc, block, random.below(text.length + 1), `${mark}${'.'.repeat(filling)}`, 'page')
}

function deleteFiller(doc: Y.Doc, block: number, at: number): void {
  const texts = blockTexts(doc)
  if (texts[Math.min(block, texts.length - 1)]?.[at] === '.') deleteText(doc, block, at, 1, 'page')
}

function connect(season: Season, name: string): void {
  const { random, coalition, cuts } = season
  const other = random.pick(coalition.members().map((member) => member.name))
  const pair = [name, other].sort().join(' ')
  if (other === name || cuts.has(pair)) return
  const fates: readonly FrameFate[] = ['drop', 'repeat', 'delay']
  const isBad = random.oneIn(3)
  const fate = (): FrameFate => (isBad && random.oneIn(25) ? random.pick(fates) : 'deliver')
  cuts.set(pair, link(coalition.world, coalition.member(name), coalition.member(other), fate))
}

function disconnect({ cuts, random }: Season): void {
  const pairs = [...cuts.keys()]
  if (pairs.length === 0) return
  const pair = random.pick(pairs)
  cuts.get(pair)?.()
  cuts.delete(pair)
}

function crash(season: Season, name: string): void {
  forgetLinks(season, name)
  season.coalition.restart(name)
  season.counts.crashes++
}

function keepBackup({ backups, coalition }: Season, name: string): void {
  backups.set(name, coalition.member(name).disk.store.capture())
}

/** Only editors go back to a backup: the founder is needed to compare the rest. */
function restoreBackup(season: Season, name: string): void {
  const { backups, coalition, released, counts, gone } = season
  const backup = backups.get(name)
  if (!backup || name === coalition.founder.name || released.has(name)) return
  forgetLinks(season, name)
  released.add(name)
  counts.restores++
  // Whoever goes back to a backup may know again of nobody that went.
  for (const absent of gone.keys()) gone.set(absent, undefined)
  const disk = diskOf(coalition.member(name).disk, backup)
  markRestored(disk.store)
  const restored = coalition.restart(name, disk)
  const [id] = season.positions
  if (id && restored.positions.list().some((position) => position.id === id)) {
    restored.positions.edit(id, (doc) => insertText(doc, 0, 0, '?', 'page'))
  }
}

async function remove(season: Season, name: string): Promise<void> {
  const { coalition, released, counts, gone } = season
  const founder = coalition.member(coalition.founder.name)
  if (name === founder.name || released.has(name) || counts.removals > 0) return
  const device = coalition.member(name).replica.keys().device
  const person = founder.replica.membership().devices.get(device)?.person
  if (!person) return
  await founder.opened.rights.remove(person)
  released.add(name)
  gone.set(name, undefined)
  counts.removals++
}

function leave({ coalition, released, counts, gone }: Season, name: string): void {
  const { replica, opened } = coalition.member(name)
  const belongs = rolesNow(replica.membership(), replica.keys().device).length > 0
  if (name === coalition.founder.name || released.has(name) || counts.leavings > 0 || !belongs) return
  opened.rights.leave()
  released.add(name)
  gone.set(name, undefined)
  counts.leavings++
}

function addPosition({ coalition, positions, released }: Season, name: string): void {
  if (released.has(name) || positions.length >= 4) return
  positions.push(coalition.member(name).positions.create({ title: `Position by ${name}` }).id)
}

/** Up to a year ahead or back: nothing that matters is decided by a clock. */
function jumpClock({ coalition, random, counts }: Season, name: string): void {
  const days = random.below(730) - 365
  coalition.member(name).jumpClock(days * 24 * 3_600_000)
  counts.jumps++
}

/** A stranger, or a member's own changed program, says what it should not. */
function attack({ coalition, random, counts }: Season, name: string): void {
  const { world } = coalition
  const victim = coalition.member(name)
  const member = coalition.member(random.pick(coalition.members().map((other) => other.name)))
  const keys = random.oneIn(2) || member === victim ? createDeviceKeys(world.crypto, random) : member.replica.keys()
  const peer = openHostilePeer(world, victim, keys)
  world.time.pass(50)
  for (let count = 0; count < 4; count++) peer.sayBytes(hostileMessage(random, victim, keys))
  world.time.pass(50)
  peer.close()
  counts.attacks++
}

/** What somebody's envelope holds, signed but not sealed: sealing takes real time, and its own tests. */
function writeEnvelope({ coalition, random, post, counts }: Season, name: string): void {
  const { envelopes } = coalition.member(name).opened
  const { parts, to } = envelopes.write({ recipients: envelopes.computersOf(), all: random.oneIn(4) })
  const [key] = envelopes.keys() as [EnvelopeKey]
  const read = parts.map((part) => readPart(coalition.world.crypto, part, key))
  const whole = joinParts(read.filter((part) => part.ok))
  if (!whole.ok) throw new Error(`an envelope was not whole: ${whole.refused}`)
  post.push({ envelope: whole, to: new Set(to.map(toHex)) })
  counts.written++
}

/** Any envelope that was ever written reaches anybody who can open it, also a second time. */
function receiveEnvelope({ coalition, random, post, counts, gone }: Season, name: string): void {
  const { opened } = coalition.member(name)
  const own = opened.envelopes.keys().filter(({ type }) => type === 'member')
  const keys = own.map(({ secret }) => toHex(coalition.world.crypto.agreementPublicKey(secret)))
  const readable = post.filter(({ to }) => keys.some((key) => to.has(key)))
  if (readable.length === 0 || !opened.envelopes.take(random.pick(readable).envelope).ok) return
  counts.received++
  // It was sealed to them before its writer knew.
  if (gone.has(name)) gone.set(name, undefined)
}

/** Stops what is missing, goes on with it, or wants only open texts: at any time, in any order. */
function chooseWhatComes({ coalition, random, counts }: Season, name: string): void {
  coalition.member(name).opened.bringing.choose(random.pick(['open', 'later', 'later', 'all']))
  counts.choices++
}

/** A page shows a text for a while. */
function openText({ coalition, random, positions }: Season, name: string): void {
  const hide = coalition.member(name).opened.bringing.show(random.pick(positions))
  coalition.world.time.clock().after(random.below(20_000), hide)
}

/** What others wrote and this computer holds. */
function heldOf({ replica }: Computer): string {
  const own = replica.membership().devices.get(replica.keys().device)?.person
  return digestOfHeads(replica.heads().filter(({ device }) => replica.membership().devices.get(device)?.person !== own))
}

/** Frames that were under way when the last one came to know. */
const UNDER_WAY_MS = 60_000

/** Once everybody else knows that somebody went, nothing more of anybody's reaches that computer. */
function brokenSilence({ coalition, gone }: Season): readonly string[] {
  const faults: string[] = []
  for (const [name, silence] of gone) {
    const absent = coalition.member(name)
    // Somebody else who went and has not heard of this one either may still meet it.
    const others = coalition.members().filter((member) => member.name !== name)
    const isKnown = others.every(({ replica }) => isGone(replica.membership(), absent.replica.keys().device))
    const now = coalition.world.time.now()
    const held = heldOf(absent)
    if (silence && now - silence.knownAt > UNDER_WAY_MS && held !== silence.held) faults.push(`${name} was sent something after going`)
    if (isKnown && (!silence || now - silence.knownAt <= UNDER_WAY_MS)) gone.set(name, { knownAt: silence?.knownAt ?? now, held })
    if (!isKnown) gone.set(name, undefined)
  }
  return faults
}

/** Whoever stays holds the one newest key, and nobody who went does. */
function keyFaults({ coalition, released, gone }: Season): readonly string[] {
  const keysOf = ({ opened }: Computer): string =>
    opened.epochKeys
      .newest()
      .map(({ key }) => toHex(key))
      .join()
  const staying = coalition.members().filter((member) => !released.has(member.name))
  const key = keysOf(coalition.member(coalition.founder.name))
  const faults = staying.filter((member) => keysOf(member) !== key).map(({ name }) => `${name} has another key`)
  const owing = staying.filter(({ replica }) => isEpochOwed(replica.membership())).map(({ name }) => `an epoch is owed at ${name}`)
  const knowing = [...gone.keys()].filter((name) => coalition.member(name).opened.epochKeys.held().map(toHex).includes(key))
  return [...faults, ...owing, ...knowing.map((name) => `${name} went and has the newest key`)]
}

function forgetLinks({ cuts }: Season, name: string): void {
  for (const pair of cuts.keys()) if (pair.split(' ').includes(name)) cuts.delete(pair)
}

/** Everybody who still belongs meets; then all must agree and nothing acknowledged may be missing. */
async function compareAll(season: Season): Promise<readonly string[]> {
  const { coalition, released, cuts } = season
  for (const cut of cuts.values()) cut()
  for (const member of coalition.members()) {
    member.replica.documents.sealAll()
    member.opened.bringing.choose('all')
  }
  const faults: string[] = []
  for (let round = 0; round < MEETINGS; round++) {
    coalition.meet()
    await promisesSettled()
    faults.push(...brokenSilence(season))
  }
  const staying = coalition.members().filter((member) => !released.has(member.name))
  const [first, ...others] = staying.map((member) => ({ name: member.name, ...fingerprint(member, season.positions) }))
  for (const other of others) {
    for (const part of ['heads', 'membership', 'records', 'texts'] as const) {
      if (first && other[part] !== first[part]) faults.push(`${part} of ${other.name} differ from those of ${first.name}`)
    }
  }
  for (const member of staying) faults.push(...missingMarks(season, member), ...unrest(season, member))
  return faults
}

function fingerprint(member: Computer, positions: readonly DocumentId[]) {
  const { replica } = member
  const { devices, invitations, refused, setAside, epochs } = replica.membership()
  return {
    heads: digestOfHeads([...replica.heads()].sort(compareHeads)),
    membership: JSON.stringify([
      [...devices],
      [...invitations],
      refused,
      setAside,
      epochs.map(({ epoch, readers, isNewest }) => [epoch, [...readers].sort(), isNewest]),
    ]),
    records: JSON.stringify(replica.store.registers()),
    texts: JSON.stringify(positions.map((id) => member.positions.read(id, canonicalContent))),
  }
}

function missingMarks({ marks, released, positions }: Season, member: Computer): readonly string[] {
  const all = positions.map((id) => member.positions.read(id, plainText)).join('')
  const owed = [...marks].filter(([name]) => !released.has(name)).flatMap(([name, list]) => list.map((mark) => ({ name, mark })))
  return owed.filter(({ mark }) => !all.includes(mark)).map(({ name }) => `a word of ${name} is missing at ${member.name}`)
}

const organisationOf = ({ replica }: Computer) => replica.membership().devices.get(replica.keys().device)?.organisation

/** Whoever is said to have a text must have every entry of it that is here. A disk that went back to a backup is asked no more (DELIV-7). */
function falseClaims(season: Season): readonly string[] {
  const { coalition, released, positions, counts } = season
  const askable = coalition.members().filter((member) => !released.has(member.name))
  const faults: string[] = []
  for (const member of askable) {
    for (const id of positions) {
      const delivery = member.delivery.of(id)
      const holders = askable.filter((other) => {
        const row = delivery.organisations.find(({ organisation }) => organisation === organisationOf(other))
        return other !== member && row?.has === true
      })
      counts.claims += holders.length
      const liars = holders.filter((other) => !hasAllOf(other, member, id))
      faults.push(...liars.map((other) => `${member.name} says that ${other.name} has a text that it has not`))
      if (delivery.onlyHere && holders.length > 0) faults.push(`${member.name} says "only here" of what others have`)
    }
  }
  return faults
}

/** True if every entry of the text at `member` is applied at `other`, and what set its facts is there. */
function hasAllOf(other: Computer, member: Computer, id: DocumentId): boolean {
  const { store, chains } = member.replica
  const applied = new Set(other.replica.store.texts(id, 0, 100_000).map(({ chain, seq }) => other.replica.chains.hashAt(chain, seq)))
  const entries = store.texts(id, 0, 100_000).map(({ chain, seq }) => chains.hashAt(chain, seq))
  const hashOf = ({ replica }: Computer, device: DeviceId, seq: number) => {
    const [log] = replica.chains.ofDevice(device)
    return log && replica.chains.hashAt(log.chain, seq)
  }
  const hasFacts = store.record(id).every(({ device, seq }) => hashOf(member, device, seq) === hashOf(other, device, seq))
  return store.tail(id).length === 0 && entries.every((hash) => applied.has(hash)) && hasFacts
}

/** After everybody has met, everybody is known to have every position; one whose maker had no right any more is none. */
function missingClaims({ coalition, released, positions }: Season): readonly string[] {
  const staying = coalition.members().filter((member) => !released.has(member.name))
  return staying.flatMap((member) =>
    positions
      .filter((id) => member.replica.records.get('position', id) !== undefined)
      // Words that somebody took along who started from a backup: nobody has them.
      .filter((id) => member.replica.missing(id).length === 0)
      .flatMap((id) => {
        const { organisations } = member.delivery.of(id)
        const unknown = staying.filter((other) => !organisations.some((row) => row.organisation === organisationOf(other) && row.has))
        return unknown.map((other) => `${member.name} does not know that ${other.name} has a text`)
      }),
  )
}

/** Nothing waits, except for words that somebody took along who went: nobody who stays had asked for them in time. */
function unrest({ coalition, released, positions }: Season, member: Computer): readonly string[] {
  const { store, chains, membership } = member.replica
  const personOf = (device: DeviceId) => membership().devices.get(device)?.person
  const staying = new Set(coalition.members().flatMap(({ name, replica }) => (released.has(name) ? [] : [personOf(replica.keys().device)])))
  const inTexts = positions.flatMap((id) => store.waitingTexts(id))
  const owed = inTexts.filter(({ chain }) => staying.has(personOf(chains.get(chain).device)))
  const found: string[] = []
  if (member.replica.waiting() > inTexts.length) found.push(`${member.name} still waits for ${member.replica.waiting()} entries`)
  if (owed.length > 0) found.push(`${member.name} still lacks words of ${owed.length} entries`)
  if (member.alarms() > 0) found.push(`${member.name} was alarmed`)
  return found
}
