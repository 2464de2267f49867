/** Everything a page, the command line or a script can ask of a host: one line each, with what goes in and what comes out. */
import type { z } from 'zod'
import { agreementCalls } from './calls/agreement.ts'
import { boardSheetCalls } from './calls/board-sheet.ts'
import { bringingCalls } from './calls/bringing.ts'
import { coalitionCalls } from './calls/coalition.ts'
import { codeCalls } from './calls/codes.ts'
import { computerCalls } from './calls/computers.ts'
import { deliveryCalls } from './calls/delivery.ts'
import { demoCalls } from './calls/demo.ts'
import { envelopeCalls } from './calls/envelope.ts'
import { folderCalls } from './calls/folder.ts'
import { memberCalls } from './calls/members.ts'
import { networkCalls } from './calls/network.ts'
import { planCalls } from './calls/plan.ts'
import { positionCalls, sharingCalls } from './calls/positions.ts'
import { backupCalls, profileCalls } from './calls/profile.ts'
import { relayCalls } from './calls/relays.ts'
import { remarkCalls } from './calls/remarks.ts'
import { responseCalls } from './calls/responses.ts'
import { shellCalls } from './calls/shell.ts'
import { signingCalls } from './calls/signing.ts'
import { submissionCalls } from './calls/submission.ts'
import { supporterCalls } from './calls/supporters.ts'
import { trailCalls } from './calls/trail.ts'
import { wordCalls } from './calls/word.ts'
import { workbookCalls } from './calls/workbook.ts'

/** The contract: method name to input and output. */
export const contract = {
  ...profileCalls,
  ...backupCalls,
  ...coalitionCalls,
  ...memberCalls,
  ...computerCalls,
  ...planCalls,
  ...positionCalls,
  ...sharingCalls,
  ...remarkCalls,
  ...signingCalls,
  ...agreementCalls,
  ...supporterCalls,
  ...boardSheetCalls,
  ...trailCalls,
  ...deliveryCalls,
  ...envelopeCalls,
  ...networkCalls,
  ...codeCalls,
  ...relayCalls,
  ...bringingCalls,
  ...folderCalls,
  ...wordCalls,
  ...workbookCalls,
  ...submissionCalls,
  ...responseCalls,
  ...shellCalls,
  ...demoCalls,
} as const

/** A method's name. */
export type Method = keyof typeof contract
/** What a caller gives. */
export type InputOf<M extends Method> = z.input<(typeof contract)[M]['input']>
/** What a handler receives: defaults filled in. */
export type ParsedInputOf<M extends Method> = z.output<(typeof contract)[M]['input']>
/** What a caller gets. */
export type OutputOf<M extends Method> = z.output<(typeof contract)[M]['output']>
/** One handler per method of a group. */
export type HandlersOf<M extends Method> = { readonly [N in M]: (input: ParsedInputOf<N>) => OutputOf<N> | Promise<OutputOf<N>> }
/** One handler per method. */
export type Handlers = HandlersOf<Method>

/** True for a method of this contract. */
export const isMethod = (method: string): method is Method => Object.hasOwn(contract, method)
