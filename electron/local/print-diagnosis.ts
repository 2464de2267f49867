/** What a person reads on the terminal of how the network stands. */
import type { OutputOf } from '../../shared/api/contract.ts'

type Diagnosis = OutputOf<'network.diagnose'>
type Known = Diagnosis['known'][number]

/** Several lines without a final line break: what was tried, what answered, what to do. */
export function printDiagnosis(now: Diagnosis): string {
  return [
    `This computer: ${now.ownAddresses.join(', ') || 'on no network'}`,
    `Members reach it at: ${now.listensAt ?? 'nowhere; it is not reachable by address'}`,
    `Local network: ${nearby(now.lan)}`,
    'Addresses it tries:',
    ...indented(now.known.map(knownLine), 'none'),
    'Folders and mailboxes it uses:',
    ...indented(
      now.shared.map(({ path, isWell }) => `${path}: ${isWell ? 'works' : 'does not answer'}`),
      'none',
    ),
    `Live connections (WebRTC): ${live(now.live)}`,
    'Other organisations:',
    ...indented(now.organisations.map(organisationLine), 'none'),
    'What you can do:',
    ...indented(
      now.advice.map((advice) => ADVICE[advice]),
      'Wait a moment: it is still trying.',
    ),
  ].join('\n')
}

const indented = (rows: readonly string[], none: string): readonly string[] => (rows.length > 0 ? rows : [none]).map((row) => `  ${row}`)
const timeOf = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ')

function nearby({ state, found, announcedAs }: Diagnosis['lan']): string {
  const at = announcedAs.length > 0 ? ` (seen there as ${announcedAs.join(', ')})` : ''
  if (state === 'found') return `${found} ${found === 1 ? 'computer' : 'computers'} with Chorus found${at}`
  return `${NEARBY[state]}${at}`
}

const NEARBY = {
  off: 'Chorus does not look there',
  'no-network': 'this computer is on none of IPv4, the only ones where Chorus looks',
  looking: 'looking; no Chorus found yet',
  unheard: 'no other computer is heard: multicast does not seem to get through, or nobody else is there',
  blocked: 'what this computer says does not come back to it: multicast seems to be blocked here',
} as const

function knownLine({ address, isMeeting, state, fault, answeredAt }: Known): string {
  const last = answeredAt === null ? '' : `; last answered ${timeOf(answeredAt)}`
  if (state === 'answered') return `${address}: answers${isMeeting ? ' as a meeting server does' : ''}`
  return `${address}: ${fault === null ? 'being tried' : (isMeeting ? MEETING_FAULTS : FAULTS)[fault]}${last}`
}

const FAULTS = {
  refused: 'a computer is there, but nothing listens at this number',
  silent: 'nothing comes back',
  'no-way': 'no way leads there from this computer’s networks',
  'no-such-name': 'the name is not known',
  'not-secure': 'its certificate does not hold',
  'not-chorus': 'something else than Chorus answers',
  ended: 'it answers and hangs up',
} as const

/** How far it came: the name, the computer behind it, its certificate, what it answers. */
const MEETING_FAULTS: Readonly<Record<NonNullable<Known['fault']>, string>> = {
  'no-such-name': 'its name was looked up, and nobody knows it',
  'no-way': 'its name is known, but no way leads there from this computer’s networks',
  silent: 'its name is known, but nothing comes back from there',
  refused: 'its computer answers, but no server runs at this number',
  'not-secure': 'a server answers, but its certificate does not hold, so nothing was said to it',
  'not-chorus': 'a server answers, but not as a meeting server does',
  ended: 'a server answers and hangs up at once',
}

function live({ isOn, linked, meetingPlaces }: Diagnosis['live']): string {
  if (!isOn) return 'off'
  return `${linked} ${linked === 1 ? 'member' : 'members'} linked; ${meetingPlaces} ${meetingPlaces === 1 ? 'computer' : 'computers'} to meet over`
}

function organisationLine({ name, isLinked, lastAt }: Diagnosis['organisations'][number]): string {
  return `${name || '(name not received yet)'}: ${isLinked ? 'linked now' : lastAt === null ? 'never linked' : `last linked ${timeOf(lastAt)}`}`
}

const WITHOUT_MEETING = 'Meanwhile a member’s address, a mailbox or an envelope carries texts.'

const ADVICE: Readonly<Record<Diagnosis['advice'][number], string>> = {
  'all-well': 'Nothing: this computer is linked with a member.',
  'by-address': 'Nothing: texts travel by address. The live way does not get through this network; that is as good, a little slower.',
  'by-helper': 'Nothing: a helper computer is linked; it passes texts on to members as they come.',
  'by-mailbox': 'Nothing: nobody is linked now, but the mailbox carries texts by itself, within minutes.',
  'by-folder': 'Nothing: nobody is linked now, but the shared folder carries texts by itself, within minutes.',
  'mailbox-silent': 'The mailbox does not answer. Ask whoever runs it; Chorus goes on trying.',
  'switched-off': 'Switch the network on again: call network.simulate-offline \'{"on":false}\'',
  'no-network': 'Connect this computer to Wi-Fi or by cable. Chorus goes on by itself.',
  'look-nearby': 'Is a member on the same network? On both computers: peer --lan',
  'nearby-unheard': 'Many guest networks keep computers apart. Use a member’s address, a phone’s hotspot or a cable.',
  'nearby-blocked': 'A firewall on this computer seems to keep Chorus quiet. Allow Chorus, or UDP at port 5353, in it.',
  'nearby-strangers': 'Computers with Chorus are here, but none of a member’s has answered. Is theirs unlocked, and let in?',
  'no-address':
    'Ask a member for the address of their computer, of the helper computer (peer --connect HOST:PORT) or of a mailbox (folder add URL).',
  'address-refused': 'Ask whether Chorus is open at the other end, lets members reach it, and whether the number is right.',
  'address-silent': 'The other computer is off, on another network, or behind a firewall. Ask there.',
  'address-no-way': 'Bring both computers to one network, or use a helper computer that both can reach.',
  'address-wrong': 'Compare the address letter by letter with the member’s.',
  'meeting-alone':
    'The meeting address answers, but nobody is linked over it. Is the other computer on? Between two homes a line often cannot come about: use a mailbox, a helper computer or envelopes.',
  'meeting-unknown': `Compare the meeting address letter by letter; if it is right, this computer has no internet now. ${WITHOUT_MEETING}`,
  'meeting-silent': `Does this computer have internet, and does this network let such connections through (try port 443)? If so, tell whoever runs the meeting address. ${WITHOUT_MEETING}`,
  'meeting-refused': `Tell whoever runs the meeting address that it is down, and ask whether the number is right. ${WITHOUT_MEETING}`,
  'meeting-not-secure': `Set this computer’s clock right. If it is, tell whoever runs the meeting address: its certificate ran out, is for another name, or somebody stands between. ${WITHOUT_MEETING}`,
  'meeting-wrong': `Ask for the whole meeting address, with what stands behind the name: it must be of a y-webrtc signalling server. ${WITHOUT_MEETING}`,
  'let-reach': 'Or let members reach this computer, and give them its address: peer --listen HOST:PORT',
  alone: 'Your organisation is alone in the coalition so far: coalition invite --organisation NAME',
}
