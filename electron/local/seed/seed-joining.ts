/** How members of the seed come in: with an invitation's code, over a link, let in by the coordinator, as everybody does. */
import { toHex } from '../../../shared/bytes/hex.ts'
import type { CoalitionId, PersonId } from '../../../shared/ids.ts'
import { invitationKeys, readInvitationCode } from '../../../shared/invitation/invitation-code.ts'
import { openMemoryStore } from '../../adapters/memory/memory-store.ts'
import { createDeviceKeys } from '../../core/coalition/founding.ts'
import type { Joiner } from '../../core/coalition/request-card.ts'
import { createSessions } from '../../core/session/sessions.ts'
import { linkSeedComputers, type SeedComputer, type SeedWorld, startSeedComputer } from './seed-world.ts'

const MOMENT_MS = 2_000
const INVITED_HOURS = 30 * 24

/** Invites an organisation; answers the code. */
export const inviteFromSeed = (founder: SeedComputer, organisation: string): string =>
  founder.coalition.invite(organisation, ['editor', 'signatory'], INVITED_HOURS).code

/** Somebody of an organisation asks to be let in, and waits. Answers what happens once they are. */
export async function askFromSeed(world: SeedWorld, founder: SeedComputer, code: string, person: string): Promise<() => SeedComputer> {
  const read = readInvitationCode(code)
  if (!read.ok) throw new Error('the seed made a wrong code')
  const { random, crypto, clock } = world.tools
  const joiner: Joiner = {
    invitation: invitationKeys(read.secret),
    keys: createDeviceKeys(crypto, random),
    person: toHex(random.bytes(16)) as PersonId,
    name: person,
    madeAt: clock.now(),
  }
  let entered: { readonly coalition: CoalitionId; readonly accessKey: Uint8Array } | undefined
  const sessions = createSessions(world.tools)
  sessions.join(joiner, {
    offered: () => true,
    held: () => undefined,
    letIn: (coalition, accessKey) => {
      entered = { coalition, accessKey }
    },
    refused: (reason) => {
      throw new Error(`the seed was refused: ${reason}`)
    },
  })
  linkSeedComputers(world, founder.sessions, sessions)
  await world.pass(MOMENT_MS)
  return () => {
    if (!entered) throw new Error('the seed was not let in')
    sessions.close()
    return startSeedComputer(world, person, { ...entered, keys: joiner.keys, addresses: [] }, openMemoryStore())
  }
}

/** Lets somebody in with an invitation of their own. */
export async function letInFromSeed(world: SeedWorld, founder: SeedComputer, organisation: string, person: string): Promise<SeedComputer> {
  const enter = await askFromSeed(world, founder, inviteFromSeed(founder, organisation), person)
  for (const { id } of founder.coalition.requests()) await founder.coalition.admit(id)
  await world.pass(MOMENT_MS)
  return enter()
}
