/** What a person reads on the terminal of connection codes. */
import type { OutputOf } from '../../shared/api/contract.ts'

type Code = OutputOf<'code.make'>
type Codes = OutputOf<'code.list'>
type Taken = OutputOf<'code.take'>
type Fault = NonNullable<Taken['fault']>

/** The first code, and what to do with it. */
export function printMade({ text, until }: Code): string {
  return [
    'Send this line to the other member, by any messenger:',
    '',
    text,
    '',
    `They run: chorus code answer CODE. You run, with what they send back: chorus code accept CODE`,
    `It can be used once, until ${clockOf(until)}, while Chorus runs on this computer. Only members can read it; it holds this computer’s addresses.`,
    NETWORKS,
  ].join('\n')
}

/** What came of a pasted code. */
export function printTaken(taken: Taken): string {
  if (taken.fault !== null) return FAULTS[taken.fault]
  const { code } = taken
  if (code.kind === 'offer') return LINKING[code.state].replace('%', whoOf(code))
  return [
    `From ${whoOf(code)}. Send this line back:`,
    '',
    code.text,
    '',
    `They run: chorus code accept CODE, until ${clockOf(code.until)}. Chorus must run here meanwhile.`,
    ...(code.outlook === 'far' ? [`Neither computer’s addresses look reachable for the other. ${NETWORKS}`] : []),
  ].join('\n')
}

/** Whether codes can work here, and those that were made. */
export function printCodes({ prospect, codes }: Codes): string {
  const rows = codes.map((code) => `${code.id}  ${KINDS[code.kind]}, ${LINKING[code.state].replace('%', whoOf(code))}`)
  return [PROSPECTS[prospect], ...(rows.length > 0 ? rows : ['No codes were made since Chorus was started.'])].join('\n')
}

const clockOf = (at: number): string => new Date(at).toTimeString().slice(0, 5)
const whoOf = ({ with: other }: Code): string =>
  other === null
    ? 'the other'
    : other.organisationName === ''
      ? other.name || 'a member'
      : `${other.name || 'a member'} (${other.organisationName})`

const ENVELOPE = 'An envelope always works: chorus envelope export FILE.'
const NETWORKS = `Codes work on one network or VPN, or where one of the two has an address of the internet; between two homes mostly not. ${ENVELOPE}`

const KINDS = { offer: 'first code', answer: 'answer' } as const

const LINKING: Readonly<Record<Code['state'], string>> = {
  waiting: 'waits for the other.',
  linking: 'Linking with %…',
  linked: 'Linked with %.',
  failed: `Nothing came through from %: Chorus was closed there, or the networks between let nothing in. Try once more, or: ${ENVELOPE}`,
  expired: 'Its time is over.',
  lost: 'Live connections stopped on this computer meanwhile. Make a new code.',
}

const PROSPECTS: Readonly<Record<Codes['prospect'], string>> = {
  'no-webrtc': `Codes do not work here: live connections are off, or Chorus does not run. ${ENVELOPE}`,
  'switched-off': 'Codes do not work now: the network is switched off for a trial.',
  'no-network': `Codes do not work now: this computer is on no network. ${ENVELOPE}`,
  'no-route': `Codes do not work now: this computer’s network leads nowhere else, and then live connections offer no address here. ${ENVELOPE}`,
  alone: 'Nobody else belongs to this coalition yet.',
  private: NETWORKS,
  public: NETWORKS,
  seen: `A server of the coalition helps: codes mostly work, also between two homes. ${ENVELOPE}`,
  'passed-on': `A server of the coalition passes on what cannot go directly: codes work nearly everywhere. ${ENVELOPE}`,
}

const FAULTS: Readonly<Record<Fault, string>> = {
  none: 'There is no connection code in this. It begins with “chorus-connection-” and ends with a dot.',
  newer: 'This code is from a newer Chorus. Update this one first.',
  cut: 'The code is not whole: it begins with “chorus-connection-” and ends with a dot. Copy it once more.',
  changed: 'A character of the code is wrong or missing. Copy it once more, do not type it.',
  foreign: 'Nobody of this coalition made this code, or its keys were renewed since and have not come here: an envelope brings them.',
  'other-coalition': 'This code belongs to another of your coalitions.',
  forged: 'This code was not made by whom it names. Do not use it, and tell a coordinator.',
  'no-member': 'Whoever made this code does not belong to the coalition, as far as is known here.',
  own: 'You made this code yourself: it is for the other member.',
  offer: 'This is a first code. Answer it: chorus code answer CODE',
  answer: 'This is an answer. Whoever made the first code accepts it: chorus code accept CODE',
  old: 'This code is more than 15 minutes old. Ask for a new one. If it is new, the clock of one of the two computers is wrong.',
  used: 'This code was used already. Each is good once: make a new one.',
  expired: 'Your first code was more than 15 minutes old. Make a new one.',
  gone: 'The first code ended when Chorus was closed here. Make a new one, and leave Chorus open meanwhile.',
  'other-computer': 'This answers a code that another computer made. It is accepted there.',
}
