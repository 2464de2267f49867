/** Answers about envelopes: made, previewed, taken; one's own request as a file. */
import type { envelopeCalls } from '../../../shared/api/calls/envelope.ts'
import type { HandlersOf, OutputOf, ParsedInputOf } from '../../../shared/api/contract.ts'
import { toHex } from '../../../shared/bytes/hex.ts'
import { AppError } from '../../../shared/errors.ts'
import { invitationKeys, readInvitationCode } from '../../../shared/invitation/invitation-code.ts'
import type { Member } from '../../core/coalition/coalition.ts'
import { type EnvelopeFile, sealEnvelope } from '../../core/envelope/making.ts'
import { writeRequest } from '../../core/envelope/request.ts'
import { checkOf } from '../check-of.ts'
import { readEnvelopes } from '../envelope-reading.ts'
import type { HostState } from '../host-state.ts'
import { memberNamed } from '../member-named.ts'
import type { OpenCoalition } from '../open-coalition.ts'

/** See the head of this file. */
export function envelopeHandlers(host: HostState, here: () => OpenCoalition): HandlersOf<keyof typeof envelopeCalls> {
  const read = async (files: readonly string[], takes: boolean): Promise<OutputOf<'envelope.import'>> => {
    const bytes = files.map((file) => Uint8Array.from(Buffer.from(file, 'base64')))
    return { envelopes: [...(await readEnvelopes(host, bytes, takes))] }
  }
  return {
    'envelope.export': async (input) => {
      const open = here()
      const made = await exportEnvelope(open, input, host.tools.clock.now())
      host.changes.tell(open.replica.coalition, ['delivery'])
      return made
    },
    'envelope.post': () => post(here()),
    'envelope.preview': ({ files }) => read(files, false),
    'envelope.import': ({ files }) => read(files, true),
    'envelope.request': (input) => request(host, input),
  }
}

async function exportEnvelope(
  { coalition, envelopes, replica }: OpenCoalition,
  { for: named, all, partBytes }: ParsedInputOf<'envelope.export'>,
  now: number,
): Promise<OutputOf<'envelope.export'>> {
  const people = named === undefined ? coalition.members() : peopleNamed(coalition.members(), named)
  const recipients = people.flatMap(({ id }) => envelopes.computersOf(id))
  const { devices } = replica.membership()
  const own = devices.get(replica.keys().device)?.organisation
  const others = recipients.filter((device) => device !== replica.keys().device)
  if (others.length === 0)
    throw new AppError('not-found', 'There is nobody else who could open it: nobody else belongs yet, or not any more.')
  const kind = named !== undefined && envelopes.areNew(others) ? 'welcome' : 'ordinary'
  const { files, withoutOwn } = await envelopes.make({ recipients, all, partBytes, kind })
  for (const { id, isMe, belonging } of people) if (!isMe || belonging.length > 1) envelopes.post.noteMade(id, now, envelopes.stored())
  const organisations = new Set(others.map((device) => devices.get(device)?.organisation).filter((id) => id !== own))
  return { files: files.map(fileView), kind, organisations: organisations.size, withoutOwn }
}

/** The people of the organisation with this id, or the one person of this id, name or organisation. */
function peopleNamed(members: readonly Member[], named: string): readonly Member[] {
  const ofOrganisation = members.filter(({ organisation }) => organisation === named)
  return ofOrganisation.length > 0 ? ofOrganisation : [memberNamed(members, named)]
}

/** Everybody else, and oneself where there is another computer of one's own. */
function post({ coalition, envelopes, replica }: OpenCoalition): OutputOf<'envelope.post'> {
  const others = coalition.members().filter(({ isMe, belonging }) => !isMe || belonging.length > 1)
  return others.map(({ id, name, organisation, organisationName }) => {
    const computers = envelopes.computersOf(id).filter((device) => device !== replica.keys().device)
    const lacks = envelopes.lackedBy(computers)
    const { madeAt, storedThen, takenAt } = envelopes.post.of(id)
    const unsent = madeAt === null ? lacks : Math.min(lacks, envelopes.stored() - storedThen)
    const hasAskedByEnvelope = computers.some(envelopes.post.hasAsked)
    return {
      id,
      name,
      organisation,
      organisationName,
      isNew: envelopes.areNew(computers),
      hasAskedByEnvelope,
      lacks,
      unsent,
      madeAt,
      takenAt,
    }
  })
}

async function request(host: HostState, { code }: ParsedInputOf<'envelope.request'>): Promise<OutputOf<'envelope.request'>> {
  if (code !== undefined && !isAskedUnder(host, code)) await askByEnvelope(host, code)
  const joiner = host.joining().joiner()
  if (!joiner) throw new AppError('not-found', 'Nothing is asked yet. Give the code of the invitation.')
  const [file] = await sealEnvelope(host.tools.crypto, writeRequest(host.tools, joiner))
  return { ...fileView(file as EnvelopeFile), check: [...checkOf(host.tools.crypto, joiner)] }
}

/** A request that is under way keeps its ways; a new one made as a file contacts nobody. SPEC rule JOIN-5. */
async function askByEnvelope(host: HostState, code: string): Promise<void> {
  const { state, coalitionName } = await host.joining().join({ code, byEnvelope: true, waitSeconds: 0 })
  if (state === 'let-in') throw new AppError('already-member', `You are in “${coalitionName ?? ''}” already, by this very code.`)
}

function isAskedUnder(host: HostState, code: string): boolean {
  const joiner = host.joining().joiner()
  const read = readInvitationCode(code)
  return joiner !== undefined && read.ok && toHex(invitationKeys(read.secret).signingSeed) === toHex(joiner.invitation.signingSeed)
}

const fileView = ({ name, bytes }: EnvelopeFile): OutputOf<'envelope.export'>['files'][number] => ({
  name,
  file: Buffer.from(bytes).toString('base64'),
  bytes: bytes.length,
})
