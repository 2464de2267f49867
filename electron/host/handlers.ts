/** The answers to the contract: each call is a line or two over the services. */
import type { Handlers } from '../../shared/api/contract.ts'
import { AppError } from '../../shared/errors.ts'
import { foundCoalition } from '../core/coalition/founding.ts'
import { nameOn } from '../core/coalition/names.ts'
import { rememberCoalition } from './coalition-keys.ts'
import type { HostState } from './host-state.ts'
import { inspectHost, peerViews, rebuildAndCompare } from './inspection.ts'
import { joinCoalition } from './joining.ts'
import type { OpenCoalition } from './open-coalition.ts'
import { commitmentView, memberView, planView } from './views.ts'
import { showText, typeText, writeText } from './writing.ts'

/** Handlers over an open host. */
export function createHandlers(host: HostState): Handlers {
  const here = (): OpenCoalition => {
    const opened = host.coalition()
    if (!opened) throw new AppError('no-coalition', 'This profile has no coalition yet. Create one or join one.')
    return opened
  }
  return {
    'profile.show': () => ({ person: host.person(), coalition: coalitionView(host) }),
    'coalition.create': (input) => createCoalition(host, input),
    'coalition.invite': ({ organisation, role, expiresHours }) => {
      const { code } = here().coalition.invite(organisation, [role], expiresHours)
      const expires = new Date(host.tools.clock.now() + expiresHours * 3_600_000).toISOString()
      return { code, organisation, expires }
    },
    'coalition.join': (input) => joinCoalition(host, input),
    'coalition.requests': () =>
      here()
        .coalition.requests()
        .map(({ id, name, organisationName }) => ({ id, name, organisationName })),
    'coalition.admit': async ({ id }) => memberView(await here().coalition.admit(id)),
    members: () => here().coalition.members().map(memberView),
    'plan.import': ({ table, text, map, preview }) => {
      const { plans } = here()
      if ((table === undefined) === (text === undefined)) throw new AppError('bad-input', 'Give either a table or a text.')
      const found = table === undefined ? plans.previewText(text ?? '') : plans.previewTable(fromBase64(table), map)
      if (!preview) plans.take(found)
      return planView(found, !preview)
    },
    commitments: () => here().plans.commitments().map(commitmentView),
    'position.create': ({ title, ask, commitment }) => {
      const about = commitment === undefined ? undefined : here().plans.find(commitment).id
      const { id, number } = here().positions.create({ title, ask, commitment: about })
      return { position: id, number }
    },
    'position.number': ({ id, number }) => {
      const { positions } = here()
      const given = positions.giveNumber(positions.find(id).id, number)
      return { position: given.id, number: given.number }
    },
    'position.list': () => {
      here().replica.documents.flush()
      return [...here().positions.list()]
    },
    'position.show': ({ id, format }) => showText(here(), id, format),
    'position.write': (input) => writeText(here(), input),
    'position.type': (input) => typeText(here(), input),
    search: ({ words, limit }) => {
      const { replica, positions } = here()
      replica.documents.flush()
      const byId = new Map(positions.list().map((position) => [position.id, position]))
      return replica.store.search(words, limit).map(({ document, paragraph, snippet }) => ({
        id: `${document}/${paragraph}`,
        position: document,
        title: byId.get(document)?.title ?? '',
        number: byId.get(document)?.number ?? null,
        snippet,
      }))
    },
    peers: () => peerViews(host),
    inspect: () => inspectHost(host),
    rebuild: () => rebuildAndCompare(here().replica),
  }
}

function createCoalition(host: HostState, input: { name: string; organisation: string; country?: string | undefined }) {
  if (host.coalition())
    throw new AppError('already-member', 'This profile already belongs to a coalition. Use another profile for a second one.')
  const founding = foundCoalition(host.tools.crypto, host.tools.random, input.country)
  const keys = { coalition: founding.coalition, keys: founding.keys, accessKey: founding.accessKey, addresses: [] }
  const { replica, coalition } = host.addCoalition(keys)
  replica.actMembership(founding.act)
  const organisation = { id: founding.organisation, name: input.organisation }
  coalition.setNames({ coalition: input.name, organisation })
  rememberCoalition(host.profile, keys)
  return { coalition: founding.coalition, name: input.name }
}

function coalitionView(host: HostState): { id: string; name: string } | null {
  const opened = host.coalition()
  if (!opened) return null
  return { id: opened.replica.coalition, name: nameOn(opened.coalition.cards.list('coalition')[0]) ?? '' }
}

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'base64'))
