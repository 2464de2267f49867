/** `chorus mailbox`: a place for closed envelopes on any computer that is always on. It belongs to no coalition and can open nothing. */

import { AppError } from '../../shared/errors.ts'
import { openMailbox } from '../adapters/mailbox/mailbox-server.ts'
import { createLineLog } from '../adapters/node/line-log.ts'
import { createNodeClock } from '../adapters/node/node-clock.ts'
import { addressText, parseAddress } from '../host/address.ts'
import { untilSignal } from './until-signal.ts'

/** How it runs. */
export interface MailboxOptions {
  readonly listen: string
  readonly dir: string
  readonly quotaMb: number
  readonly keepDays: number
}

const MB = 1024 * 1024
const DAY_MS = 24 * 3_600_000

/** Runs until a signal. Rejects with `bad-input`, or `unreachable` where the address cannot be used. */
export async function runMailbox(
  { listen, dir, quotaMb, keepDays }: MailboxOptions,
  write: (text: string) => void,
): Promise<{ address: string }> {
  if (!(quotaMb >= 1) || !(keepDays >= 1)) throw new AppError('bad-input', 'Give --quota-mb and --keep-days as numbers from 1.')
  const clock = createNodeClock()
  const log = createLineLog(clock, (line) => void process.stderr.write(line))
  const ended = untilSignal()
  const opened = await openMailbox({
    at: parseAddress(listen),
    directory: dir,
    clock,
    log,
    quotaBytes: quotaMb * MB,
    keptMs: keepDays * DAY_MS,
  }).catch((error: unknown) => {
    throw new AppError('unreachable', `The mailbox cannot be opened: ${error instanceof Error ? error.message : String(error)}.`)
  })
  const address = addressText(opened.address)
  write(
    `A mailbox at http://${address}/ with at most ${quotaMb} MB in ${dir}. Members use it with: folder add http://${address}/\nStop it with Ctrl+C.\n`,
  )
  await ended
  await opened.close()
  return { address }
}
