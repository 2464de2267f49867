/** The built interface, and a person's first steps in it, by the words on screen. */
import { mkdtempSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { pageBuild } from '../../build/page-build.ts'
import { SAMPLE_PLAN_CSV } from '../../shared/plan/sample-plan.ts'
import { until } from './command-line.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Bundles the interface into a folder of its own; answers the folder. */
export async function buildInterface(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'chorus-interface-'))
  const config = pageBuild('renderer', 'renderer')
  // Under tests the interface kit takes every list for endless and draws all of it, unless this is said.
  const define = { 'process.env.VIRT_ON': 'true' }
  await build({ ...config, configFile: false, logLevel: 'error', define, build: { ...config.build, outDir } })
  return outDir
}

/** What axe finds on the page; where the kit announces something to screen readers for a moment is no part of it. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  // Behind an open dialog the page is out of reach for everybody; it is looked at in its own place.
  const context = `{ include: document.querySelector('[role="dialog"]') ? [['[role="dialog"]']] : [['html']], exclude: [['[data-live-announcer]']] }`
  const script = `${AXE}; axe.run(${context}, { resultTypes: ['violations'] })`
  const { violations } = await page.evaluate<AxeResults>(script)
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

/** From the first screen to the text of position 1, where the cursor stands. */
export async function startCoalition(page: Page, person: string, coalition: string, organisation: string): Promise<void> {
  await page.getByRole('button', { name: 'Start a coalition' }).click()
  await beSomebody(page, person)
  await page.getByLabel('Name of the coalition').fill(coalition)
  await page.getByLabel('Your organisation').fill(organisation)
  await page.getByRole('button', { name: 'Start writing' }).click()
  await page.locator('[contenteditable="true"]:focus').waitFor()
}

/** Brings in the sample plan. */
export async function importPlan(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Plan', exact: true }).click()
  await page.getByRole('button', { name: 'Add the plan' }).click()
  const plan = { name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from(SAMPLE_PLAN_CSV) }
  await page.locator('input[type="file"]').setInputFiles(plan)
  await page.getByRole('button', { name: 'Add 8 commitments' }).click()
  await page.getByText('The plan is here.').waitFor()
}

/** Makes an invitation and answers the message that carries it; this computer can be reached from then on. */
export async function inviteByMessage(page: Page, organisation: string): Promise<string> {
  await page.getByRole('link', { name: 'Members' }).click()
  await page.getByRole('button', { name: 'Invite an organisation' }).first().click()
  await page.getByLabel('Name of the organisation').fill(organisation)
  await page.locator('label', { hasText: 'Elsewhere' }).click()
  await page.getByRole('button', { name: 'Make the invitation' }).click()
  await page.locator('label', { hasText: 'Over the internet, by an address' }).click()
  await page.getByRole('button', { name: 'Add my address to the message' }).click()
  const message = page.getByRole('textbox', { name: 'The message' })
  const text = await until(
    () => message.inputValue(),
    (words) => words.includes('Address:'),
  )
  await page.getByRole('button', { name: 'Done' }).click()
  return text
}

/** Pastes an invitation as somebody new, up to the waiting room. */
export async function askWithMessage(page: Page, person: string, message: string): Promise<void> {
  await page.getByRole('button', { name: 'I have an invitation' }).click()
  await beSomebody(page, person)
  await page.getByLabel('The message').fill(message)
  await page.getByRole('button', { name: 'See what it says' }).click()
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('heading', { name: 'Asking to be let in' }).waitFor()
}

/** The text of the position on screen. */
export const editor = (page: Page) => page.locator('[contenteditable="true"]').first()

/** Says who one is, as the first step. */
export async function beSomebody(page: Page, person: string): Promise<void> {
  await page.getByLabel('Your name').fill(person)
  await page.getByRole('button', { name: 'Go on' }).click()
}
