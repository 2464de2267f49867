/** A coalition that signs: a coordinator, two signatories of other organisations, and an organisation that only answers by e-mail. */
import type { Page } from 'playwright-core'
import { freePort, until, type Verbs } from '../support/command-line.ts'
import type { MemberInBrowser, MembersInBrowsers } from '../support/members-in-browsers.ts'
import { runningVerbs } from '../support/running-verbs.ts'

/** One member with the verbs of the running host and a page at an address of the interface. */
export interface SigningMember extends MemberInBrowser {
  readonly line: Verbs
  readonly open: (address: string) => Promise<Page>
}

/** See the head of this file. */
export interface SigningMembers {
  /** Coordinates; signs for Budget Watch. */
  readonly amina: SigningMember
  /** Writes and signs for Green Delta. */
  readonly bilal: SigningMember
  /** Only signs, for Rural Women’s Forum, on a computer that others use. */
  readonly chen: SigningMember
}

/** Chen's passphrase. */
export const PASSPHRASE = 'three red herons'
/** The organisation whose answer is recorded. */
export const BY_MAIL = 'Teachers’ Union'

/** Founds the coalition and lets both in. */
export async function openSigningMembers({ start }: Pick<MembersInBrowsers, 'start'>): Promise<SigningMembers> {
  const address = `127.0.0.1:${await freePort()}`
  const started = [start('amina', '--listen', address), start('bilal', '--connect', address), start('chen', '--connect', address)] as const
  const [amina, bilal, chen] = (await Promise.all(started)).map(memberOf) as [SigningMember, SigningMember, SigningMember]
  await call(amina, 'profile.create', { person: 'Amina' })
  await amina.line.run('coalition', 'create', 'Open Samara', '--organisation', 'Budget Watch')
  const join = async (member: SigningMember, person: string, organisation: string, roles: readonly string[]): Promise<void> => {
    await call(member, 'profile.create', { person })
    const { code } = await call<{ code: string }>(amina, 'coalition.invite', { organisation, roles, expiresHours: 24 })
    // It ends when the member is let in, which happens meanwhile.
    const asked = member.line.attempt('coalition', 'join', code, '--address', address, '--wait', '20')
    const [request] = await until(
      () => amina.line.run<readonly { id: string }[]>('coalition', 'requests'),
      (requests) => requests.length > 0,
    )
    await amina.line.run('coalition', 'admit', request?.id ?? '')
    await asked
    await until(
      () => member.line.run<readonly unknown[]>('members').catch(() => []),
      (members) => members.length > 1,
    )
  }
  await join(bilal, 'Bilal', 'Green Delta', ['editor', 'signatory'])
  await join(chen, 'Chen', 'Rural Women’s Forum', ['signatory'])
  await call(chen, 'profile.passphrase', { next: PASSPHRASE })
  await call(amina, 'coalition.invite', { organisation: BY_MAIL, roles: ['signatory'], expiresHours: 24 })
  return { amina, bilal, chen }
}

/** Any call of the contract at the member's host. */
export const call = <T = Record<string, unknown>>(member: SigningMember, method: string, input: object): Promise<T> =>
  member.line.run<T>('call', method, JSON.stringify(input))

/** Amina makes a position with these words; resolves when both others have them. Answers its id. */
export async function writePosition({ amina, bilal, chen }: SigningMembers, title: string, words: string): Promise<string> {
  const ask = `Publish the ${title.toLowerCase()}.`
  const { position } = await amina.line.run<{ position: string }>('position', 'create', '--title', title, '--ask', ask)
  await amina.line.run('position', 'write', position, '--append', words)
  for (const { line } of [bilal, chen]) {
    await until(
      () => line.run<{ text?: string }>('position', 'show', position).catch(() => ({ text: '' })),
      ({ text }) => text?.includes(words) === true,
    )
  }
  return position
}

function memberOf(member: MemberInBrowser): SigningMember {
  let page: Page | undefined
  const open = async (address: string): Promise<Page> => {
    page ??= await member.openPage()
    await page.goto(`${new URL(page.url()).origin}/#${address}`)
    return page
  }
  return { ...member, line: runningVerbs(member.profile), open }
}
