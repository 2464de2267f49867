/** Y5: from a key pressed in one member's page to the letter in the other's, over two hosts that are linked as they link themselves. */
import type { Page } from 'playwright-core'
import { openTwoMembers } from '../e2e/two-members.ts'

const KEYS = 200
/** Quick typing: six letters a second. */
const KEY_MS = 160

/** Milliseconds for each key, in order of size. */
export async function measureTwoPages(): Promise<readonly number[]> {
  const members = await openTwoMembers()
  try {
    const id = await members.position('From one page to another')
    const [typing, watching] = [await members.amina.openPage(id), await members.bashir.openPage(id)]
    await typing.locator('.text').click()
    await typing.keyboard.type('.')
    await watching.locator('.text', { hasText: '.' }).waitFor()
    await noteTimes(typing)
    await noteTimes(watching)
    await typing.keyboard.type('x'.repeat(KEYS), { delay: KEY_MS })
    await watching.locator('.text', { hasText: `.${'x'.repeat(KEYS)}` }).waitFor()
    const [typed, seen] = [await timesOf(typing), await timesOf(watching)]
    return typed.map((at, index) => (seen[index] ?? Number.NaN) - at).sort((a, b) => a - b)
  } finally {
    await members.end()
  }
}

/** The page notes when its text first had so many letters; both pages are on one machine, so their clocks agree. */
const NOTE_TIMES = `{
  const text = document.querySelector('.text')
  window.times = []
  new MutationObserver(() => {
    const count = text.textContent.split('x').length - 1
    while (window.times.length < count) window.times.push(performance.timeOrigin + performance.now())
  }).observe(text, { childList: true, characterData: true, subtree: true })
}`

const noteTimes = (page: Page): Promise<void> => page.evaluate<void>(NOTE_TIMES)
const timesOf = (page: Page): Promise<readonly number[]> => page.evaluate<readonly number[]>('window.times')
