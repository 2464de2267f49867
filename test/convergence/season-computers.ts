/** Other computers in a season: people get one more, and lose one of two. */
import { decodeLockbox } from '../../electron/core/coalition/access.ts'
import { lockboxOf } from '../../electron/core/coalition/coalition.ts'
import { createDeviceKeys } from '../../electron/core/coalition/founding.ts'
import { requestCard } from '../../electron/core/coalition/request-card.ts'
import { toHex } from '../../shared/bytes/hex.ts'
import type { DeviceId, PersonId } from '../../shared/ids.ts'
import { invitationKeys, readInvitationCode } from '../../shared/invitation/invitation-code.ts'
import { isMemberNow } from '../../shared/membership/membership.ts'
import type { Computer } from '../support/computer.ts'
import type { Season } from './season.ts'

const MOST = 2

/** Somebody gets another computer: invited, asked for and let in as a program does it, with nobody else near. */
export async function getAnotherComputer(season: Season, name: string): Promise<void> {
  const { coalition, marks, released, counts, backups } = season
  const owner = coalition.member(name)
  const another = `${name} too`
  if (released.has(name) || name.endsWith('too') || marks.has(another) || counts.computers >= MOST || !mayInvite(owner)) return
  const { crypto, random } = coalition.world
  const reading = readInvitationCode(owner.coalition.ownComputers.invite(24 * 3650).code)
  if (!reading.ok) throw new Error('an invitation’s code cannot be read')
  const keys = createDeviceKeys(crypto, random)
  const joiner = { invitation: invitationKeys(reading.secret), keys, person: toHex(random.bytes(16)) as PersonId, name, madeAt: 1 }
  owner.coalition.cards.take(requestCard(crypto, owner.replica.coalition, joiner))
  const request = owner.coalition.requests().find(({ device }) => device === keys.device)
  await owner.coalition.admit(request?.id ?? '')
  // A backup from before would forget it, before anybody heard.
  backups.delete(name)
  coalition.begin(another, keys, await keyIn(season, owner, keys))
  marks.set(another, [])
  counts.computers++
}

/** A disk that is known elsewhere to be an old copy lets nobody in. */
const mayInvite = ({ replica, isCopy }: Computer): boolean => isMemberNow(replica.membership(), replica.keys().device) && !isCopy()

/** What the welcome's box holds. */
async function keyIn({ coalition }: Season, owner: Computer, keys: ReturnType<typeof createDeviceKeys>): Promise<Uint8Array> {
  const box = owner.coalition.welcomeFor(keys.device)
  const opened = box && (await coalition.world.crypto.openFor(keys.agreement, lockboxOf(box) ?? new Uint8Array()))
  const key = opened && decodeLockbox(opened)
  if (!key) throw new Error('the welcome does not open')
  return key
}

/** Somebody with two computers loses the one and says so on the other. */
export async function loseComputer(season: Season): Promise<void> {
  const { coalition, random, released, counts, gone, backups } = season
  const pairs = coalition.members().flatMap((lost) => {
    const other = coalition.members().find((one) => one !== lost && nameOfOwner(one) === nameOfOwner(lost))
    return other && mayLose(season, lost, other) ? [{ lost, other }] : []
  })
  if (pairs.length === 0) return
  const { lost, other } = random.pick(pairs)
  await other.opened.rights.removeComputer(lost.replica.keys().device)
  // A backup from before would forget it, before anybody heard.
  backups.delete(other.name)
  released.add(lost.name)
  gone.set(lost.name, undefined)
  counts.losses++
}

function mayLose({ coalition, released, gone }: Season, lost: Computer, { name, replica }: Computer): boolean {
  const knows = (device: DeviceId): boolean => isMemberNow(replica.membership(), device)
  const isFounders = lost.name === coalition.founder.name
  return !isFounders && !gone.has(lost.name) && !released.has(name) && knows(lost.replica.keys().device) && knows(replica.keys().device)
}

const nameOfOwner = ({ name }: Computer): string => name.replace(/ too$/, '')

/** The computers of this one's person. */
export const namesOfPerson = ({ coalition }: Season, name: string): readonly string[] =>
  coalition
    .members()
    .filter((one) => nameOfOwner(one) === nameOfOwner(coalition.member(name)))
    .map((one) => one.name)
