/** Code names of organisations at risk: stated and ended by their own people, their real names read by who may. SPEC rules CARD-6 to CARD-10. */
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import { AppError } from '../../../shared/errors.ts'
import type { OrganisationId } from '../../../shared/ids.ts'
import { isHelper, isMemberNow } from '../../../shared/membership/membership.ts'
import { encodeRealName, isCodeName, nameKeysDigest, sealedFields } from '../../../shared/naming/real-name.ts'
import type { Cards } from '../exchange/cards.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { DeviceKeys } from '../replica/own-log.ts'
import type { Replica } from '../replica/replica.ts'
import { nameReaders } from './name-readers.ts'
import { keepNamesSealed } from './name-upkeep.ts'
import { nameOn } from './names.ts'
import { openRealNames } from './real-names.ts'

/** See the head of this file. */
export interface CodeNames {
  /** True for an organisation whose name, as members see it, is a code name. */
  readonly isUnder: (organisation: OrganisationId) => boolean
  /** Real names of organisations under code names, as far as this computer may know them: its own one's, and to coordinators every one that opened. */
  readonly realNames: () => ReadonlyMap<OrganisationId, string>
  /** The name that members see in place of a real name known here; any other name as it is. SPEC rule CARD-10. */
  readonly shownFor: (name: string) => string
  /**
   * Puts this computer's organisation under a code name, or states another one. Throws `no-right` for who belongs to none, `bad-input` for a code name
   * that holds the real one or that another organisation bears. Answers how many computers can read the real name.
   */
  readonly state: (codeName: string, realName: string) => Promise<number>
  /** Ends it: the real name stands in clear from now on. Throws `not-found` where there is no code name, or its real name cannot be read here. */
  readonly end: () => Promise<string>
  /** Resolves when every sealed name that is here was tried. */
  readonly ready: () => Promise<void>
  /** Hears when a real name was read; returns how to stop. */
  readonly listen: (listener: () => void) => () => void
  readonly close: () => void
}

/** What code names stand on. */
export interface CodeNamesTools {
  readonly replica: Replica
  readonly cards: Cards
  readonly isCoordinator: () => boolean
  readonly crypto: Crypto
  readonly clock: Clock
  readonly log: Log
  /** The keys this computer was let in with: a successor's may have replaced them. */
  readonly firstKeys: DeviceKeys
}

/** Code names over a coalition's cards. */
export function openCodeNames(tools: CodeNamesTools): CodeNames {
  const { replica, cards, crypto, clock } = tools
  const { membership } = replica
  const real = openRealNames({ ...tools, ownOrganisation: () => ownOrganisation(replica) })
  let isClosed = false
  const isUnder = (id: OrganisationId): boolean => isCodeName(cards.get('organisation', id)?.fields ?? {})

  const write = (id: OrganisationId, fields: Readonly<Record<string, string>>): void => {
    const { seed, device } = replica.keys()
    const version = Math.max(clock.now(), (cards.get('organisation', id)?.version ?? 0) + 1)
    cards.write(seed, { kind: 'organisation', id, version, fields: { ...fields }, signer: device })
  }
  /** Sealing takes a while: who may read it may have changed meanwhile. */
  const seal = async (id: OrganisationId, codeName: string, realName: string): Promise<number> => {
    const plaintext = encodeRealName({ coalition: replica.coalition, organisation: id }, realName)
    for (;;) {
      const before = membership()
      const keys = nameReaders(before, id)
      // Whoever brought a key that nothing can be sealed to has locked out itself and nobody else.
      const usable = keys.filter((key) => crypto.agree(replica.keys().agreement, key) !== undefined)
      const sealed = await crypto.sealTo(usable, plaintext)
      if (isClosed) throw new AppError('no-coalition', 'The coalition was closed.')
      if (membership() !== before) continue
      write(id, { name: codeName, keys: nameKeysDigest(keys), ...sealedFields(sealed) })
      return usable.length
    }
  }
  const own = (): OrganisationId => {
    const id = ownOrganisation(replica)
    if (!id) throw new AppError('no-right', 'Only people of an organisation of this coalition give it a code name.')
    return id
  }
  const state: CodeNames['state'] = async (codeName, realName) => {
    const id = own()
    assertSaysNothing(codeName, realName)
    const isTaken = cards.list('organisation').some((card) => card.id !== id && plain(nameOn(card) ?? '') === plain(codeName))
    if (isTaken) throw new AppError('bad-input', 'Another organisation of this coalition has that name. Choose another code name.')
    const readers = await seal(id, codeName, realName)
    await real.ready()
    return readers
  }
  const end: CodeNames['end'] = async () => {
    const id = own()
    if (!isUnder(id)) throw new AppError('not-found', 'Your organisation stands under no code name.')
    await real.ready()
    const name = real.all().get(id)
    if (name === undefined) throw new AppError('not-found', 'The real name cannot be read on this computer. State it again first.')
    write(id, { name })
    return name
  }
  const shownFor: CodeNames['shownFor'] = (name) => {
    const [id] = [...real.all()].find(([, known]) => plain(known) === plain(name)) ?? []
    return (id && nameOn(cards.get('organisation', id))) ?? name
  }
  const upkeep = keepNamesSealed({ ...tools, own: () => ownOrganisation(replica), realNames: real, seal })
  const close = (): void => {
    isClosed = true
    upkeep.close()
    real.close()
  }
  return { isUnder, realNames: real.all, shownFor, state, end, ready: real.ready, listen: real.listen, close }
}

/** Throws `bad-input` for a code name that holds the real one. */
export function assertSaysNothing(codeName: string, realName: string): void {
  if (plain(codeName).includes(plain(realName)))
    throw new AppError('bad-input', 'The code name holds the real name. Choose one that says nothing.')
}

/** Two spellings of one name, as far as capitals, spaces and compatible characters go. */
const plain = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()

/** The organisation that this computer speaks for; undefined for a helper computer and for who does not belong. */
function ownOrganisation({ membership, keys }: Replica): OrganisationId | undefined {
  const { device } = keys()
  const standing = membership().devices.get(device)
  return standing && isMemberNow(membership(), device) && !isHelper(standing) ? standing.organisation : undefined
}
