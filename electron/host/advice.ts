/** What a person can do so that texts travel, from how the network stands. Pure: the words are the page's and the command line's. */
import type { OutputOf } from '../../shared/api/contract.ts'

type Diagnosis = OutputOf<'network.diagnose'>
/** One piece of advice. */
export type Advice = Diagnosis['advice'][number]

/** How the network stands. `isCareful`: nothing may be shown on the local network, so nobody is told to. `isMember`: the profile has a coalition. */
export type Standing = Omit<Diagnosis, 'advice'> & { readonly isCareful: boolean; readonly isMember: boolean }

/** The most useful first; none where everything that can be tried still is. */
export function adviceFor(now: Standing): readonly Advice[] {
  if (now.isSimulatedOffline) return ['switched-off']
  if (now.ownAddresses.length === 0) return ['no-network']
  if (now.organisations.some(({ isLinked }) => isLinked)) return [whenLinked(now)]
  if (now.isMember && now.organisations.length === 0) return ['alone']
  if (now.isHelperLinked) return ['by-helper']
  const all = [
    ...aboutShared(now),
    ...aboutNearby(now),
    ...aboutAddresses(now),
    ...(now.listensAt === null && !now.isCareful ? ['let-reach' as const] : []),
  ]
  return [...new Set(all)]
}

/** Somebody is reached: by address only although the other way is on means that this network does not let it through. */
function whenLinked({ live }: Standing): Advice {
  return live.isOn && live.linked === 0 ? 'by-address' : 'all-well'
}

/** What works by itself without anybody being linked is said first. */
function aboutShared({ shared }: Standing): readonly Advice[] {
  if (shared.some(({ isMailbox, isWell }) => isMailbox && isWell)) return ['by-mailbox']
  if (shared.some(({ isWell }) => isWell)) return ['by-folder']
  return shared.some(({ isMailbox }) => isMailbox) ? ['mailbox-silent'] : []
}

function aboutNearby({ lan, isCareful }: Standing): readonly Advice[] {
  if (!lan.isOn) return isCareful ? [] : ['look-nearby']
  if (lan.state === 'blocked') return ['nearby-blocked']
  if (lan.state === 'found') return ['nearby-strangers']
  return lan.state === 'unheard' ? ['nearby-unheard'] : []
}

function aboutAddresses({ known, shared }: Standing): readonly Advice[] {
  if (known.length === 0) return shared.length > 0 ? [] : ['no-address']
  return known.flatMap(({ fault, isMeeting, state }) => {
    if (fault !== null) return [(isMeeting ? ABOUT_MEETING : ABOUT_FAULT)[fault]]
    return isMeeting && state === 'answered' ? ['meeting-alone' as const] : []
  })
}

const ABOUT_FAULT: Readonly<Record<NonNullable<Diagnosis['known'][number]['fault']>, Advice>> = {
  refused: 'address-refused',
  silent: 'address-silent',
  'no-way': 'address-no-way',
  'no-such-name': 'address-wrong',
  'not-secure': 'address-wrong',
  'not-chorus': 'address-wrong',
  ended: 'address-refused',
}

/** Whoever runs a meeting address is seldom a member. */
const ABOUT_MEETING: typeof ABOUT_FAULT = {
  refused: 'meeting-refused',
  silent: 'meeting-silent',
  'no-way': 'meeting-silent',
  'no-such-name': 'meeting-unknown',
  'not-secure': 'meeting-not-secure',
  'not-chorus': 'meeting-wrong',
  ended: 'meeting-refused',
}
