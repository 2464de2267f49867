/** Lists, quotations and tables in Arabic begin on the right, whatever language the page is in. */
import { expect, test } from 'vitest'
import { blockDirection } from '../../../shared/document/block-direction.ts'
import { markdownToBlocks } from '../../../shared/document/markdown.ts'

const directions = (markdown: string) => markdownToBlocks(markdown).map(blockDirection)

test('a block that holds others says the direction of its first letter', () => {
  expect(directions('1. موعد ثابت لكل محافظة\n2. Two pages')).toEqual(['rtl'])
  expect(directions('> قال لنا أحدهم')).toEqual(['rtl'])
  expect(directions('| المحافظة | 2025 |\n| --- | --- |\n| أورتالو | 2 |')).toEqual(['rtl'])
  expect(directions('- Monthly figures')).toEqual(['ltr'])
})

test('a block of words leaves it to the browser', () => {
  expect(directions('نرحّب\n\nWe welcome')).toEqual(['auto', 'auto'])
})

test('a block without letters runs as what is around it', () => {
  expect(directions('1. 2026\n\n310')).toEqual([undefined, undefined])
})
