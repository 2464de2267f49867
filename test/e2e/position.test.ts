/** The position page of two members, written on by both at once: words, carets, undo, remarks, and what is said when a host dies. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/browser.ts'
import { GOOGLE, WORD } from './pasted-samples.ts'
import { eventually, isSaved, wordsOf, wordsWhen } from './text-on-screen.ts'
import { openTwoMembers, type TwoMembers } from './two-members.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const START_MS = 240_000
const TEST_MS = 240_000
const WRITABLE = '.text[contenteditable="true"]'
/** Until two hosts have noticed that one of them was gone, and met again. */
const RELINK_MS = 150_000

let members: TwoMembers
let pages: Page[] = []

async function openBoth(title: string): Promise<readonly [Page, Page, string]> {
  const id = await members.position(title)
  const amina = await members.amina.openPage(id)
  const bashir = await members.bashir.openPage(id, 'language=ar')
  pages = [amina, bashir]
  return [amina, bashir, id]
}

/** The names as they are drawn, by the style sheet. */
const namesAtCarets = (page: Page): Promise<readonly string[]> =>
  page.locator('.caret-name').evaluateAll((flags) => flags.map((flag) => JSON.parse(getComputedStyle(flag, '::before').content)))

/** Where the name at a caret is: whether it is wholly inside what scrolls, how far that goes sideways, how much room is left in the line. */
const edgesOf = (name: Locator) =>
  name.evaluate((flag) => {
    const text = flag.closest('.text') as HTMLElement
    let scroller = text.parentElement as HTMLElement
    while (getComputedStyle(scroller).overflowY !== 'auto') scroller = scroller.parentElement as HTMLElement
    const [shown, around, own] = [flag.getBoundingClientRect(), scroller.getBoundingClientRect(), text.getBoundingClientRect()]
    return {
      isInside: shown.right <= around.right && shown.left >= around.left,
      sideways: scroller.scrollWidth - scroller.clientWidth,
      room: own.right - shown.left,
    }
  })

/** Bashir opens the text that Amina has just written, whose caret stands at its end, and goes on there. */
async function goOnBehindACaret(): Promise<void> {
  const id = await members.position('Going on')
  const amina = await members.amina.openPage(id)
  await amina.locator(WRITABLE).click()
  await amina.keyboard.type('The budget must be open.')
  const bashir = await members.bashir.openPage(id)
  pages = [amina, bashir]
  await bashir.locator('.text p .caret').waitFor({ state: 'attached' })
  // A text is shown a moment before it may be written.
  await bashir.locator(`${WRITABLE} p`).click()
  await bashir.keyboard.type(' Rivers too.', { delay: 5 })
  await wordsWhen(amina, (words) => words === 'The budget must be open. Rivers too.')
  await amina.keyboard.press('End')
  await amina.keyboard.type(' And schools.', { delay: 5 })
  await eventually(() => wordsOf(bashir)).toBe('The budget must be open. Rivers too. And schools.')
}

describe.skipIf(chromiumPath === undefined)('the position page', () => {
  beforeAll(async () => {
    members = await openTwoMembers()
  }, START_MS)

  afterAll(async () => {
    await members.end()
  })

  afterEach(async () => {
    await Promise.all(pages.map((page) => page.close()))
    pages = []
  })

  it(
    'two people write in one paragraph at once, in English and Arabic; each sees the other’s named caret; undo takes back one’s own words only',
    async () => {
      const [amina, bashir] = await openBoth('Budget data')
      await amina.locator('.text').click()
      await amina.keyboard.type('Begin. ')
      await wordsWhen(bashir, (words) => words.includes('Begin.'))
      await bashir.locator('.text p').click()
      await bashir.keyboard.press('End')
      await amina.keyboard.press('Home')
      await Promise.all([
        amina.keyboard.type('Publish it every month. ', { delay: 15 }),
        bashir.keyboard.type('يجب نشر البيانات شهريًا', { delay: 15 }),
      ])
      const both = 'Publish it every month. Begin. يجب نشر البيانات شهريًا'
      expect(await wordsWhen(amina, (words) => words === both)).toBe(both)
      expect(await wordsWhen(bashir, (words) => words === both)).toBe(both)
      await eventually(() => namesAtCarets(amina)).toEqual(['بشير حداد'])
      await eventually(() => namesAtCarets(bashir)).toEqual(['Amina Otieno'])
      for (let turn = 0; turn < 20 && (await wordsOf(amina)).includes('Publish'); turn++) await amina.keyboard.press('Control+z')
      const left = await wordsWhen(bashir, (words) => !words.includes('Publish'))
      expect(left).toContain('يجب نشر البيانات شهريًا')
      await eventually(() => wordsOf(amina)).toBe(left)
    },
    TEST_MS,
  )

  it(
    'the name at another’s caret is whole at the end of a line, and nothing scrolls sideways',
    async () => {
      const [amina, bashir] = await openBoth('Edges')
      await amina.locator('.text').click()
      await amina.keyboard.type(
        'Publish the budget of every county every month, with each change of more than five per cent explained to everybody in it.',
      )
      await wordsWhen(bashir, (words) => words.includes('everybody in it.'))
      await bashir.locator('.text p').click()
      await bashir.keyboard.press('Control+Home')
      await bashir.keyboard.press('End')
      for (let step = 0; step < 2; step++) await bashir.keyboard.press('ArrowLeft')
      const name = amina.locator('.caret-name')
      await eventually(() => namesAtCarets(amina)).toEqual(['بشير حداد'])
      // Before that the caret is not near the edge, and nothing is seen.
      await eventually(async () => (await edgesOf(name)).room).toBeLessThan(120)
      expect(await edgesOf(name)).toMatchObject({ isInside: true, sideways: 0 })
    },
    TEST_MS,
  )

  it('a click behind the end of a line at which somebody else’s caret stands writes there, and so does End', goOnBehindACaret, TEST_MS)

  it(
    'two people who begin the same empty text at the same time lose no letter',
    async () => {
      const [amina, bashir] = await openBoth('An empty text')
      await Promise.all([amina.locator('.text').click(), bashir.locator('.text').click()])
      // The other's caret stands in the line that is shown, not in one of its own above it.
      await amina.locator('.text p .caret').waitFor({ state: 'attached' })
      await Promise.all([amina.keyboard.type('first words', { delay: 5 }), bashir.keyboard.type('كلمات أولى', { delay: 5 })])
      const all = (words: string): boolean => words.includes('first words') && words.includes('كلمات أولى')
      const left = await wordsWhen(amina, all)
      await wordsWhen(bashir, all)
      await eventually(() => wordsOf(bashir)).toBe(left)
      await eventually(() => isSaved(amina)).toBe(true)
    },
    TEST_MS,
  )

  it(
    'a remark made by one outlives a narrow window, is seen, answered and settled by the other, and both say by whom',
    async () => {
      const [amina, bashir] = await openBoth('Remarks')
      await amina.locator('.text').click()
      await amina.keyboard.type('The ministry publishes data late.')
      await amina.keyboard.press('Home')
      for (let step = 0; step < 'The ministry'.length; step++) await amina.keyboard.press('Shift+ArrowRight')
      await amina.keyboard.press('Control+Alt+m')
      await amina.getByLabel('Your remark').fill('Which ministry?')
      await amina.setViewportSize({ width: 1024, height: 640 })
      const drawer = amina.getByRole('dialog', { name: 'Beside the text' })
      await eventually(() => drawer.getByLabel('Your remark').inputValue()).toBe('Which ministry?')
      await amina.setViewportSize({ width: 1366, height: 768 })
      await drawer.waitFor({ state: 'detached' })
      await amina.getByLabel('Your remark').press('Control+Enter')
      await bashir.locator('.remarked').waitFor()
      expect(await bashir.locator('.remarked').allTextContents()).toEqual(['The ministry'])
      await bashir.locator('.remarked').click()
      const card = bashir.getByRole('article')
      await card.getByText('Which ministry?').waitFor()
      await card.getByRole('button', { name: 'إجابة', exact: true }).click()
      await card.getByRole('textbox').fill('وزارة المالية')
      await bashir.keyboard.press('Control+Enter')
      await amina.getByRole('article').getByText('وزارة المالية').waitFor()
      await amina.getByRole('button', { name: 'Settle' }).click()
      await amina.getByRole('article').getByRole('textbox').fill('Named in the text.')
      await amina.keyboard.press('Control+Enter')
      await bashir.locator('.remarked.current, .remarked').first().waitFor({ state: 'attached' })
      await amina.getByRole('button', { name: /^Settled/ }).click()
      await amina.getByText('Settled by Amina Otieno').waitFor()
      await amina.getByText('Named in the text.').waitFor()
    },
    TEST_MS,
  )

  it(
    'takes what Word and Google Docs put on the clipboard by its structure, and says that a picture was left out',
    async () => {
      const id = await members.position('Pasted')
      const page = await members.amina.openPage(id)
      pages = [page]
      await page.locator('.text').click()
      await paste(page, 'text/html', WORD)
      await page.getByText('One picture was left out').waitFor()
      await page.keyboard.press('Control+Home')
      await paste(page, 'text/html', GOOGLE)
      await page.getByText('a link').waitFor()
      await eventually(() => isSaved(page)).toBe(true)
      const { markdown } = await members.amina.profile.run<{ markdown: string }>('position', 'show', id, '--format', 'markdown')
      expect(markdown).toContain('Our demands\n\n### Deep heading\n\n**Bold** and *slanted*[^1] words.')
      expect(markdown).toMatch(/1\. Publish\n\n {3,}[-*] monthly\n\n2\. Explain/)
      expect(markdown).toContain('| County | Share |')
      expect(markdown).toContain('[^1]: Auditor General, page 14')
      expect(markdown).toContain('Plain and **heavy**\n\n- *one*\n\n[a link](https://example.org/a) no link')
      const { body } = await members.amina.profile.run<{ body: { isComplete: boolean } }>('position', 'show', id, '--format', 'json')
      expect(body.isComplete).toBe(true)
    },
    TEST_MS,
  )

  it(
    'takes 8 MB at once, and refuses more than 16 MB with words',
    async () => {
      const id = await members.position('Large')
      const page = await members.amina.openPage(id)
      pages = [page]
      await page.locator('.text').click()
      await paste(page, 'text/plain', '', 17 * 1024 * 1024)
      await page.getByText('too much for one paste').waitFor()
      expect(await wordsOf(page)).toBe('')
      await paste(page, 'text/plain', '', 8 * 1024 * 1024)
      await eventually(() => isSaved(page)).toBe(true)
      const { text } = await members.amina.profile.run<{ text: string }>('position', 'show', id, '--format', 'text')
      expect(text.length).toBeGreaterThan(7.9 * 1024 * 1024)
    },
    TEST_MS,
  )

  for (const [language, theme] of [
    ['en', 'light'],
    ['en', 'dark'],
    ['ar', 'light'],
    ['ar', 'dark'],
  ] as const) {
    it(
      `has nothing that axe finds in ${language} on ${theme} paper`,
      async () => {
        const id = await members.position(`Axe ${language} ${theme}`)
        await members.amina.profile.run('position', 'write', id, '--append', 'A paragraph about data.\n\nفقرة بالعربية.')
        const page = await members.amina.openPage(id, `language=${language}&theme=${theme}`)
        pages = [page]
        await page.locator('.text p').first().waitFor()
        const { violations } = await page.evaluate<AxeResults>(`${AXE}; axe.run(document, { resultTypes: ['violations'] })`)
        expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([])
      },
      TEST_MS,
    )
  }

  it(
    'a killed host loses nothing that was called saved; the page says that it has stopped, keeps what is typed, and goes on',
    async () => {
      const [amina, bashir] = await openBoth('Power cut')
      await amina.locator('.text').click()
      let saved = ''
      for (let number = 0; number < 40; number++) {
        await amina.keyboard.type(`w${number} `)
        if (number < 35 && number % 8 === 7) await eventually(() => isSaved(amina)).toBe(true)
        if (await isSaved(amina)) saved = await wordsOf(amina)
        if (number === 35) await members.amina.kill()
      }
      await amina.getByText('Chorus has stopped').first().waitFor()
      const kept = await wordsOf(amina)
      expect(kept).toContain('w39')
      await members.amina.restart()
      await eventually(() => isSaved(amina)).toBe(true)
      expect(await wordsOf(amina)).toBe(kept)
      expect(saved.length).toBeGreaterThan(0)
      const durable = await members.amina.profile.run<{ text: string }>('position', 'show', await idOf(amina), '--format', 'text')
      expect(durable.text).toContain(saved.trim())
      await wordsWhen(bashir, (words) => words.trim() === kept.trim(), RELINK_MS)
    },
    TEST_MS,
  )
})

const idOf = async (page: Page): Promise<string> => new URL(page.url()).hash.slice(1)

/** Pastes as the browser would; `length` makes plain text of so many characters in paragraphs of 800. */
async function paste(page: Page, type: string, content: string, length = 0): Promise<void> {
  await page.locator('.text').evaluate(
    (text, given) => {
      const data = new DataTransfer()
      const paragraphs = Math.floor(given.length / 802)
      const long = `${'word '.repeat(160)}\n\n`.repeat(paragraphs)
      data.setData(given.type, given.content === '' ? long : given.content)
      text.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    },
    { type, content, length },
  )
}
