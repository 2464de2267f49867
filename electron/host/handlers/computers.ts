/** Answers about the computers of one person. */
import type { computerCalls } from '../../../shared/api/calls/computers.ts'
import type { HandlersOf, OutputOf } from '../../../shared/api/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { DeviceId } from '../../../shared/ids.ts'
import { writeInvitationBlock } from '../../../shared/invitation/invitation-text.ts'
import { waysAlong } from '../../../shared/invitation/ways-along.ts'
import type { Member } from '../../core/coalition/coalition.ts'
import type { HostState } from '../host-state.ts'
import { memberNamed } from '../member-named.ts'
import type { OpenCoalition } from '../open-coalition.ts'
import { memberView } from '../views.ts'

type Computer = OutputOf<'computers'>[number]

/** See the head of this file. */
export function computerHandlers(host: HostState, here: () => OpenCoalition): HandlersOf<keyof typeof computerCalls> {
  return {
    computers: ({ member }) => computersOf(here(), memberAsked(here(), member)),
    'computer.invite': ({ expiresHours }) => invite(host, here(), expiresHours),
    'computer.invitation': () => {
      const made = here().coalition.ownComputers.invitation()
      return made ? { code: made.code, expires: made.expires } : null
    },
    'computer.holds': ({ id }) => holdings(here(), computerNamed(here(), id)),
    'computer.remove': async ({ id }) => {
      const { member, needsSecond } = await here().rights.removeComputer(computerNamed(here(), id))
      host.changes.tell(here().replica.coalition, ['members', 'coalition'])
      return { member: memberView(member), needsSecond }
    },
  }
}

function memberAsked({ coalition }: OpenCoalition, named: string | undefined): Member {
  const member = named === undefined ? coalition.me() : memberNamed(coalition.members(), named)
  if (!member) throw new AppError('not-found', 'You do not belong to this coalition.')
  return member
}

function computersOf(open: OpenCoalition, { belonging }: Member): OutputOf<'computers'> {
  const { replica, contacts } = open
  const [own, linked] = [replica.keys().device, new Set(contacts.here())]
  const rows = belonging.map((id): Computer => {
    const isThis = id === own
    const isUnchecked = replica.membership().devices.get(id)?.isUnchecked ?? false
    return { id, isThis, isHere: linked.has(id), heardAt: isThis ? null : heardFrom(open, id), isUnchecked }
  })
  return rows.sort((a, b) => Number(b.isThis) - Number(a.isThis) || (b.heardAt ?? 0) - (a.heardAt ?? 0))
}

/** By its own link, or by what it stated and others passed on. */
function heardFrom({ contacts, statements }: OpenCoalition, id: DeviceId): number | null {
  const stated = statements.list().filter(({ device }) => device === id)
  const times = [...stated.map(({ at, heardAt }) => Math.min(at, heardAt)), contacts.heardAt(id) ?? 0]
  return Math.max(...times) || null
}

function invite(host: HostState, { coalition, folders }: OpenCoalition, expiresHours: number): OutputOf<'computer.invite'> {
  const { code, expires } = coalition.ownComputers.invite(expiresHours)
  const me = coalition.me()
  const claims = { from: me?.name ?? '', coalitionName: coalition.name(), organisationName: me?.organisationName ?? '' }
  const ways = waysAlong({ ...host.network.view(), folders: folders.list() })
  return { code, expires, block: writeInvitationBlock({ code, ...ways, ...claims, isOwnComputer: true }) }
}

function computerNamed({ coalition }: OpenCoalition, named: string): DeviceId {
  const found = coalition.members().flatMap(({ belonging }) => belonging.filter((id) => id.startsWith(named.toLowerCase())))
  const [only, another] = found
  if (only && !another) return only
  throw new AppError('not-found', only ? 'Several computers begin so. Give more of the id.' : 'There is no such computer any more.')
}

function holdings(open: OpenCoalition, id: DeviceId): OutputOf<'computer.holds'> {
  const { positions, delivery, replica } = open
  const all = positions.list().map((position) => position.id)
  const texts = id === replica.keys().device ? all.filter((text) => replica.missing(text).length === 0) : delivery.heldBy(id, all)
  return { texts: texts.length, of: all.length, heardAt: id === replica.keys().device ? null : heardFrom(open, id) }
}
