/** What is missing here and comes by need: how much, how long it takes on this line, what a person chose, what to ask for next. SPEC section BRING. */
import { fromUtf8, utf8 } from '../../../shared/bytes/hex.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { AbsentBody, ReplicaStore } from '../ports/replica-store.ts'
import { stageOf } from '../position/position-record.ts'
import { isClosedStage } from '../position/stage.ts'
import { unlessFull } from '../replica/due-work.ts'
import type { Replica } from '../replica/replica.ts'
import { openTextUses } from './text-uses.ts'
import { type BringChoice, type TextUse, wantedTexts } from './want-order.ts'

export type { BringChoice } from './want-order.ts'

/** A session over which missing words can come. */
export interface BringLine {
  /** Bytes of bodies, as they are unpacked, that came per second lately; undefined until that is known. */
  readonly bytesPerSecond: () => number | undefined
  /** Bytes of bodies that the peer has and whose entries are not here yet, as far as it said. */
  readonly announcedBytes: () => number
}

/** How it stands. */
export interface BringState {
  /** Bytes of bodies that are not here, those announced included. */
  readonly missingBytes: number
  /** Bytes of those of texts that are open on this computer. */
  readonly openBytes: number
  /** Texts that are not all here. */
  readonly texts: number
  /** Bytes that came since something was missing. */
  readonly cameBytes: number
  /** True while entries are announced that have not come: what is missing of which text is not known yet. */
  readonly isCounting: boolean
  /** What was chosen for what is missing now; undefined where nothing was asked or answered. */
  readonly choice: BringChoice | undefined
  /** True while a person should choose: it takes longer than the threshold. */
  readonly asks: boolean
  readonly isLinked: boolean
  /** Of the fastest line, in bytes of bodies; undefined where it is not known. */
  readonly bytesPerSecond: number | undefined
}

/** See the head of this file. */
export interface Bringing {
  readonly state: () => BringState
  /** Holds until nothing is missing any more. Throws `disk-full`. */
  readonly choose: (choice: BringChoice) => void
  /** A page shows a text: its missing words are wanted before all others. Answers how to say that it does no more. */
  readonly show: (document: DocumentId) => () => void
  /** True while entries shall come without bodies that can be left out. */
  readonly wantsHeadersFirst: () => boolean
  /** The most wanted missing bodies, about `mostBytes` of them, that nobody is asked for; they count as asked for until they are given back. */
  readonly take: (mostBytes: number, isPassedOver: (absent: AbsentBody) => boolean) => readonly AbsentBody[]
  readonly giveBack: (bodies: readonly AbsentBody[]) => void
  /** So many bytes of missing bodies came. */
  readonly came: (bytes: number) => void
  /** A line was measured anew, or announced something. */
  readonly lineChanged: () => void
  /** Adds a line; answers how to take it away. */
  readonly join: (line: BringLine) => () => void
  /** Hears when anything of this may have changed; returns how to stop. */
  readonly listen: (listener: () => void) => () => void
}

/** What bringing works on. */
export interface BringingTools {
  readonly replica: Pick<Replica, 'store' | 'records' | 'missingSums'>
  readonly clock: Clock
  readonly log: Log
}

/** Longer than a person waits without being asked. */
export const ASK_ABOVE_SECONDS = 120
const CHOICE = 'bring'
const MOST_AT_ONCE = 1024

/** Bringing over a store. */
export function openBringing({ replica, clock, log }: BringingTools): Bringing {
  const { store, records } = replica
  const uses = openTextUses({ store, clock, log })
  const lines = new Set<BringLine>()
  const askedFor = new Set<string>()
  const listeners = new Set<() => void>()
  let choice = readChoice(store)
  let cameBytes = 0

  const tell = (): void => {
    for (const listener of [...listeners]) listener()
  }
  const most = (of: (line: BringLine) => number | undefined): number | undefined =>
    [...lines].reduce<number | undefined>((best, line) => maximum(best, of(line)), undefined)
  const announcedBytes = (): number => most((line) => line.announcedBytes()) ?? 0
  const bytesPerSecond = (): number | undefined => most((line) => line.bytesPerSecond())
  const missingBytes = (): number => sumOf(replica.missingSums()) + announcedBytes()
  /** Cheap where no line was measured, which is nearly always: it is asked with every comparison. */
  const asks = (): boolean => {
    const rate = choice === undefined ? bytesPerSecond() : undefined
    return rate !== undefined && missingBytes() / rate > ASK_ABOVE_SECONDS
  }
  const state = (): BringState => {
    const absent = replica.missingSums()
    return {
      missingBytes: missingBytes(),
      openBytes: sumOf(wantedTexts(absent, textUse(), 'open')),
      texts: absent.length,
      cameBytes,
      isCounting: announcedBytes() > 0,
      choice,
      asks: asks(),
      isLinked: lines.size > 0,
      bytesPerSecond: bytesPerSecond(),
    }
  }
  const textUse = (): TextUse => ({ ...uses.now(), isClosed })
  const isClosed = (document: DocumentId): boolean => {
    const record = records.get('position', document)
    return record !== undefined && isClosedStage(stageOf(record))
  }
  const keepChoice = (next: BringChoice | undefined): void => {
    store.setValue(CHOICE, next && utf8(next))
    choice = next
  }
  /** What was chosen was about what was missing; what comes later may be little. */
  const settle = (): void => {
    if (choice === undefined && cameBytes === 0) return
    if (missingBytes() > 0) return
    cameBytes = 0
    if (choice !== undefined) unlessFull(log, () => keepChoice(undefined))
  }
  const changed = (): void => {
    settle()
    tell()
  }

  const take: Bringing['take'] = (mostBytes, isPassedOver) => {
    const taken = firstBytes(wanted(), mostBytes, (absent) => askedFor.has(nameOf(absent)) || isPassedOver(absent))
    for (const absent of taken) askedFor.add(nameOf(absent))
    return taken
  }
  function* wanted(): Iterable<AbsentBody> {
    const absent = store.absentSums()
    if (absent.length === 0) return
    const wants = choice ?? (asks() ? 'later' : 'all')
    for (const { document } of wantedTexts(absent, textUse(), wants)) yield* store.absentBodies(document)
  }
  return {
    state,
    choose: (next) => {
      keepChoice(next)
      tell()
    },
    show: (document) => {
      const hide = uses.show(document)
      if (store.absentBodies(document).length > 0) tell()
      return hide
    },
    wantsHeadersFirst: () => choice !== undefined || asks(),
    take,
    giveBack: (bodies) => {
      for (const body of bodies) askedFor.delete(nameOf(body))
    },
    came: (bytes) => {
      cameBytes += bytes
      changed()
    },
    lineChanged: changed,
    join: (line) => {
      lines.add(line)
      return () => {
        lines.delete(line)
        tell()
      }
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** At least one, where there is one. */
function firstBytes(bodies: Iterable<AbsentBody>, mostBytes: number, isLeftOut: (absent: AbsentBody) => boolean): readonly AbsentBody[] {
  const taken: AbsentBody[] = []
  let bytes = 0
  for (const absent of bodies) {
    if (isLeftOut(absent)) continue
    bytes += absent.bytes
    if (taken.length === MOST_AT_ONCE || (taken.length > 0 && bytes > mostBytes)) break
    taken.push(absent)
  }
  return taken
}

function readChoice(store: ReplicaStore): BringChoice | undefined {
  const bytes = store.value(CHOICE)
  const text = bytes && fromUtf8(bytes)
  return text === 'all' || text === 'open' || text === 'later' ? text : undefined
}

const sumOf = (absent: readonly { readonly bytes: number }[]): number => absent.reduce((sum, { bytes }) => sum + bytes, 0)
const nameOf = ({ chain, seq }: AbsentBody): string => `${chain} ${seq}`

function maximum(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return Math.max(a, b)
}
