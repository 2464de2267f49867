/** Answers about who belongs: founding, inviting, joining, letting in, names. */
import type { coalitionCalls } from '../../../shared/api/calls/coalition.ts'
import type { HandlersOf, OutputOf, ParsedInputOf } from '../../../shared/api/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { OrganisationId } from '../../../shared/ids.ts'
import { invitationKeys, readInvitationCode } from '../../../shared/invitation/invitation-code.ts'
import { readInvitationText, writeInvitationBlock } from '../../../shared/invitation/invitation-text.ts'
import { waysAlong } from '../../../shared/invitation/ways-along.ts'
import { assertSaysNothing } from '../../core/coalition/code-names.ts'
import { foundCoalition } from '../../core/coalition/founding.ts'
import { coalitionInvitedTo } from '../already-in.ts'
import { rememberCoalition } from '../coalition-keys.ts'
import type { HostState } from '../host-state.ts'
import type { OpenCoalition } from '../open-coalition.ts'
import { memberView } from '../views.ts'

/** See the head of this file. */
export function coalitionHandlers(host: HostState, here: () => OpenCoalition): HandlersOf<keyof typeof coalitionCalls> {
  return {
    'coalition.create': (input) => createCoalition(host, input),
    'coalition.list': () => host.coalitions().map(listed),
    'coalition.show': () => showCoalition(here()),
    'coalition.rename': ({ name }) => {
      const { coalition } = here()
      if (!coalition.isCoordinator()) throw new AppError('no-right', 'Only a coordinator can rename the coalition.')
      coalition.setNames({ coalition: name })
      host.changes.tell(null, ['coalition'])
      return {}
    },
    'coalition.invite': async (input) => await invite(host, here(), input),
    'coalition.invitations': () =>
      here()
        .coalition.invitations()
        .map(({ roles, ...rest }) => ({ ...rest, roles: [...roles] })),
    'invitation.read': ({ text }) => readInvitation(host, text),
    'coalition.join': (input) => host.joining().join(input),
    'coalition.joining': () => host.joining().state(),
    'coalition.cancel-join': () => host.joining().cancel(),
    'coalition.requests': () => requests(here()),
    'coalition.admit': async ({ id, isUnchecked }) => memberView(await here().coalition.admit(id, isUnchecked)),
    'coalition.withdraw': ({ id }) => {
      here().coalition.withdraw(id)
      return {}
    },
    'coalition.refuse': ({ id }) => {
      here().coalition.refuse(id)
      host.changes.tell(here().replica.coalition, ['requests'])
      return {}
    },
    members: () => here().coalition.members().map(memberView),
    organisations: async () => await organisations(here()),
    helpers: () => helpers(here()),
    'organisation.rename': ({ id, name }) => {
      const { coalition, codeNames } = here()
      if (!coalition.isCoordinator()) throw new AppError('no-right', 'Only a coordinator fixes how an organisation is printed.')
      if (codeNames.isUnder(id as OrganisationId))
        throw new AppError('no-right', 'This organisation stands under a code name. Only its own people change or end it.')
      coalition.setNames({ organisation: { id: id as OrganisationId, name } })
      host.changes.tell(here().replica.coalition, ['members'])
      return {}
    },
    'organisation.code-name': async ({ codeName, realName }) => {
      const { codeNames, coalition } = here()
      const readers = await codeNames.state(codeName, realName)
      return { id: coalition.me()?.organisation ?? '', codeName, realName, readers }
    },
    'organisation.end-code-name': async () => {
      const { codeNames, coalition } = here()
      return { name: await codeNames.end(), id: coalition.me()?.organisation ?? '' }
    },
  }
}

async function createCoalition(host: HostState, input: ParsedInputOf<'coalition.create'>): Promise<OutputOf<'coalition.create'>> {
  if (input.codeName !== undefined) assertSaysNothing(input.codeName, input.organisation)
  const founding = foundCoalition(host.tools.crypto, host.tools.random, input.country, host.tools.clock.now())
  const keys = { coalition: founding.coalition, keys: founding.keys, accessKey: founding.accessKey, addresses: [] }
  const { replica, coalition, codeNames } = host.addCoalition(keys)
  replica.actMembership(founding.act)
  const organisation = { id: founding.organisation, name: input.organisation }
  coalition.setNames({ coalition: input.name, ...(input.codeName === undefined && { organisation }) })
  rememberCoalition(host.profile, keys)
  if (input.codeName !== undefined) await codeNames.state(input.codeName, input.organisation)
  host.changes.tell(null, ['coalition', 'profile'])
  return { coalition: founding.coalition, name: input.name }
}

const listed = ({ replica, coalition }: OpenCoalition) => ({
  id: replica.coalition,
  name: coalition.name(),
  organisationName: coalition.me()?.organisationName ?? '',
})

function showCoalition({ replica, coalition, isSplit }: OpenCoalition): OutputOf<'coalition.show'> {
  const members = coalition.members().filter(({ belongs, isHelper }) => belongs && !isHelper)
  const own = coalition.me()
  const me = own?.belongs ? own : undefined
  const mine = new Set(me?.computers ?? [])
  return {
    id: replica.coalition,
    name: coalition.name(),
    me: me ? memberView(me) : null,
    organisations: new Set(members.map(({ organisation }) => organisation)).size,
    invited: coalition.invitations().filter(({ state, roles }) => state === 'open' && roles.some((role) => role !== 'helper')).length,
    hasHeardFromOthers: replica.heads().some(({ device }) => !mine.has(device)),
    isSplit: isSplit(),
  }
}

async function invite(
  host: HostState,
  { coalition, codeNames, folders }: OpenCoalition,
  input: ParsedInputOf<'coalition.invite'>,
): Promise<OutputOf<'coalition.invite'>> {
  const { role, roles = [role], expiresHours } = input
  await codeNames.ready()
  const organisation = codeNames.shownFor(input.organisation)
  const { code, expires } = coalition.invite(organisation, roles, expiresHours)
  const claims = { from: coalition.me()?.name ?? '', coalitionName: coalition.name(), organisationName: organisation }
  const ways = waysAlong({ ...host.network.view(), folders: folders.list() })
  return { code, organisation, expires, block: writeInvitationBlock({ code, ...ways, ...claims }) }
}

function readInvitation(host: HostState, text: string): OutputOf<'invitation.read'> {
  const found = readInvitationText(text)
  const reading = readInvitationCode(found.code)
  const known = reading.ok ? coalitionInvitedTo(host, invitationKeys(reading.secret)) : undefined
  return {
    isWhole: reading.ok,
    code: reading.ok ? found.code : null,
    wrongGroup: reading.ok ? null : (reading.group ?? null),
    addresses: [...found.addresses],
    mailboxes: [...found.mailboxes],
    from: found.from,
    coalitionName: found.coalitionName,
    organisationName: found.organisationName,
    alreadyIn: known ? { id: known.here.replica.coalition, name: known.here.coalition.name() } : null,
    isOwnComputer: found.isOwnComputer ?? false,
  }
}

function requests({ coalition, envelopes }: OpenCoalition): OutputOf<'coalition.requests'> {
  return coalition.requests().map(({ id, name, organisationName, check, device, computerOf }) => {
    const isByEnvelope = envelopes.post.hasAsked(device)
    return { id, name, organisationName, check: [...check], isByEnvelope, isMyComputer: computerOf !== undefined }
  })
}

async function organisations({ coalition, codeNames, delivery }: OpenCoalition): Promise<OutputOf<'organisations'>> {
  await codeNames.ready()
  const byId = new Map<OrganisationId, ReturnType<typeof memberView>[]>()
  for (const member of coalition.members().filter(({ isHelper }) => !isHelper))
    byId.set(member.organisation, [...(byId.get(member.organisation) ?? []), memberView(member)])
  const heard = delivery.heardFrom()
  const realNames = codeNames.realNames()
  return [...byId].map(([id, people]) => ({
    id,
    name: people[0]?.organisationName ?? '',
    isMine: people.some(({ isMe }) => isMe),
    isCodeName: codeNames.isUnder(id),
    realName: realNames.get(id) ?? null,
    people,
    isHere: heard.get(id)?.isHere ?? false,
    heardAt: heard.get(id)?.at ?? null,
  }))
}

function helpers({ coalition, contacts }: OpenCoalition): OutputOf<'helpers'> {
  const here = new Set(contacts.here())
  const all = coalition.members().filter(({ belongs, isHelper }) => belongs && isHelper)
  return all.map((member) => ({
    member: memberView(member),
    isHere: member.computers.some((device) => here.has(device)),
    heardAt: Math.max(0, ...member.computers.map((device) => contacts.heardAt(device) ?? 0)) || null,
  }))
}
