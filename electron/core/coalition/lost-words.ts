/** Words of a text that went with the only computer that had them: what they are, and setting them aside so that the text is whole without them. SPEC rule MEM-11. */
import type { Head } from '../../../shared/entry/header.ts'
import { AppError } from '../../../shared/errors.ts'
import type { DeviceId, DocumentId, PersonId } from '../../../shared/ids.ts'
import { isMemberNow } from '../../../shared/membership/membership.ts'
import type { Statements } from '../delivery/statements.ts'
import type { AbsentBody } from '../ports/replica-store.ts'
import type { Replica } from '../replica/replica.ts'

/** What is lost of one person's. */
export interface LostOfPerson {
  readonly person: PersonId | undefined
  /** Edits whose words are not here, and those that build on them. */
  readonly edits: number
}

/** A computer that belongs and may have what is missing here. */
export interface PossibleHolder {
  readonly device: DeviceId
  /** It stated that it has some of it; otherwise it only wrote it. */
  readonly hasSaidSo: boolean
}

/** See the head of this file. */
export interface LostWords {
  /** What waits in a text for words that are not here, by who wrote it; empty where all is here. */
  readonly of: (text: DocumentId) => readonly LostOfPerson[]
  /** Who else may have it: none where it went with computers that belong no more. */
  readonly mayBeWith: (text: DocumentId) => readonly PossibleHolder[]
  /**
   * Neutralises it for everybody and for ever, also if it turns up. Throws `no-right` for anyone but a coordinator, `not-found` where nothing is missing, and `unreachable` where a
   * computer is known to have it: then it is not lost.
   */
  readonly setAside: (text: DocumentId) => readonly LostOfPerson[]
}

type Place = Pick<AbsentBody, 'chain' | 'seq'>

const nameOf = ({ chain, seq }: Place): string => `${chain} ${seq}`

interface Stretch {
  readonly device: DeviceId
  readonly from: number
  readonly to: number
}

/** Lost words of a replica. */
export function openLostWords(tools: {
  readonly replica: Replica
  readonly statements: Pick<Statements, 'list'>
  readonly isCoordinator: () => boolean
}): LostWords {
  const { replica, statements, isCoordinator } = tools
  const { chains, membership } = replica
  const personOf = (device: DeviceId): PersonId | undefined => membership().devices.get(device)?.person

  const stretchesOf = (text: DocumentId): readonly Stretch[] => {
    const places = replica.waitingByRight(text).map(({ chain, seq }) => ({ device: chains.get(chain).device, seq }))
    places.sort((a, b) => (a.device === b.device ? a.seq - b.seq : a.device < b.device ? -1 : 1))
    const stretches: Stretch[] = []
    for (const { device, seq } of places) {
      const last = stretches.at(-1)
      if (last?.device === device && seq <= last.to + 1) stretches[stretches.length - 1] = { ...last, to: seq }
      else stretches.push({ device, from: seq, to: seq })
    }
    return stretches
  }
  /** Those of somebody who went too, which nobody owes: they may be here tomorrow. */
  const absentByRight = (text: DocumentId): readonly Place[] => {
    const absent = new Set(replica.store.absentBodies(text).map(nameOf))
    return replica.waitingByRight(text).filter((place) => absent.has(nameOf(place)))
  }
  const countOf = (stretches: readonly Stretch[]): readonly LostOfPerson[] =>
    [...Map.groupBy(stretches, ({ device }) => personOf(device))].map(([person, theirs]) => ({
      person,
      edits: theirs.reduce((sum, { from, to }) => sum + to - from + 1, 0),
    }))
  /** Computers that belong and stated that they have these words (DELIV-1). */
  const holdersOf = ({ chain, seq }: Place): readonly DeviceId[] => {
    const isBehind = (head: Head): boolean => {
      const tip = head.seq < seq ? undefined : chains.find(head)
      return tip !== undefined && chains.holder(tip, seq) === chain
    }
    const others = statements.list().filter(({ device }) => device !== replica.keys().device)
    const holding = others.filter(
      ({ heads, beyond = [] }) => heads.some(isBehind) || beyond.some(({ head, without }) => isBehind(head) && !without.includes(seq)),
    )
    return holding.map(({ device }) => device)
  }
  const isHeld = (place: Place): boolean => holdersOf(place).length > 0
  const mayBeWith: LostWords['mayBeWith'] = (text) => {
    const places = absentByRight(text)
    const sure = new Set(places.flatMap(holdersOf))
    const authors = new Set(places.map(({ chain }) => chains.get(chain).device))
    const possible = [...authors].filter((device) => !sure.has(device) && isMemberNow(membership(), device))
    return [...[...sure].map((device) => ({ device, hasSaidSo: true })), ...possible.map((device) => ({ device, hasSaidSo: false }))]
  }
  const setAside: LostWords['setAside'] = (text) => {
    if (!isCoordinator()) throw new AppError('no-right', 'Only a coordinator can do this. Ask one of yours.')
    const stretches = stretchesOf(text)
    if (stretches.length === 0) throw new AppError('not-found', 'Nothing of this text is missing.')
    if (absentByRight(text).some(isHeld))
      throw new AppError('unreachable', 'These words are not lost: another computer has them. Meet it first.')
    const lost = countOf(stretches)
    for (const { device, from, to } of stretches) replica.actMembership({ t: 'set-aside', device, from, to })
    return lost
  }
  return { of: (text) => countOf(stretchesOf(text)), mayBeWith, setAside }
}
