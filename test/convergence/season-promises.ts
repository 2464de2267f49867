/** What must hold in every season, at every step or at its end; each answers what does not. */
import { toHex } from '../../shared/bytes/hex.ts'
import { canonicalContent } from '../../shared/document/canonical-content.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import { compareHeads } from '../../shared/entry/run.ts'
import { digestOfHeads } from '../../shared/exchange/heads-digest.ts'
import type { DeviceId, DocumentId, EntryHash } from '../../shared/ids.ts'
import { isEpochOwed, isGone } from '../../shared/membership/epochs.ts'
import { type Computer, promisesSettled } from '../support/computer.ts'
import type { Season } from './season.ts'

/** One for what was missed, one for the epoch that is begun then, one for what was noticed late. */
const MEETINGS = 3

/** What others wrote and this computer holds; its person's other computers are others, the one that it goes on for is not. */
function heldOf({ replica }: Computer): string {
  const { devices } = replica.membership()
  const own = devices.get(replica.keys().device)?.person
  const isOwn = (device: DeviceId): boolean =>
    device === replica.keys().device || (devices.get(device)?.person === own && devices.get(device)?.endedAt !== undefined)
  return digestOfHeads(replica.heads().filter(({ device }) => !isOwn(device)))
}

/** Frames that were under way when the last one came to know. */
const UNDER_WAY_MS = 60_000

/** Once everybody else knows that somebody went, nothing more of anybody's reaches that computer. */
export function brokenSilence({ coalition, gone }: Season): readonly string[] {
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
export function keyFaults({ coalition, released, gone }: Season): readonly string[] {
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

/** Everybody who still belongs meets; then all must agree and nothing acknowledged may be missing. */
export async function compareAll(season: Season): Promise<readonly string[]> {
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
export function falseClaims(season: Season): readonly string[] {
  const { coalition, released, positions, counts } = season
  const askable = coalition.members().filter((member) => !released.has(member.name))
  const textsOf = rememberedTexts()
  const faults: string[] = []
  for (const member of askable) {
    for (const id of positions) {
      const delivery = member.delivery.of(id)
      const holders = delivery.organisations
        .filter(({ has, isMine }) => has && !isMine)
        .map(({ organisation }) => coalition.members().filter((other) => organisationOf(other) === organisation))
        .filter((computers) => computers.every((other) => askable.includes(other)))
      counts.claims += holders.length
      const liars = holders.filter((computers) => !computers.some((other) => hasAllOf(other, member, id, textsOf)))
      faults.push(...liars.map((computers) => `${member.name} says that ${computers[0]?.name} has a text that it has not`))
      if (delivery.onlyHere && holders.length > 0) faults.push(`${member.name} says "only here" of what others have`)
    }
  }
  return faults
}

/** Hashes of what is applied of each text, read once for each computer. */
function rememberedTexts(): (computer: Computer, id: DocumentId) => ReadonlySet<EntryHash | undefined> {
  const known = new Map<string, ReadonlySet<EntryHash | undefined>>()
  return (computer, id) => {
    const { store, chains } = computer.replica
    const name = `${computer.name} ${id}`
    const hashes = known.get(name) ?? new Set(store.texts(id, 0, 100_000).map(({ chain, seq }) => chains.hashAt(chain, seq)))
    known.set(name, hashes)
    return hashes
  }
}

/** True if every entry of the text at `member` is applied at `other`, and what set its facts is there. */
function hasAllOf(other: Computer, member: Computer, id: DocumentId, textsOf: ReturnType<typeof rememberedTexts>): boolean {
  const { store } = member.replica
  const hashOf = ({ replica }: Computer, device: DeviceId, seq: number) => {
    const [log] = replica.chains.ofDevice(device)
    return log && replica.chains.hashAt(log.chain, seq)
  }
  const hasFacts = store.record(id).every(({ device, seq }) => hashOf(member, device, seq) === hashOf(other, device, seq))
  return store.tail(id).length === 0 && [...textsOf(member, id)].every((hash) => textsOf(other, id).has(hash)) && hasFacts
}

/** After everybody has met, everybody is known to have every position; one whose maker had no right any more is none. */
export function missingClaims({ coalition, released, positions }: Season): readonly string[] {
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
  const isOwed = (device: DeviceId): boolean => staying.has(personOf(device)) && !isGone(membership(), device)
  const inTexts = positions.flatMap((id) => store.waitingTexts(id))
  const owed = inTexts.filter(({ chain }) => isOwed(chains.get(chain).device))
  const found: string[] = []
  if (member.replica.waiting() > inTexts.length) found.push(`${member.name} still waits for ${member.replica.waiting()} entries`)
  if (owed.length > 0) found.push(`${member.name} still lacks words of ${owed.length} entries`)
  if (member.alarms() > 0) found.push(`${member.name} was alarmed`)
  return found
}
