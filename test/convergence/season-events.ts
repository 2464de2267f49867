/** What may happen in a season: edits, bad links, envelopes, folders, crashes, restored backups, removals, clock jumps, hostile peers. */
import type * as Y from 'yjs'
import type { FrameFate } from '../../electron/adapters/memory/memory-link.ts'
import { createDeviceKeys } from '../../electron/core/coalition/founding.ts'
import { type EnvelopeKey, joinParts, readPart } from '../../electron/core/envelope/opening.ts'
import { markRestored } from '../../electron/core/envelope/own-head.ts'
import { toHex } from '../../shared/bytes/hex.ts'
import { blockTexts, deleteText, formatText, insertText, splitBlock } from '../../shared/document/edit.ts'
import { rolesNow } from '../../shared/membership/membership.ts'
import { type Computer, diskOf, link } from '../support/computer.ts'
import { hostileMessage, openHostilePeer } from '../support/hostile-peer.ts'
import type { SeededRandom } from '../support/seeded-random.ts'
import type { Season } from './season.ts'
import { getAnotherComputer, loseComputer, namesOfPerson } from './season-computers.ts'
import { askMailbox, harmFolder, lookIntoFolder, loseFromMailbox } from './season-folders.ts'

const FIRST_MARK = 0xe000
const LAST_MARK = 0xf8ff

/** What may happen, with how many chances. */
const EVENTS: readonly (readonly [chances: number, event: (season: Season, name: string) => void | Promise<void>])[] = [
  [40, edit],
  [12, connect],
  [8, disconnect],
  [5, crash],
  [4, keepBackup],
  [3, restoreBackup],
  [1, remove],
  [1, leave],
  [2, getAnotherComputer],
  [3, loseComputer],
  [2, addPosition],
  [1, jumpClock],
  [2, attack],
  [6, writeEnvelope],
  [8, receiveEnvelope],
  [6, chooseWhatComes],
  [3, openText],
  [8, lookIntoFolder],
  [6, askMailbox],
  [3, harmFolder],
  [1, loseFromMailbox],
]

/** One of them happens to somebody. */
export async function takeStep(season: Season, name: string): Promise<void> {
  let chance = season.random.below(EVENTS.reduce((sum, [chances]) => sum + chances, 0))
  for (const [chances, event] of EVENTS) {
    chance -= chances
    if (chance < 0) return await event(season, name)
  }
}

function edit(season: Season, name: string): void {
  const { random, marks, coalition, counts } = season
  const code = FIRST_MARK + counts.edits
  const computer = coalition.member(name)
  if (season.released.has(name) || code > LAST_MARK || !knowsItsRights(computer)) return
  const mark = String.fromCharCode(code)
  counts.edits++
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
  const { coalition, released, counts } = season
  const founder = coalition.member(coalition.founder.name)
  if (isFounders(season, name) || released.has(name) || counts.removals > 0) return
  const device = coalition.member(name).replica.keys().device
  const person = founder.replica.membership().devices.get(device)?.person
  if (!person) return
  await founder.opened.rights.remove(person)
  goAway(season, name)
  counts.removals++
}

const isFounders = (season: Season, name: string): boolean => namesOfPerson(season, name).includes(season.coalition.founder.name)

/** A person goes with all computers. */
function goAway(season: Season, name: string): void {
  for (const one of namesOfPerson(season, name)) {
    season.released.add(one)
    season.gone.set(one, undefined)
  }
}

function leave(season: Season, name: string): void {
  const { coalition, released, counts } = season
  const { replica, opened } = coalition.member(name)
  const belongs = rolesNow(replica.membership(), replica.keys().device).length > 0
  if (isFounders(season, name) || released.has(name) || counts.leavings > 0 || !belongs) return
  opened.rights.leave()
  goAway(season, name)
  counts.leavings++
}

/** Another computer to which its admission has not come yet does not know that it may write, whatever else has come. */
const knowsItsRights = ({ replica }: Computer): boolean => rolesNow(replica.membership(), replica.keys().device).length > 0

function addPosition({ coalition, positions, released }: Season, name: string): void {
  if (released.has(name) || positions.length >= 4 || !knowsItsRights(coalition.member(name))) return
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

function forgetLinks({ cuts }: Season, name: string): void {
  for (const pair of cuts.keys()) if (pair.split(' ').includes(name)) cuts.delete(pair)
}
