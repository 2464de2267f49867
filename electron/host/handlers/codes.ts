/** Answers about connection codes. */
import type { HandlersOf, OutputOf } from '../../../shared/api/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { DeviceId } from '../../../shared/ids.ts'
import { belongingDevices } from '../../../shared/membership/epochs.ts'
import { isMemberNow } from '../../../shared/membership/membership.ts'
import type { IceServers } from '../../../shared/webrtc/lobby.ts'
import { hasDefaultRoute } from '../../adapters/node/default-route.ts'
import { addressesOfComputer } from '../../adapters/node/own-addresses.ts'
import { onNetworks, ownNetworks } from '../../adapters/node/own-networks.ts'
import { isPublicAddress } from '../../adapters/node/public-addresses.ts'
import { outlookOf, type Prospect, prospectOf } from '../code-prospect.ts'
import type { CodeMember } from '../code-reading.ts'
import type { MadeCode } from '../held-code.ts'
import type { HostState } from '../host-state.ts'
import type { OpenCoalition } from '../open-coalition.ts'
import { helpOf, relaysInUse } from '../relays-in-use.ts'

type CodeView = OutputOf<'code.make'>

/** See the head of this file. `here` throws where there is no coalition. */
export function codeHandlers(
  host: HostState,
  here: () => OpenCoalition,
): HandlersOf<'code.list' | 'code.make' | 'code.take' | 'code.cancel'> {
  const { codes } = host.network
  const prospect = async (): Promise<Prospect> => {
    const { live, isSimulatedOffline, needsDefaultRoute } = host.network.view()
    const hasOthers = belongingDevices(here().replica.membership()).length > 1
    const ownAddresses = addressesOfComputer()
    const hasWayOut = !needsDefaultRoute || (await hasDefaultRoute())
    return prospectOf({
      hasWebrtc: live,
      isSimulatedOffline,
      ownAddresses,
      hasWayOut,
      hasOthers,
      isPublic: isPublicAddress,
      help: helpOf(relaysInUse(host, here())),
    })
  }
  const asView = ({ id, kind, text, until, state, with: other, ways }: MadeCode, own: Prospect): CodeView => {
    const member = here()
      .coalition.members()
      .find(({ computers }) => other !== null && computers.includes(other))
    const isNear = onNetworks(ownNetworks('both'))
    return {
      id,
      kind,
      text,
      until,
      state,
      with: other === null ? null : { name: member?.name ?? '', organisationName: member?.organisationName ?? '' },
      outlook: ways.length === 0 ? null : outlookOf(ways, { isNear, isPublic: isPublicAddress, own }),
    }
  }
  const list = async (): Promise<OutputOf<'code.list'>> => {
    const { coalition } = here().replica
    const now = await prospect()
    return {
      prospect: now,
      codes: codes
        .list()
        .filter((code) => code.coalition === coalition)
        .map((code) => asView(code, now)),
    }
  }
  const memberOf = (opened: OpenCoalition): CodeMember => codeMember(opened, relaysInUse(host, opened))
  /** How codes work here. Rejects where they cannot. */
  const possible = async (): Promise<Prospect> => {
    const now = await prospect()
    const why = WHY_NOT[now]
    if (why !== undefined) throw new AppError('unreachable', why)
    return now
  }
  return {
    'code.list': list,
    'code.make': async () => {
      const now = await possible()
      return asView(await codes.make(memberOf(here())), now)
    },
    'code.take': async ({ text, as }) => {
      const now = await possible()
      const mine = here()
      const others = host.coalitions().filter((other) => other !== mine)
      const taken = await codes.take(text, memberOf(mine), { as, others: others.map(memberOf) })
      return taken.fault === null ? { fault: null, code: asView(taken.code, now) } : taken
    },
    'code.cancel': ({ id }) => {
      codes.cancel(id)
      return list()
    },
  }
}

/** What to say where codes cannot work. */
const WHY_NOT: Readonly<Partial<Record<Prospect, string>>> = {
  'no-webrtc':
    'Connection codes need a Chorus that runs with live connections: start it with npm start, or chorus peer. An envelope works without.',
  'switched-off': 'The network is switched off here for a trial. Switch it on again, or start Chorus anew.',
  'no-network': 'This computer is on no network, so no code can lead to it. An envelope works without any.',
  'no-route':
    'This computer’s network leads nowhere else, and then live connections offer no address here. A member’s address works, and an envelope.',
  alone: 'Nobody else belongs to this coalition yet. Invite an organisation first.',
}

function codeMember({ replica, epochKeys }: OpenCoalition, iceServers: IceServers): CodeMember {
  const { device, seed } = replica.keys()
  const belongs = (other: DeviceId): boolean => isMemberNow(replica.membership(), other)
  return { coalition: replica.coalition, accessKeys: epochKeys.held(), device, seed, belongs, iceServers }
}
