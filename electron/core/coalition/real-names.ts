/** Opens the sealed real names that this computer may know, and keeps them in memory alone. SPEC rules CARD-8 and CARD-10. */
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import type { OrganisationId } from '../../../shared/ids.ts'
import { decodeRealName, isCodeName, sealedIn } from '../../../shared/naming/real-name.ts'
import type { Card, Cards } from '../exchange/cards.ts'
import type { DeviceKeys } from '../replica/own-log.ts'
import type { Replica } from '../replica/replica.ts'

/** See the head of this file. */
export interface RealNames {
  /** Names that were read last, of organisations under a code name that this computer may know now. */
  readonly all: () => ReadonlyMap<OrganisationId, string>
  readonly ready: () => Promise<void>
  readonly listen: (listener: () => void) => () => void
  readonly close: () => void
}

/** What they are opened with. */
export interface RealNamesTools {
  readonly replica: Replica
  readonly cards: Cards
  readonly crypto: Crypto
  readonly firstKeys: DeviceKeys
  readonly isCoordinator: () => boolean
  readonly ownOrganisation: () => OrganisationId | undefined
}

/** The name in one card, and which card and keys that was tried with. */
interface Read {
  readonly trial: string
  readonly name: string | undefined
}

/** None read yet; begins with what is here. */
export function openRealNames({ replica, cards, crypto, firstKeys, isCoordinator, ownOrganisation }: RealNamesTools): RealNames {
  const read = new Map<OrganisationId, Read>()
  const listeners = new Set<() => void>()
  let reading: Promise<void> = Promise.resolve()
  let isClosed = false

  const sealed = (): readonly Card[] => {
    const own = ownOrganisation()
    const mayKnow = ({ id }: Card): boolean => id === own || isCoordinator()
    return cards.list('organisation').filter((card) => isCodeName(card.fields) && mayKnow(card))
  }
  const trialOf = ({ signer, version, fields }: Card): string => `${replica.keys().device} ${signer} ${version} ${fields['keys'] ?? ''}`
  const nameIn = async ({ id, fields }: Card): Promise<string | undefined> => {
    const file = sealedIn(fields)
    if (!file) return undefined
    const open = ({ agreement }: DeviceKeys): Promise<Uint8Array | undefined> => crypto.openFor(agreement, file).catch(() => undefined)
    const bytes = (await open(replica.keys())) ?? (await open(firstKeys))
    const name = bytes && decodeRealName(bytes, { coalition: replica.coalition, organisation: id as OrganisationId })
    return name?.ok ? name.value : undefined
  }
  const isNew = (card: Card): boolean => read.get(card.id as OrganisationId)?.trial !== trialOf(card)
  const readOne = async (card: Card): Promise<void> => {
    if (isClosed || !isNew(card)) return
    read.set(card.id as OrganisationId, { trial: trialOf(card), name: await nameIn(card) })
    if (!isClosed) for (const listener of [...listeners]) listener()
  }
  const readAll = async (): Promise<void> => {
    for (const card of sealed()) await readOne(card)
  }
  const tryAgain = (): void => {
    if (sealed().some(isNew)) reading = reading.then(readAll)
  }
  const all = (): ReadonlyMap<OrganisationId, string> =>
    new Map(
      sealed().flatMap((card): [OrganisationId, string][] => {
        const id = card.id as OrganisationId
        const name = read.get(id)?.name
        return name === undefined ? [] : [[id, name]]
      }),
    )
  const stops = [
    cards.listen(({ kind, fields }) => kind === 'organisation' && isCodeName(fields) && tryAgain()),
    replica.listen(({ membership }) => membership && tryAgain()),
  ]
  const close = (): void => {
    isClosed = true
    for (const stop of stops) stop()
  }
  tryAgain()
  const listen: RealNames['listen'] = (listener) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  return { all, ready: () => reading, listen, close }
}
