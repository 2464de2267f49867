/** An invitation that goes by word of mouth: a code alone, the address when it is asked for, and the one who invites hears of the request at once. */
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { createInvitationCode, SECRET_BYTES } from '../../shared/invitation/invitation-code.ts'
import { readInvitationText } from '../../shared/invitation/invitation-text.ts'
import { chromiumPath } from '../support/browser.ts'
import { until } from '../support/command-line.ts'
import { axeFindings, beSomebody, buildInterface, editor, startCoalition } from '../support/interface.ts'
import { withMembers } from '../support/members-in-browsers.ts'
import { endTestMailboxes, openTestMailbox } from '../support/test-mailbox.ts'
import { look } from './look.ts'

const PATIENCE = { timeout: 60_000 }

let pages = ''
beforeAll(async () => {
  pages = await buildInterface()
}, 120_000)
afterAll(() => rmSync(pages, { recursive: true, force: true }))

/** Pastes the code and the address as they are copied together, up to where members are looked for. */
async function pasteBoth(page: Page, code: string, address: string): Promise<void> {
  await page.getByRole('button', { name: 'I have an invitation' }).click()
  await beSomebody(page, 'Bilal')
  await page.getByLabel('The message').fill('Dear colleagues, here it is')
  await page.getByRole('button', { name: 'See what it says' }).click()
  await page.getByText('There is no whole invitation in this.').waitFor()
  await page.getByLabel('The message').fill(`Code: ${code}\nAddress: ${address}`)
  await page.getByRole('button', { name: 'See what it says' }).click()
  await page.getByRole('button', { name: 'Ask in another way' }).click()
  await page.getByRole('button', { name: 'Go on' }).click()
}

const titled = (page: Page, title: string): Promise<string> =>
  until(
    () => page.title(),
    (now) => now === title,
  )

/** Opens an invitation for the same room and leaves it on screen. */
async function inviteInTheRoom(page: Page): Promise<{ readonly code: string; readonly address: string }> {
  await page.getByRole('link', { name: 'Members' }).click()
  await page.getByRole('button', { name: 'Invite an organisation' }).first().click()
  await page.getByRole('dialog').getByRole('textbox').fill('Teachers’ Union')
  await page.locator('label', { hasText: 'Same Wi-Fi or same room' }).click()
  await page.getByText('Opens this computer to your network').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Make the invitation' }).click()
  await page.getByRole('button', { name: 'Copy the message' }).waitFor()
  await page.getByRole('button', { name: 'Read it out instead' }).click()
  const groups = await page.getByRole('list', { name: 'Code' }).getByRole('listitem').allTextContents()
  const address = await page.getByRole('dialog').locator('[dir="ltr"]').filter({ hasText: /:\d+$/ }).first().textContent()
  return { code: groups.join('-'), address: address ?? '' }
}

describe.skipIf(chromiumPath === undefined)('an invitation by word of mouth', { timeout: 240_000 }, () => {
  it('is read as soon as a whole one is pasted', () =>
    withMembers(
      async ({ start }) => {
        const page = await (await start('bilal')).openPage()
        await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
        await page.getByRole('button', { name: 'I have an invitation' }).click()
        await beSomebody(page, 'Bilal')
        const field = page.getByLabel('The message')
        const paste = async (words: string): Promise<void> => {
          await field.fill('')
          await page.evaluate((text) => navigator.clipboard.writeText(text), words)
          await field.press('Control+v')
        }
        const message = `Code: ${createInvitationCode(new Uint8Array(SECRET_BYTES).fill(7))}\nAddress: 192.0.2.1:4455`
        await paste(message.slice(0, 30))
        await page.getByRole('button', { name: 'See what it says', disabled: false }).waitFor()
        await paste(message)
        await page.getByRole('heading', { name: 'Before you ask' }).waitFor()
      },
      { pages, locale: 'en-GB' },
    ))

  it('is copied for the same network as one whole message, says what comes next, and leads back into the text', () =>
    withMembers(
      async ({ start }) => {
        const page = await (await start('amina')).openPage()
        await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
        await startCoalition(page, 'Amina', 'Open Samara', 'Budget Watch')
        await page.keyboard.type('We ask for figures.')
        const { code, address } = await inviteInTheRoom(page)
        await page.getByRole('button', { name: 'Copy the message' }).click()
        await page.getByRole('dialog').getByText('Copied. Send it to them. You will be told when they ask.').waitFor()
        const message = await page.evaluate<string>('navigator.clipboard.readText()')
        expect(message).toContain('choose “I have an invitation” and paste this whole message')
        expect(readInvitationText(message)).toMatchObject({ code, coalitionName: 'Open Samara', organisationName: 'Teachers’ Union' })
        expect(readInvitationText(message).addresses).toContain(address)
        await page.getByRole('button', { name: 'Go on writing' }).click()
        await page.locator('.text[contenteditable="true"]:focus').waitFor()
        expect(await page.getByRole('dialog').count()).toBe(0)
      },
      { pages, locale: 'en-GB' },
    ))

  it('says what is missing where no address is known, and tells the open invitation who asks', () =>
    withMembers(
      async ({ start }) => {
        const [amina, bilal] = await Promise.all([(await start('amina')).openPage(), (await start('bilal')).openPage()])
        await startCoalition(amina, 'Amina', 'Open Samara', 'Budget Watch')
        const { code, address } = await inviteInTheRoom(amina)
        expect(await axeFindings(amina)).toEqual([])
        await amina.getByRole('button', { name: 'They are elsewhere' }).click()
        await amina.getByRole('button', { name: 'Save file' }).waitFor()
        await amina.getByRole('button', { name: 'They are in the same room' }).click()
        await amina.getByRole('button', { name: 'Read it out instead' }).waitFor()
        await bilal.getByRole('button', { name: 'I have an invitation' }).click()
        await bilal.getByRole('button', { name: 'Go on' }).click()
        await bilal.getByText('Type a name, initials or a job title.').waitFor()
        expect(await bilal.getByLabel('Your name').evaluate((field) => field === document.activeElement)).toBe(true)
        await beSomebody(bilal, 'Bilal')
        await bilal.getByRole('tab', { name: 'Type a code' }).click()
        await bilal.getByLabel('The code').fill(code)
        await bilal.getByRole('button', { name: 'See what it says' }).click()
        await bilal.getByText('Beside the code in the invitation, such as 192.168.1.20:4455. A whole message brings it along.').waitFor()
        await bilal.getByRole('button', { name: 'Go on' }).click()
        await bilal.getByText('Chorus does not know yet where to ask.').waitFor(PATIENCE)
        expect(await axeFindings(bilal)).toEqual([])
        const field = bilal.getByLabel('The address you were given')
        await field.fill(address.replace(/:\d+$/, ''))
        await bilal.getByRole('button', { name: 'Use it' }).click()
        await bilal.getByText('The number after the colon is missing.').waitFor()
        await field.fill(address)
        await bilal.getByRole('button', { name: 'Use it' }).click()
        await amina.getByRole('dialog').getByText('Bilal asks to be let in.').waitFor(PATIENCE)
        expect(await axeFindings(amina)).toEqual([])
        await amina.getByRole('button', { name: 'Compare the six words' }).click()
        await amina.getByRole('button', { name: 'Yes, let in' }).waitFor()
        await amina.goto(`${new URL(amina.url()).origin}/#/settings`)
        await titled(amina, '(1) Settings · Chorus')
        await amina.locator('label', { hasText: 'Careful mode' }).click()
        await titled(amina, 'Settings · Chorus')
      },
      { pages, locale: 'en-GB' },
    ))

  it('[JOIN-6] that is for a coalition which is here says so, changes nothing, and leads there', () =>
    withMembers(
      async ({ start }) => {
        const page = await (await start('amina')).openPage()
        await startCoalition(page, 'Amina', 'Open Samara', 'Budget Watch')
        await editor(page).pressSequentially('Every month.')
        const { code } = await inviteInTheRoom(page)
        await page.keyboard.press('Escape')
        await page.getByRole('button', { name: 'Open Samara' }).click()
        await page.getByRole('menuitem', { name: 'Join another coalition' }).click()
        await page.getByRole('tab', { name: 'Type a code' }).click()
        await page.getByLabel('The code').fill(code)
        await page.getByRole('button', { name: 'See what it says' }).click()
        await page.getByRole('heading', { name: 'You are in “Open Samara” already' }).waitFor()
        await look(page, 'already-in')
        await page.getByRole('button', { name: 'العربية' }).click()
        await page.getByRole('button', { name: 'فتح' }).waitFor()
        await look(page, 'already-in-ar')
        await page.getByRole('button', { name: 'English' }).click()
        await page.getByRole('button', { name: 'Try another invitation' }).click()
        await page.getByRole('heading', { name: 'I have an invitation' }).waitFor()
        await page.getByLabel('The message').fill(code)
        await page.getByRole('button', { name: 'See what it says' }).click()
        await page.getByRole('button', { name: 'Open “Open Samara”' }).click()
        await page.getByRole('link', { name: 'Positions' }).click()
        await page.getByText('Every month.').first().waitFor()
      },
      { pages, locale: 'en-GB' },
    ))

  it('does not say that the other computer is off where a meeting address answers', () =>
    withMembers(
      async ({ start }) => {
        const meeting = new WebSocketServer({ host: '127.0.0.1', port: 0 })
        meeting.on('connection', (socket) => socket.on('message', () => socket.send('{"type":"pong"}')))
        await once(meeting, 'listening')
        const { port } = meeting.address() as AddressInfo
        const bilal = await (await start('bilal')).openPage()
        await pasteBoth(bilal, createInvitationCode(new Uint8Array(SECRET_BYTES).fill(7)), `ws://127.0.0.1:${port}`)
        await bilal.getByText('No member has answered yet. The meeting address does.').waitFor(PATIENCE)
        expect(await bilal.getByText('Nothing is wrong:').count()).toBe(0)
        expect(await axeFindings(bilal)).toEqual([])
        meeting.close()
      },
      { pages, locale: 'en-GB' },
    ))

  it('[INV-5] takes the one line of address where it is asked how texts travel, says whether it answers, and puts it into the message', () =>
    withMembers(
      async ({ start }) => {
        const mailbox = await openTestMailbox()
        const [amina, bilal] = await Promise.all([(await start('amina')).openPage(), (await start('bilal')).openPage()])
        await startCoalition(amina, 'Amina', 'Open Samara', 'Budget Watch')
        await amina.getByRole('link', { name: 'Members' }).click()
        await amina.getByRole('button', { name: 'Invite an organisation' }).first().click()
        await amina.getByRole('dialog').getByRole('textbox').fill('Teachers’ Union')
        await amina.locator('label', { hasText: 'Elsewhere' }).click()
        await amina.getByRole('button', { name: 'Make the invitation' }).click()
        await amina.locator('label', { hasText: 'Over the internet, by an address' }).click()
        await amina.getByText('No address goes along yet.').waitFor()
        const dialog = amina.getByRole('dialog')
        const give = async (address: string): Promise<void> => {
          await dialog.getByLabel('The address you were given').fill(address)
          await dialog.getByRole('button', { name: 'Use it' }).click()
        }
        await dialog.getByLabel('The address you were given').fill(mailbox.url)
        await dialog.getByText('A mailbox: it keeps closed envelopes').waitFor()
        await give('ws://127.0.0.1:9')
        await dialog.getByText('ws://127.0.0.1:9/: Nothing listens there.').waitFor()
        await give('http://127.0.0.1:9')
        await dialog.getByText('No mailbox answers at this address.').waitFor()
        await give(mailbox.url)
        await dialog.getByText(`${mailbox.url} answers.`).waitFor()
        expect(await amina.getByText('No address goes along yet.').count()).toBe(0)
        expect(await axeFindings(amina)).toEqual([])
        const message = await amina.getByRole('textbox', { name: 'The message' }).inputValue()
        expect(message).toContain('Address: ws://127.0.0.1:9/')
        expect(message).toContain(`Mailbox: ${mailbox.url}`)

        await bilal.getByRole('button', { name: 'I have an invitation' }).click()
        await beSomebody(bilal, 'Bilal')
        await bilal.getByLabel('The message').fill(message)
        await bilal.getByRole('button', { name: 'See what it says' }).click()
        await bilal.getByText('Budget Watch').or(bilal.getByText('Open Samara')).first().waitFor()
        await bilal.getByRole('button', { name: 'Go on' }).click()
        await bilal.getByText('Your request lies in the mailbox').waitFor()
        expect(await axeFindings(bilal)).toEqual([])
        await amina.getByRole('dialog').getByText('Bilal asks to be let in.').waitFor(PATIENCE)
        await amina.getByRole('button', { name: 'Compare the six words' }).click()
        await amina.getByRole('button', { name: 'Yes, let in' }).click()
        await editor(bilal).waitFor(PATIENCE)
        await bilal.getByRole('link', { name: 'Connection' }).click()
        await bilal.getByText(mailbox.url).waitFor()
        expect(await axeFindings(bilal)).toEqual([])
        await endTestMailboxes()
      },
      { pages, locale: 'en-GB' },
    ))

  it('takes code and address pasted together', () =>
    withMembers(
      async ({ start }) => {
        const [amina, bilal] = await Promise.all([(await start('amina')).openPage(), (await start('bilal')).openPage()])
        await startCoalition(amina, 'Amina', 'Open Samara', 'Budget Watch')
        const { code, address } = await inviteInTheRoom(amina)
        await pasteBoth(bilal, code, address)
        await amina.getByRole('dialog').getByText('Bilal asks to be let in.').waitFor(PATIENCE)
      },
      { pages, locale: 'en-GB' },
    ))
})
