/** How the network stands as a whole: what was tried, what answered, when each organisation was last linked, and what helps. */
import type { OutputOf } from '../../shared/api/contract.ts'
import { addressesOfComputer } from '../adapters/node/own-addresses.ts'
import { adviceFor, type Standing } from './advice.ts'
import type { HostState } from './host-state.ts'
import type { OpenCoalition } from './open-coalition.ts'
import { readSettings } from './settings.ts'

type Organisation = OutputOf<'network.diagnose'>['organisations'][number]

/** Everything as it is now. */
export function diagnose(host: HostState): OutputOf<'network.diagnose'> {
  const { lan, known, live, isSimulatedOffline, meetingPlaces } = host.network.view()
  const standing: Standing = {
    ownAddresses: [...addressesOfComputer()],
    listensAt: host.network.address() ?? null,
    lan,
    known,
    live: { isOn: live, linked: host.sessions.peers().filter(({ carrier }) => carrier === 'webrtc').length, meetingPlaces },
    organisations: host.coalitions().flatMap(organisationsOf),
    isSimulatedOffline,
    isHelperLinked: host.coalitions().some(isHelperLinked),
    shared: host.coalitions().flatMap(sharedOf),
    isCareful: readSettings(host).careful,
    isMember: host.coalitions().length > 0,
  }
  const { isCareful: _careful, isMember: _member, ...shown } = standing
  return { ...shown, advice: [...adviceFor(standing)] }
}

function sharedOf({ folders }: OpenCoalition): Standing['shared'] {
  return folders.list().map(({ path, isMailbox, fault }) => ({ path, isMailbox, isWell: fault === null }))
}

function isHelperLinked({ coalition, contacts }: OpenCoalition): boolean {
  const here = new Set(contacts.here())
  return coalition.members().some(({ isHelper, isMe, computers }) => isHelper && !isMe && computers.some((device) => here.has(device)))
}

/** The organisations of a coalition but one's own, by their names. */
function organisationsOf({ coalition, contacts }: OpenCoalition): readonly Organisation[] {
  const members = coalition.members()
  const mine = members.find(({ isMe }) => isMe)?.organisation
  const linked = new Set(contacts.here())
  const byId = new Map<string, Organisation>()
  for (const { organisation, organisationName, computers, isHelper } of members) {
    if (organisation === mine || isHelper) continue
    const before = byId.get(organisation)
    const times = computers.flatMap((computer) => contacts.heardAt(computer) ?? [])
    const lastAt = Math.max(before?.lastAt ?? 0, ...times)
    const isLinked = before?.isLinked === true || computers.some((computer) => linked.has(computer))
    byId.set(organisation, { id: organisation, name: organisationName, isLinked, lastAt: lastAt || null })
  }
  return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name))
}
