/** The answers of an open host to the contract, for one of its coalitions. */
import { AppError } from '../../../shared/errors.ts'
import type { HostState } from '../host-state.ts'
import type { OpenCoalition } from '../open-coalition.ts'
import { agreementHandlers } from './agreement.ts'
import { boardSheetHandlers } from './board-sheet.ts'
import { bringingHandlers } from './bringing.ts'
import { coalitionHandlers } from './coalition.ts'
import { codeHandlers } from './codes.ts'
import { computerHandlers } from './computers.ts'
import { deliveryHandlers } from './delivery.ts'
import { envelopeHandlers } from './envelope.ts'
import { folderHandlers } from './folder.ts'
import type { HostHandlers } from './groups.ts'
import { memberHandlers } from './members.ts'
import { networkHandlers } from './network.ts'
import { planHandlers } from './plan.ts'
import { positionHandlers } from './positions.ts'
import { profileHandlers } from './profile.ts'
import { relayHandlers } from './relays.ts'
import { remarkHandlers } from './remarks.ts'
import { responseHandlers } from './responses.ts'
import { sharingHandlers } from './sharing.ts'
import { signingHandlers } from './signing.ts'
import { submissionHandlers } from './submission.ts'
import { supporterHandlers } from './supporters.ts'
import { trailHandlers } from './trail.ts'
import { wordHandlers } from './word.ts'
import { workbookHandlers } from './workbook.ts'

/** Handlers that speak of the coalition named, or of the profile's first. */
export function createHandlers(host: HostState, coalition: string | undefined): HostHandlers {
  const here = (): OpenCoalition => chosenCoalition(host, coalition)
  return {
    ...profileHandlers(host),
    ...coalitionHandlers(host, here),
    ...memberHandlers(host, here),
    ...computerHandlers(host, here),
    ...planHandlers(here),
    ...positionHandlers(here),
    ...sharingHandlers(here),
    ...remarkHandlers(here),
    ...signingHandlers(here),
    ...agreementHandlers(here),
    ...supporterHandlers(here),
    ...boardSheetHandlers(here),
    ...trailHandlers(here),
    ...deliveryHandlers(here),
    ...envelopeHandlers(host, here),
    ...wordHandlers(host, here),
    ...workbookHandlers(),
    ...submissionHandlers(host, here),
    ...responseHandlers(host, here),
    ...networkHandlers(host, here),
    ...codeHandlers(host, here),
    ...relayHandlers(host, here),
    ...folderHandlers(here),
    ...bringingHandlers(here),
  }
}

/** Throws `no-coalition` when there is none, `not-found` for one that this profile does not have. */
export function chosenCoalition(host: Pick<HostState, 'coalitions'>, coalition: string | undefined): OpenCoalition {
  const all = host.coalitions()
  const opened = coalition === undefined ? all[0] : all.find(({ replica }) => replica.coalition === coalition)
  if (opened) return opened
  if (all.length === 0) throw new AppError('no-coalition', 'This profile has no coalition yet. Create one or join one.')
  throw new AppError('not-found', 'This profile does not have that coalition.')
}
