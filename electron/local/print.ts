/** What a person reads on the terminal of each answer. Scripts use --json. */
import type { OutputOf } from '../../shared/api/contract.ts'
import type { PeerResult } from './peer.ts'
import { printDiagnosis } from './print-diagnosis.ts'

/** To the minute in UTC; `>` before what is only known to be later, `<` before what is only known to be earlier. */
function trailTime(at: number | null, after: number | null, before: number | null): string {
  const time = at ?? after ?? before
  if (time === null) return ' '.repeat(18)
  const mark = after === null ? '<' : '>'
  return `${at === null ? mark : ' '} ${new Date(time).toISOString().slice(0, 16)}`
}

const lines = (rows: readonly string[], empty: string): string => (rows.length === 0 ? empty : rows.join('\n'))
const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
const numberOf = (number: number | null): string => (number === null ? '–' : String(number))

/** With the six words of a request. */
interface WithWords {
  readonly words: readonly string[]
}
type JoiningAnswer = OutputOf<'coalition.join'> & { readonly words: readonly string[] | null; readonly addresses: readonly string[] }

/** One function per answer; each returns text without a final line break. */
export const print = {
  profile: ({ person, coalition }: OutputOf<'profile.show'>): string =>
    coalition ? `${person}, in “${coalition.name}”` : `${person}, in no coalition yet`,
  created: ({ name }: OutputOf<'coalition.create'>): string => `“${name}” is founded. Next: coalition invite --organisation NAME`,
  invited: ({ code, organisation, expires, addresses }: OutputOf<'coalition.invite'> & { readonly addresses: readonly string[] }): string =>
    [
      `Invitation for ${organisation}, good once, until ${expires}:\n\n    ${code}\n`,
      addresses.length > 0
        ? `Give it to them with the address of this computer, ${addresses.join(' or ')}.`
        : 'They must be able to reach this computer. Keep it reachable, and give them its address with the code: peer --listen HOST:PORT',
      `They ask with: coalition join CODE --address ${addresses[0] ?? 'HOST:PORT'}`,
      'See who asks and compare the six words, then let them in: coalition requests',
    ].join('\n'),
  joined: ({ state, coalitionName, organisationName, words, addresses, mailboxes }: JoiningAnswer): string => {
    const about = coalitionName ? ` “${coalitionName}”, for ${organisationName}` : ''
    const compare = `Compare these words with a coordinator by telephone: ${words?.join(' ') ?? ''}`
    const next = addresses.length > 0 ? 'peer' : 'peer --connect HOST:PORT'
    if (state === 'let-in') return `You are in${about}. Next, to receive the texts: ${next}`
    if (state === 'requested') {
      return `A member holds your request${about}. A coordinator lets you in; then run the same command again.\n${compare}`
    }
    if (mailboxes.some((one) => one.state === 'left')) {
      return `Your request lies in the mailbox. A coordinator lets you in; then run the same command again.\n${compare}`
    }
    if (addresses.length + mailboxes.length === 0)
      return 'Chorus does not know where to ask. Add the address beside the code: --address HOST:PORT'
    return 'Nobody can be reached now. Nothing is wrong: their computer is off or elsewhere. Run the same command again later.'
  },
  invitations: (rows: OutputOf<'coalition.invitations'>): string =>
    rows.length === 0
      ? 'Nobody was invited yet.'
      : rows
          .map(
            ({ id, organisationName, state, expires, roles }) =>
              `${id}  ${organisationName}  ${roles.join(', ')}  ${state}, until ${expires}`,
          )
          .join('\n'),
  requests: (rows: readonly (OutputOf<'coalition.requests'>[number] & WithWords)[]): string =>
    rows.length === 0
      ? 'Nobody asks to be let in.'
      : [
          ...rows.map(({ id, name, organisationName, isMyComputer, words }) => {
            const who = isMyComputer ? 'another computer of yours' : `${name}, ${organisationName}`
            return `${id}  ${who}\n    ${words.join(' ')}`
          }),
          'Let in only whose screen shows the same six words; compare them by telephone. Then: coalition admit ID',
        ].join('\n'),
  admitted: ({ name, organisationName, words }: OutputOf<'coalition.admit'> & WithWords): string =>
    [
      `${name} of ${organisationName} is in.`,
      ...(words.length > 0 ? [`The words of this request: ${words.join(' ')}. Should theirs be others, somebody else was let in.`] : []),
    ].join('\n'),
  members: (rows: OutputOf<'members'>): string =>
    lines(
      rows.map(
        ({ name, organisationName, roles, belongs, isSplit, isMe }) =>
          `${name || '(name not received yet)'}, ${organisationName}: ${standingWords(belongs, isSplit, roles)}${isMe ? ' (you)' : ''}`,
      ),
      'No members yet.',
    ),
  imported: ({ commitments, milestones, indicators, problems, mapping, changes, taken }: OutputOf<'plan.import'>): string =>
    [
      `${counted(commitments, 'commitment')}, ${counted(milestones, 'milestone')}${indicators > 0 ? `, ${counted(indicators, 'indicator')}` : ''}`,
      ...Object.entries(mapping).map(([field, column]) => `  ${field} ← ${column}`),
      `${changes.new} new, ${changes.changed} changed, ${changes.same} as before${changes.missing > 0 ? `, ${changes.missing} not in this file (kept)` : ''}`,
      ...problems.map(({ line, message }) => `  line ${line}: ${message}`),
      taken ? 'Taken over.' : 'Nothing was changed: this is a preview.',
    ].join('\n'),
  commitments: (rows: OutputOf<'commitments'>): string =>
    lines(
      rows.map(
        ({ rowId, title, milestones }) =>
          `${rowId}  ${title}${milestones.length > 0 ? `  (${counted(milestones.length, 'milestone')})` : ''}`,
      ),
      'No plan has been imported yet.',
    ),
  positionCreated: ({ position, number }: OutputOf<'position.create'>): string =>
    number === null ? `Created; a coordinator gives it a number. (${position})` : `Position ${number}. (${position})`,
  positionLanguage: ({ language }: OutputOf<'position.update'>): string =>
    language === null ? 'No language is stated.' : `The text is in: ${language}.`,
  positions: (rows: OutputOf<'position.list'>): string =>
    lines(
      rows.map(
        ({ number, title, words, missingBytes }) =>
          `${numberOf(number)}  ${title}  (${counted(words, 'word')}${missingBytes > 0 ? ', not all here yet' : ''})`,
      ),
      'No positions yet.',
    ),
  position: (position: OutputOf<'position.show'>): string => {
    const { number, title, ask, text, markdown, body, missingBytes, leftOut } = position
    const content = text ?? markdown ?? JSON.stringify(body, null, 2)
    const mark = [
      ...(missingBytes > 0 ? ['Not all of this text has come yet.'] : []),
      ...(leftOut > 0 ? ['Something in this text cannot be read and is left out.'] : []),
    ]
    return [`${numberOf(number)}  ${title}`, ...mark, ...(ask ? [`What we ask: ${ask}`] : []), '', content].join('\n')
  },
  written: ({ words }: OutputOf<'position.write'>): string => `Saved on this computer. ${counted(words, 'word')}.`,
  hits: (rows: OutputOf<'search'>): string =>
    lines(
      rows.map(({ number, title, snippet }) => `${numberOf(number)}  ${title}: ${snippet.replaceAll(/[\u2068\u2069]/g, '')}`),
      'Not found.',
    ),
  inspection: (answer: OutputOf<'inspect'>): string =>
    [
      `${answer.profile.person}${answer.coalition ? `, “${answer.coalition.name}”` : ''}`,
      `${counted(answer.entries, 'entry', 'entries')}, ${answer.waiting} waiting for others, ${counted(answer.unsealed, 'edit')} not sealed, ${counted(answer.documents, 'text')}`,
      ...Object.entries(answer.sizes).map(([part, size]) => `  ${part}: ${size}`),
      ...(answer.findings.length === 0 ? ['The record is whole.'] : answer.findings.map((finding) => `FOUND: ${finding}`)),
    ].join('\n'),
  rebuilt: ({ documents, entries, differences }: OutputOf<'rebuild'>): string =>
    [
      `${counted(documents, 'text')} made again from ${counted(entries, 'entry', 'entries')}.`,
      ...(differences.length === 0 ? ['Everything is as it was.'] : differences.map((difference) => `DIFFERS: ${difference}`)),
    ].join('\n'),
  peer: ({ reason, reached, received, sent }: PeerResult): string =>
    reached.length > 0
      ? `Linked with ${reached.map(({ name, organisationName }) => `${name || 'a member'} (${organisationName || 'organisation not known'})`).join(', ')}; ${received} received, ${sent} sent.`
      : `Nobody was reached.${reason === 'idle' ? ' Is their computer on, and the address right?' : ''}`,
  diagnosis: printDiagnosis,
  heads: (rows: OutputOf<'debug.state'>['heads']): string =>
    lines(
      rows.map(({ device, seq }) => `${device.slice(0, 16)}  ${seq}`),
      'Nothing is recorded yet.',
    ),
  delivery: ({ organisations, have, of }: OutputOf<'delivery'>): string =>
    [
      `${have} of ${counted(of, 'organisation')} ${have === 1 ? 'has' : 'have'} it, as far as is known here.`,
      ...organisations.map(({ name, has, isMine, heardAt, toldBy }) => {
        const heard =
          heardAt === null ? 'never heard from' : `heard ${new Date(heardAt).toISOString()}${toldBy ? `, told by ${toldBy}` : ''}`
        return `  ${has ? 'has it      ' : 'not known to'}  ${name || '(name not received yet)'}${isMine ? ' (yours)' : `, ${heard}`}`
      }),
    ].join('\n'),
  trail: (rows: OutputOf<'trail'>): string =>
    lines(
      rows.map(({ kind, person, organisationName, title, subject, times, at, after, before }) => {
        const what = [
          kind,
          ...(times > 1 ? [`${times} times`] : []),
          ...(subject ? [`(${subject})`] : []),
          ...(title ? [`in ${title}`] : []),
        ]
        return `${trailTime(at, after, before)}  ${person || '(name not received yet)'}, ${organisationName}: ${what.join(' ')}`
      }),
      'Nothing was done yet.',
    ),
  json: (answer: unknown): string => JSON.stringify(answer, null, 2),
}

function standingWords(belongs: boolean, isSplit: boolean, roles: readonly string[]): string {
  if (!belongs) return 'no longer a member'
  return isSplit
    ? 'copied computer, cannot write any more: invite them anew, then remove this one'
    : roles.join(', ') || 'no rights any more'
}
