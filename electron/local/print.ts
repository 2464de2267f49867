/** What a person reads on the terminal of each answer. Scripts use --json. */
import type { OutputOf } from '../../shared/api/contract.ts'

const lines = (rows: readonly string[], empty: string): string => (rows.length === 0 ? empty : rows.join('\n'))
const numberOf = (number: number | null): string => (number === null ? '–' : String(number))

/** One function per answer; each returns text without a final line break. */
export const print = {
  profile: ({ person, coalition }: OutputOf<'profile.show'>): string =>
    coalition ? `${person}, in “${coalition.name}”` : `${person}, in no coalition yet`,
  created: ({ name }: OutputOf<'coalition.create'>): string => `“${name}” is founded. Next: coalition invite --organisation NAME`,
  invited: ({ code, organisation, expires }: OutputOf<'coalition.invite'>): string =>
    `Invitation for ${organisation}, good once, until ${expires}:\n\n    ${code}\n\nGive it to them, and let them in when they ask: coalition requests`,
  joined: ({ state, coalitionName, organisationName }: OutputOf<'coalition.join'>): string => {
    const about = coalitionName ? ` “${coalitionName}”, for ${organisationName}` : ''
    if (state === 'let-in') return `You are in${about}. Next: peer --connect HOST:PORT`
    if (state === 'requested') return `A member holds your request${about}. A coordinator lets you in; then run the same command again.`
    return 'Nobody can be reached now. Nothing is wrong: their computer is off or elsewhere. Run the same command again later.'
  },
  requests: (rows: OutputOf<'coalition.requests'>): string =>
    lines(
      rows.map(({ id, name, organisationName }) => `${id}  ${name}, ${organisationName}`),
      'Nobody asks to be let in.',
    ),
  admitted: ({ name, organisationName }: OutputOf<'coalition.admit'>): string => `${name} of ${organisationName} is in.`,
  members: (rows: OutputOf<'members'>): string =>
    lines(
      rows.map(
        ({ name, organisationName, roles, isMe }) =>
          `${name || '(name not received yet)'}, ${organisationName}: ${roles.join(', ') || 'no rights any more'}${isMe ? ' (you)' : ''}`,
      ),
      'No members yet.',
    ),
  imported: ({ commitments, milestones, indicators, problems, mapping, changes, taken }: OutputOf<'plan.import'>): string =>
    [
      `${commitments} commitments, ${milestones} milestones${indicators > 0 ? `, ${indicators} indicators` : ''}`,
      ...Object.entries(mapping).map(([field, column]) => `  ${field} ← ${column}`),
      `${changes.new} new, ${changes.changed} changed, ${changes.same} as before${changes.missing > 0 ? `, ${changes.missing} not in this file (kept)` : ''}`,
      ...problems.map(({ line, message }) => `  line ${line}: ${message}`),
      taken ? 'Taken over.' : 'Nothing was changed: this is a preview.',
    ].join('\n'),
  commitments: (rows: OutputOf<'commitments'>): string =>
    lines(
      rows.map(({ rowId, title, milestones }) => `${rowId}  ${title}${milestones.length > 0 ? `  (${milestones.length} milestones)` : ''}`),
      'No plan has been imported yet.',
    ),
  positionCreated: ({ position, number }: OutputOf<'position.create'>): string =>
    number === null ? `Created; a coordinator gives it a number. (${position})` : `Position ${number}. (${position})`,
  positions: (rows: OutputOf<'position.list'>): string =>
    lines(
      rows.map(({ number, title, words }) => `${numberOf(number)}  ${title}  (${words} words)`),
      'No positions yet.',
    ),
  position: (position: OutputOf<'position.show'>): string => {
    const { number, title, ask, text, markdown, body } = position
    const content = text ?? markdown ?? JSON.stringify(body, null, 2)
    return [`${numberOf(number)}  ${title}`, ...(ask ? [`What we ask: ${ask}`] : []), '', content].join('\n')
  },
  written: ({ words }: OutputOf<'position.write'>): string => `Saved on this computer. ${words} words.`,
  hits: (rows: OutputOf<'search'>): string =>
    lines(
      rows.map(({ number, title, snippet }) => `${numberOf(number)}  ${title}: ${snippet.replaceAll(/[\u2068\u2069]/g, '')}`),
      'Not found.',
    ),
  inspection: (answer: OutputOf<'inspect'>): string =>
    [
      `${answer.profile.person}${answer.coalition ? `, “${answer.coalition.name}”` : ''}`,
      `${answer.entries} entries, ${answer.waiting} waiting for others, ${answer.unsealed} edits not sealed, ${answer.documents} texts`,
      ...Object.entries(answer.sizes).map(([part, size]) => `  ${part}: ${size}`),
      ...(answer.findings.length === 0 ? ['The record is whole.'] : answer.findings.map((finding) => `FOUND: ${finding}`)),
    ].join('\n'),
  rebuilt: ({ documents, entries, differences }: OutputOf<'rebuild'>): string =>
    [
      `${documents} texts made again from ${entries} entries.`,
      ...(differences.length === 0 ? ['Everything is as it was.'] : differences.map((difference) => `DIFFERS: ${difference}`)),
    ].join('\n'),
  json: (answer: unknown): string => JSON.stringify(answer, null, 2),
}
