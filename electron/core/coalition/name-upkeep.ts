/** Seals the real name of this computer's organisation anew when who may read it changed, and forgets what stood in clear. SPEC rules CARD-7 and CARD-9. */
import type { OrganisationId } from '../../../shared/ids.ts'
import { isMemberNow } from '../../../shared/membership/membership.ts'
import { isCodeName, nameKeysDigest } from '../../../shared/naming/real-name.ts'
import type { Card, Cards } from '../exchange/cards.ts'
import type { Clock, Timer } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import { unlessFull } from '../replica/due-work.ts'
import type { Replica } from '../replica/replica.ts'
import { nameReaders, ownComputers } from './name-readers.ts'
import { nameOn } from './names.ts'
import type { RealNames } from './real-names.ts'

/** See the head of this file. */
export interface NameUpkeep {
  readonly close: () => void
}

/** What upkeep works on. */
export interface NameUpkeepTools {
  readonly replica: Replica
  readonly cards: Cards
  readonly clock: Clock
  readonly log: Log
  /** The organisation that this computer speaks for. */
  readonly own: () => OrganisationId | undefined
  readonly realNames: RealNames
  readonly seal: (organisation: OrganisationId, codeName: string, realName: string) => Promise<number>
}

/** What changed comes in several entries at once. */
const FIRST_AFTER_MS = 2_000
/** An organisation's other computers wait: one may be off. */
const NEXT_AFTER_MS = 10 * 60_000
const AGAIN_AFTER_MS = 10_000

/** Watches over one coalition. */
export function keepNamesSealed({ replica, cards, clock, log, own, realNames, seal }: NameUpkeepTools): NameUpkeep {
  const { membership } = replica
  let timer: Timer | undefined
  let isClosed = false

  const ownCard = (): Card | undefined => {
    const id = own()
    const card = id && cards.get('organisation', id)
    return card && isCodeName(card.fields) ? card : undefined
  }
  /** True for what this computer itself once said of its own organisation in clear. */
  const isOwnInClear = ({ id, signer, fields }: Card): boolean => signer === replica.keys().device && id === own() && !isCodeName(fields)
  const spokeInClear = ({ id }: Card): boolean => cards.overruled('organisation', id).some(isOwnInClear)
  const isOwed = (card: Card): boolean =>
    card.fields['keys'] !== nameKeysDigest(nameReaders(membership(), card.id as OrganisationId)) ||
    !isMemberNow(membership(), card.signer) ||
    spokeInClear(card)
  const plan = (): void => {
    timer?.cancel()
    const card = ownCard()
    if (isClosed || !card || !isOwed(card)) return
    const turn = ownComputers(membership(), card.id as OrganisationId).indexOf(replica.keys().device)
    timer = clock.after(FIRST_AFTER_MS + (spokeInClear(card) ? 0 : turn * NEXT_AFTER_MS), () => void renew())
  }
  const renew = async (): Promise<void> => {
    await realNames.ready()
    const card = ownCard()
    const id = card?.id as OrganisationId
    const name = card && realNames.all().get(id)
    if (isClosed || !card || name === undefined || !isOwed(card)) return
    await seal(id, nameOn(card) ?? '', name).catch(failed)
  }
  const failed = (error: unknown): void => {
    log.warn('a real name could not be sealed anew', { reason: error instanceof Error ? error.message : String(error) })
    if (!isClosed) timer = clock.after(AGAIN_AFTER_MS, () => void renew())
  }
  /** Own words in clear stay until this computer has said otherwise: it would not know any more that members may hold them. */
  const tidy = (id: string): void => {
    for (const card of cards.overruled('organisation', id)) if (!isOwnInClear(card)) cards.drop(card)
  }
  const named = (id: string): void =>
    void unlessFull(log, () => {
      tidy(id)
      plan()
    })
  const changed = (): void =>
    void unlessFull(log, () => {
      for (const { id, fields } of cards.list('organisation')) if (isCodeName(fields)) tidy(id)
      plan()
    })
  const stops = [
    cards.listen(({ kind, id }) => kind === 'organisation' && named(id)),
    replica.listen(({ membership: isChanged }) => isChanged && changed()),
    realNames.listen(plan),
  ]
  const close = (): void => {
    isClosed = true
    timer?.cancel()
    for (const stop of stops) stop()
  }
  changed()
  return { close }
}
