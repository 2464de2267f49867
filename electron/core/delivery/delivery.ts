/** Who has a text: what other computers are known to have applied, compared with what is here. SPEC rules DELIV-6, DELIV-7, MEM-12. */
import type { DeviceId, DocumentId, OrganisationId } from '../../../shared/ids.ts'
import { type DeviceStanding, isHelper, isMemberNow } from '../../../shared/membership/membership.ts'
import type { ChainNumber } from '../ports/replica-store.ts'
import type { Replica } from '../replica/replica.ts'
import { readBeyond } from './beyond.ts'
import type { Contacts } from './contacts.ts'
import { documentContents, type EntryPoint } from './document-contents.ts'
import type { HeldStatement, Statements } from './statements.ts'

/** What is known of one organisation and one text. */
export interface OrganisationDelivery {
  readonly organisation: OrganisationId
  /** True only if one of its computers said so, or if it is one's own and all of the text is here. */
  readonly has: boolean
  readonly isMine: boolean
  /** When the computer that has it (else any of them) was last known to say what it has, milliseconds; null if never, and for one's own. */
  readonly heardAt: number | null
  /** The computer that told this one: the organisation's own, or one that passed it on. */
  readonly toldBy: DeviceId | null
}

/** How many organisations are known to have a text. */
export interface DeliveryCount {
  readonly have: number
  readonly of: number
  /** No other computer at all is known to have it. */
  readonly onlyHere: boolean
}

/** Who is known to have a text, organisations in order of their ids. */
export interface DocumentDelivery extends DeliveryCount {
  /** Another computer wrote in it, or is known to have the first of it: then only the last of it can be only here. SPEC rule DELIV-8. */
  readonly isPartlyElsewhere: boolean
  /** A helper computer is known to have it: it counts for no organisation. SPEC rule MEM-12. */
  readonly onHelper: boolean
  readonly organisations: readonly OrganisationDelivery[]
}

/** See the head of this file. */
export interface Delivery {
  readonly of: (document: DocumentId) => DocumentDelivery
  /** Organisations known to have applied each of these entries. */
  readonly holdersOf: <E extends Pick<EntryPoint, 'device' | 'seq'>>(entries: readonly E[]) => ReadonlyMap<E, ReadonlySet<OrganisationId>>
  /** Of these texts, those that one other computer is known to have. */
  readonly heldBy: (device: DeviceId, documents: readonly DocumentId[]) => readonly DocumentId[]
  /** The counts of many texts, for lists. */
  readonly summary: (documents: readonly DocumentId[]) => ReadonlyMap<DocumentId, DeliveryCount>
  /** When each other organisation was last linked here or stated anything; those never heard from are absent. */
  readonly heardFrom: () => ReadonlyMap<OrganisationId, { readonly at: number; readonly isHere: boolean }>
  /** Hears whenever an answer may have changed by what others said or by who is linked; returns how to stop. */
  readonly listen: (listener: () => void) => () => void
  readonly close: () => void
}

/** Delivery over what is held here. */
export function openDelivery(tools: { readonly replica: Replica; readonly statements: Statements; readonly contacts: Contacts }): Delivery {
  const { replica, statements, contacts } = tools
  const { chains } = replica
  const contents = documentContents(replica)
  const myDevice = (): DeviceId => replica.keys().device

  const others = (): readonly Teller[] => {
    const { devices } = replica.membership()
    return statements
      .list()
      .filter(({ device }) => device !== myDevice())
      .map((statement) => tellerOf(replica, statement, organisationOf(devices.get(statement.device))))
  }
  const organisations = (): readonly OrganisationId[] => {
    const current = [...replica.membership().devices.values()].filter(({ device }) => isMemberNow(replica.membership(), device))
    return [...new Set(current.flatMap((one) => organisationOf(one) ?? []))].sort()
  }
  const mine = (): OrganisationId | undefined => replica.membership().devices.get(myDevice())?.organisation

  /** `isAllHere`: this computer has every word of it. */
  const deliveryOf = (
    points: readonly EntryPoint[],
    text: DocumentId | undefined,
    isAllHere: boolean,
    tellers: readonly Teller[],
    all: readonly OrganisationId[],
  ): Counted => {
    const holders = points.length > 0 ? tellers.filter((teller) => points.every((point) => teller.has(point, text))) : []
    const rows = all.map((organisation): OrganisationDelivery => {
      const ofIt = (teller: Teller): boolean => teller.organisation === organisation
      if (organisation === mine()) return { organisation, has: isAllHere || holders.some(ofIt), isMine: true, heardAt: null, toldBy: null }
      const has = holders.some(ofIt)
      const latest = latestOf((has ? holders : tellers).filter(ofIt))
      return { organisation, has, isMine: false, heardAt: latest?.saidAt ?? null, toldBy: latest?.statement.toldBy ?? null }
    })
    const have = rows.filter(({ has }) => has).length
    const onHelper = holders.some((teller) => teller.organisation === undefined)
    return { organisations: rows, have, of: rows.length, onlyHere: isAllHere && holders.length === 0, onHelper }
  }
  const deliveriesOf = (documents: readonly DocumentId[]): ReadonlyMap<DocumentId, Counted> => {
    const [tellers, all] = [others(), organisations()]
    const sealed = [...contents.sealed(documents)]
    return new Map(
      sealed.map(([document, points]) => [document, deliveryOf(points, document, replica.missing(document).length === 0, tellers, all)]),
    )
  }
  const holdersOf: Delivery['holdersOf'] = (entries) => {
    const [tellers, all, own] = [others(), organisations(), mine()]
    const holdersOfOne = ({ device, seq }: Pick<EntryPoint, 'device' | 'seq'>): ReadonlySet<OrganisationId> => {
      const root = chains.ofDevice(device).find(({ chain }) => chains.holder(chain, seq) === chain)
      if (!root) return new Set()
      const point = { device, chain: root.chain, seq }
      const having = new Set(tellers.filter((teller) => teller.has(point, undefined)).map(({ organisation }) => organisation))
      return new Set(all.filter((organisation) => organisation === own || having.has(organisation)))
    }
    return new Map(entries.map((entry) => [entry, holdersOfOne(entry)]))
  }
  const heldBy: Delivery['heldBy'] = (device, documents) => {
    const teller = others().find(({ statement }) => statement.device === device)
    const sealed = [...contents.sealed(documents)].filter(([document, points]) => points.every((point) => teller?.has(point, document)))
    return sealed.filter(([, points]) => points.length > 0).map(([document]) => document)
  }
  const isPartlyElsewhere = (document: DocumentId): boolean => {
    const points = contents.firstAndLast(document)
    return (
      points.some(({ device }) => device !== myDevice()) || others().some((teller) => points.some((point) => teller.has(point, document)))
    )
  }
  const of = (document: DocumentId): DocumentDelivery => ({
    ...(deliveriesOf([document]).get(document) as Counted),
    isPartlyElsewhere: isPartlyElsewhere(document),
  })
  const heardFrom: Delivery['heardFrom'] = () => {
    const here = new Set(contacts.here())
    const saidAt = new Map(statements.list().map((statement) => [statement.device, saidAtOf(statement)]))
    const heard = new Map<OrganisationId, { at: number; isHere: boolean }>()
    for (const one of replica.membership().devices.values()) {
      const [{ device }, organisation] = [one, organisationOf(one)]
      const at = Math.max(contacts.heardAt(device) ?? 0, saidAt.get(device) ?? 0)
      if (at === 0 || organisation === undefined || device === myDevice()) continue
      const known = heard.get(organisation)
      heard.set(organisation, { at: Math.max(at, known?.at ?? 0), isHere: here.has(device) || known?.isHere === true })
    }
    return heard
  }
  const listen: Delivery['listen'] = (listener) => {
    const stops = [statements.listen(listener), contacts.listen(listener)]
    return () => {
      for (const stop of stops) stop()
    }
  }
  return { of, holdersOf, heldBy, summary: deliveriesOf, heardFrom, listen, close: contents.close }
}

/** For which organisation a computer stands; a helper's for none. SPEC rule MEM-12. */
const organisationOf = (standing: DeviceStanding | undefined): OrganisationId | undefined =>
  standing && !isHelper(standing) ? standing.organisation : undefined

type Counted = Omit<DocumentDelivery, 'isPartlyElsewhere'>

/** A computer that said what it has. */
interface Teller {
  readonly statement: HeldStatement
  /** Undefined for a helper computer. */
  readonly organisation: OrganisationId | undefined
  readonly saidAt: number
  /** `text`: the one of which the entry says something, where words may be lacking before it in its log. */
  readonly has: (point: EntryPoint, text: DocumentId | undefined) => boolean
}

/** A head that is not stored here proves nothing: it may stand on another branch of its log. What a computer wrote itself it has without saying so. */
function tellerOf(replica: Replica, statement: HeldStatement, organisation: OrganisationId | undefined): Teller {
  const { chains } = replica
  const beyond = readBeyond(replica, statement.beyond ?? [])
  const tips = new Map<DeviceId, { chain: ChainNumber; seq: number }[]>()
  for (const head of statement.heads) {
    const chain = chains.find(head)
    if (chain !== undefined) tips.set(head.device, [...(tips.get(head.device) ?? []), { chain, seq: head.seq }])
  }
  const isWhole = ({ device, chain, seq }: EntryPoint): boolean =>
    (tips.get(device) ?? []).some((tip) => seq <= tip.seq && chains.holder(tip.chain, seq) === chain)
  // Two copies of one disk wrote under one name: then neither has what the other wrote.
  const isUndivided = chains.ofDevice(statement.device).length === 1
  const wrote = ({ device }: EntryPoint): boolean => isUndivided && device === statement.device
  const has: Teller['has'] = (point, text) => wrote(point) || isWhole(point) || (text !== undefined && beyond.has(point, text))
  return { statement, organisation, saidAt: saidAtOf(statement), has }
}

/** A statement that was passed on may be old: then its author's clock says more than the hour of its arrival. */
const saidAtOf = ({ device, toldBy, at, heardAt }: HeldStatement): number => (toldBy === device ? heardAt : Math.min(at, heardAt))

const latestOf = (tellers: readonly Teller[]): Teller | undefined =>
  tellers.reduce<Teller | undefined>((best, teller) => (best && best.saidAt >= teller.saidAt ? best : teller), undefined)
