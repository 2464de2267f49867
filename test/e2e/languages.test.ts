/** The way from the first screen into the first text, in the languages that other tests do not walk: no English is left on it. */
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/browser.ts'
import { buildInterface, editor } from '../support/interface.ts'
import { withMembers } from '../support/members-in-browsers.ts'

type Catalogue = ReadonlyMap<string, string>

const MESSAGES = join(import.meta.dirname, '../../renderer/messages')

function catalogue(language: string): Catalogue {
  const files = readdirSync(join(MESSAGES, language)).map((name) => readFileSync(join(MESSAGES, language, name), 'utf8'))
  return new Map(files.flatMap((file) => Object.entries(JSON.parse(file) as Record<string, string>)))
}

const ENGLISH = catalogue('en')

let pages = ''
beforeAll(async () => {
  pages = await buildInterface()
}, 120_000)
afterAll(() => rmSync(pages, { recursive: true, force: true }))

/** Every text that is seen or read aloud. */
const textsOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const texts = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) {
        for (const name of ['aria-label', 'placeholder', 'title', 'data-placeholder']) texts.push(node.getAttribute(name) ?? '')
      } else texts.push(node.textContent ?? '')
    }
    return texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '')
  })

/** What a message looks like when it is filled in; undefined where it has forms to choose from. */
function patternOf(message: string): RegExp | undefined {
  if (/[<#]|, (?:plural|select)/.test(message)) return undefined
  const parts = message.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return parts.join('').trim().length < 3 ? undefined : new RegExp(`^${parts.join('.+')}$`)
}

/** English messages among the texts, save those that the other language says in the same words. */
function leftInEnglish(texts: readonly string[], other: Catalogue): readonly string[] {
  const same = new Set(other.values())
  const patterns = [...ENGLISH].flatMap(([id, message]) => (same.has(message) ? [] : [{ id, pattern: patternOf(message) }]))
  return texts.flatMap((text) => patterns.filter(({ pattern }) => pattern?.test(text)).map(({ id }) => `${id}: ${text}`))
}

describe.skipIf(chromiumPath === undefined)('from the first screen into the first text', { timeout: 120_000 }, () => {
  it.each([
    ['es', 'es-ES'],
    ['fr', 'fr-FR'],
  ])('everything is in %s', (language, locale) => {
    const words = catalogue(language)
    const say = (id: string): string => words.get(id) ?? id
    return withMembers(
      async ({ start }) => {
        const page = await (await start('amina')).openPage()
        const look = async (title: string): Promise<void> => {
          await page.getByRole('heading', { name: title }).first().waitFor()
          expect(leftInEnglish(await textsOn(page), words), title).toEqual([])
        }
        const press = (id: string): Promise<void> => page.getByRole('button', { name: say(id), exact: true }).click()
        await look(say('first.title'))
        expect(await page.locator('html').getAttribute('lang')).toBe(language)
        await press('first.start')
        await look(say('first.you.title'))
        await press('first.next')
        await page.getByText(say('first.you.name.missing')).waitFor()
        await look(say('first.you.title'))
        await page.getByLabel(say('first.you.name')).fill('Inés')
        await press('first.next')
        await look(say('first.coalition.title'))
        await page.getByLabel(say('first.coalition.name')).fill('Samara abierta')
        await page.getByLabel(say('first.coalition.organisation')).fill('Observatorio')
        await press('first.coalition.go')
        await editor(page).waitFor()
        await page.getByText(say('position.state.only-here')).waitFor()
        await look(say('first.position.title'))
        await page.getByRole('link', { name: say('places.home'), exact: true }).click()
        await page.getByRole('button', { name: say('home.continue.button'), exact: true }).waitFor()
        await look(say('home.title'))
      },
      { pages, locale },
    )
  })
})

describe('the look for English', () => {
  it('finds what is left, filled in or not, and lets pass what both languages say', () => {
    const spanish = catalogue('es')
    expect(leftInEnglish(['Start a coalition', 'Text of Budget data', 'Empezar', 'Plan'], spanish)).toEqual([
      'first.start: Start a coalition',
      'editor.label: Text of Budget data',
    ])
  })
})
