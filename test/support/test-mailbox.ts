/** Mailboxes on this computer, each with a folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Mailbox, type MailboxConfig, openMailbox } from '../../electron/adapters/mailbox/mailbox-server.ts'
import { createSilentLog } from '../../electron/adapters/node/line-log.ts'
import { createNodeClock } from '../../electron/adapters/node/node-clock.ts'

/** An open mailbox and where it is. */
export interface TestMailbox {
  readonly url: string
  readonly directory: string
  readonly mailbox: Mailbox
}

const opened: TestMailbox[] = []

/** Opens one; 10 MB and a day unless said otherwise. */
export async function openTestMailbox(
  config: Partial<Pick<MailboxConfig, 'quotaBytes' | 'keptMs' | 'clock' | 'directory'>> = {},
): Promise<TestMailbox> {
  const directory = config.directory ?? mkdtempSync(join(tmpdir(), 'chorus-test-mailbox-'))
  const defaults = { clock: createNodeClock(), quotaBytes: 10 * 1024 * 1024, keptMs: 24 * 3_600_000 }
  const at = { host: '127.0.0.1', port: 0 }
  const mailbox = await openMailbox({ ...defaults, ...config, at, directory, log: createSilentLog() })
  const one = { url: `http://127.0.0.1:${mailbox.address.port}/`, directory, mailbox }
  opened.push(one)
  return one
}

/** Closes all of them and removes what they kept. */
export async function endTestMailboxes(): Promise<void> {
  for (const { mailbox, directory } of opened.splice(0)) {
    await mailbox.close()
    rmSync(directory, { recursive: true, force: true })
  }
}
