/** A coalition that signs: a coordinator, two signatories of other organisations, and an organisation that only answers by e-mail. */
import type { Page } from 'playwright-core'
import { type CommandLine, freePort, type TestProfile, until } from '../support/command-line.ts'
import type { MemberInBrowser, MembersInBrowsers } from '../support/members-in-browsers.ts'

/** One member with the command line of the profile and a page at an address of the interface. */
export interface SigningMember extends MemberInBrowser {
  readonly line: TestProfile
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
export async function openSigningMembers({ start }: Pick<MembersInBrowsers, 'start'>, line: CommandLine): Promise<SigningMembers> {
  const address = `127.0.0.1:${await freePort()}`
  const amina = memberOf(await start('amina', '--listen', address), line)
  await amina.line.run('call', 'profile.create', JSON.stringify({ person: 'Amina' }))
  await amina.line.run('coalition', 'create', 'Open Samara', '--organisation', 'Budget Watch')
  const join = async (name: string, person: string, organisation: string, roles: readonly string[]): Promise<SigningMember> => {
    const member = memberOf(await start(name, '--connect', address), line)
    await member.line.run('call', 'profile.create', JSON.stringify({ person }))
    const { code } = await amina.line.run<{ code: string }>(
      'call',
      'coalition.invite',
      JSON.stringify({ organisation, roles, expiresHours: 24 }),
    )
    await member.line.attempt('coalition', 'join', code, '--address', address, '--wait', '20')
    const [request] = await until(
      () => amina.line.run<readonly { id: string }[]>('coalition', 'requests'),
      (requests) => requests.length > 0,
    )
    await amina.line.run('coalition', 'admit', request?.id ?? '')
    await until(
      () => member.line.run<readonly unknown[]>('members').catch(() => []),
      (members) => members.length > 1,
    )
    return member
  }
  const bilal = await join('bilal', 'Bilal', 'Green Delta', ['editor', 'signatory'])
  const chen = await join('chen', 'Chen', 'Rural Women’s Forum', ['signatory'])
  await chen.line.run('call', 'profile.passphrase', JSON.stringify({ next: PASSPHRASE }))
  await amina.line.run('call', 'coalition.invite', JSON.stringify({ organisation: BY_MAIL, roles: ['signatory'], expiresHours: 24 }))
  return { amina, bilal, chen }
}

function memberOf(member: MemberInBrowser, line: CommandLine): SigningMember {
  let page: Page | undefined
  const open = async (address: string): Promise<Page> => {
    page ??= await member.openPage()
    await page.goto(`${new URL(page.url()).origin}/#${address}`)
    return page
  }
  return { ...member, line: line.at(member.profile), open }
}
