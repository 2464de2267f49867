/** Everything about closed texts and sign-ons of one coalition, joined: what is open, who answered, who owes. */
import type { Coalition } from '../coalition/coalition.ts'
import type { Delivery } from '../delivery/delivery.ts'
import type { Plans } from '../plan/plans.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import type { Positions } from '../position/positions.ts'
import type { Remarks } from '../remark/remarks.ts'
import type { Replica } from '../replica/replica.ts'
import { type Agreements, openAgreements } from './agreements.ts'
import { type Attachments, openAttachments } from './attachments.ts'
import { type ClosedTexts, openClosedTexts } from './closed-texts.ts'
import { type Looks, openLooks } from './looks.ts'
import { openSignOns, type SignOns } from './sign-ons.ts'
import { openSilence, type Silence } from './silence.ts'
import { createSilenceProcedure, type SilenceProcedure } from './silence-procedure.ts'
import { openSupporters, type Supporters } from './supporters.ts'
import { createMatrix, type Matrix } from './whole-matrix.ts'

/** See the head of this file. */
export interface Signing extends SilenceProcedure {
  readonly closed: ClosedTexts
  readonly looks: Looks
  readonly signOns: SignOns
  readonly matrix: () => Matrix
  readonly silence: Silence
  readonly agreement: Agreements
  readonly supporters: Supporters
  readonly attachments: Attachments
}

/** What signing stands on. */
export interface SigningTools {
  readonly replica: Replica
  readonly clock: Clock
  readonly random: Random
  readonly coalition: Coalition
  readonly positions: Positions
  readonly plans: Plans
  readonly remarks: Remarks
  readonly delivery: Delivery
}

/** Signing over a coalition's services. */
export function openSigning(tools: SigningTools): Signing {
  const { isCoordinator } = tools.coalition
  const closed = openClosedTexts({ ...tools, isCoordinator })
  const supporters = openSupporters({ ...tools, isCoordinator })
  const signOns = openSignOns({ ...tools, closed, supporters, isCoordinator })
  const silence = openSilence({ ...tools, isCoordinator })
  const matrix = createMatrix({ ...tools, closed, signOns, silence, supporters })
  return {
    closed,
    looks: openLooks(tools.replica, tools.clock, closed.now),
    signOns,
    matrix,
    silence,
    supporters,
    attachments: openAttachments({ ...tools, isCoordinator }),
    ...createSilenceProcedure(matrix, silence),
    agreement: openAgreements({ ...tools, matrix, isCoordinator }),
  }
}
