/** What a person reads on the terminal about envelopes. */
import type { OutputOf } from '../../shared/api/contract.ts'

type Envelope = Omit<OutputOf<'envelope.import'>['envelopes'][number], 'files'> & {
  readonly files: readonly string[]
  readonly words: readonly string[]
}
type Made = Omit<OutputOf<'envelope.export'>, 'files'> & { readonly files: readonly string[]; readonly bytes: number }

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
const size = (bytes: number): string => (bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`)

/** One function per answer; each returns text without a final line break. */
export const printEnvelope = {
  made: ({ files, bytes, kind, organisations, withoutOwn }: Made): string =>
    [
      `${kind === 'welcome' ? 'Welcome envelope' : 'Envelope'} ready (${size(bytes)}) for ${counted(organisations, 'organisation')}: ${files.join(', ')}`,
      ...(files.length > 1 ? ['All of these files are needed; they may travel one by one.'] : []),
      ...(withoutOwn
        ? ['What you wrote here is not in it: this computer may be a restored backup. Import an envelope of another member first.']
        : []),
    ].join('\n'),
  read: (envelopes: readonly Envelope[]): string => envelopes.map(printOne).join('\n\n'),
  requested: ({ file, bytes, words }: { readonly file: string; readonly bytes: number; readonly words: readonly string[] }): string =>
    [
      `Your request is ready (${size(bytes)}): ${file}`,
      'Send it to any member, any way you like. What comes back: envelope import FILE',
      `Compare these words with a coordinator by telephone: ${words.join(' ')}`,
    ].join('\n'),
}

function printOne(envelope: Envelope): string {
  const { files, refused, writer, madeAt } = envelope
  const by = writer?.isMe
    ? 'by you'
    : writer?.name
      ? `by ${writer.name}${writer.organisationName ? ` of ${writer.organisationName}` : ''}`
      : undefined
  const when = madeAt === null ? undefined : new Date(madeAt).toISOString().slice(0, 16).replace('T', ' ')
  const head = [files.join(', '), [by, when].filter(Boolean).join(', ')].filter(Boolean).join(': ')
  return [head, ...(refused ? [`  ${REFUSALS[refused](envelope)}`] : contents(envelope))].join('\n')
}

function contents(envelope: Envelope): readonly string[] {
  const { taken, request, letsIn, coalitionName, waiting, isRestored } = envelope
  if (request) return requestLines(envelope)
  return [
    ...(letsIn ? [`  ${taken ? 'You are in' : 'It lets you in'}${coalitionName ? `: “${coalitionName}”` : ''}.`] : []),
    `  ${added(envelope) || 'nothing that is not here'}`,
    ...envelope.adds.positions.map(
      ({ title, edits }) => `    ${title || '(title not received yet)'}${edits > 0 ? `: ${counted(edits, 'edit')}` : ''}`,
    ),
    ...(waiting > 0
      ? [
          `  ${counted(waiting, 'change')} ${waiting === 1 ? 'waits' : 'wait'} for what has not arrived. Ask for an envelope with everything: envelope export --all`,
        ]
      : []),
    ...(isRestored ? ['  This computer is a restored backup: it goes on as a new computer once it has an envelope with everything.'] : []),
    `  ${taken ? 'Taken.' : 'Nothing was changed: this is a preview.'}`,
  ]
}

const added = ({ adds: { edits, remarks, closings, answers, members, changes } }: Envelope): string =>
  [
    edits > 0 && counted(edits, 'edit'),
    remarks > 0 && counted(remarks, 'remark'),
    closings > 0 && counted(closings, 'closed text'),
    answers > 0 && counted(answers, 'answer to closed texts', 'answers to closed texts'),
    members > 0 && counted(members, 'new member'),
    changes > 0 && counted(changes, 'other change'),
  ]
    .filter(Boolean)
    .join(', ')

function requestLines({ request, words, taken, coalitionName }: Envelope): readonly string[] {
  if (request?.state === 'mine') return ['  Your own request. It is for a member of the coalition.']
  if (request?.state === 'let-in')
    return [`  ${request.name} asked to be let in, and is in. Next: envelope export FILE --for "${request.name}"`]
  return [
    `  ${request?.name}, ${request?.organisationName}, asks to be let into “${coalitionName}”: ${words.join(' ')}`,
    `  ${taken ? 'Compare the words by telephone. Then: coalition requests' : 'Nothing was changed: this is a preview.'}`,
  ]
}

/** What each refusal means, and what to do about it. */
const REFUSALS: Readonly<Record<NonNullable<Envelope['refused']>, (envelope: Envelope) => string>> = {
  'not-envelope': () => 'This is not an envelope.',
  'too-large': () => 'This is larger than any envelope.',
  'not-for-you': () => 'This envelope is not for this computer. Ask its writer for one that is.',
  damaged: () => 'This envelope is not whole. Ask for it again; what you have here is untouched.',
  newer: () => 'This envelope was made by a newer Chorus. Update this one.',
  forged: () => 'This envelope breaks the rules: whoever made it uses a changed program. Nothing was taken.',
  'part-missing': ({ missingParts, parts }) =>
    `Part ${missingParts.join(', ')} of ${parts} is missing. Import all parts together; nothing was taken.`,
  stranger: () => 'Who wrote this does not belong to the coalition, as far as is known here. Nothing was taken.',
  'builds-on-missing': () =>
    'This continues what has not arrived here. Nothing was taken; ask its writer for an envelope with everything: envelope export --all',
  'other-coalition': () => 'This is not from the coalition that your code was made for. Nothing was taken.',
  'not-let-in': () => 'This does not let you in. Ask a coordinator for your welcome envelope.',
  'already-in': ({ coalitionName }) => `This profile is in “${coalitionName ?? ''}” already.`,
  expired: ({ writer }) => `The invitation of ${writer?.name || 'this request'} has expired. Make a new one for this organisation.`,
  withdrawn: ({ writer }) =>
    `A coordinator withdrew the invitation of ${writer?.name || 'this request'}. Make a new one for this organisation.`,
  used: ({ writer }) =>
    `Somebody else came in by the invitation of ${writer?.name || 'this request'}. Make a new one for this organisation.`,
  older: () => 'A later request under the same invitation is here.',
}
