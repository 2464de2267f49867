/** Word's list items, which come as paragraphs with a level and a drawn sign, become lists. */
import { cssOf } from './pasted-css.ts'

const LEVEL = /mso-list:[^;]*\blevel(\d)/i
const IGNORED = /mso-list:\s*ignore/i
const COUNTED = /^[\s\u00a0(]*(?:\d+|[a-z]|[ivxlcdm]+|[\u0660-\u0669]+)[.)]/i

interface Item {
  readonly paragraph: Element
  readonly level: number
  readonly isCounted: boolean
}

/** Replaces each run of neighbouring list paragraphs by one list, nested by their levels. */
export function buildWordLists(root: Element): void {
  const paragraphs = [...root.querySelectorAll('p, h1, h2, h3, h4, h5, h6')].filter((element) => LEVEL.test(cssOf(element).text))
  const taken = new Set<Element>()
  for (const first of paragraphs) {
    if (taken.has(first)) continue
    const run = runFrom(first)
    for (const { paragraph } of run) taken.add(paragraph)
    const place = root.ownerDocument.createComment('')
    first.before(place)
    place.replaceWith(...listsOf(root, run))
  }
}

function runFrom(first: Element): readonly Item[] {
  const run: Item[] = []
  let at: Element | null = first
  while (at && at.tagName === first.tagName && LEVEL.test(cssOf(at).text)) {
    run.push(itemOf(at))
    at = at.nextElementSibling
  }
  return run
}

function itemOf(paragraph: Element): Item {
  const level = Number(LEVEL.exec(cssOf(paragraph).text)?.[1] ?? '1')
  const sign = [...paragraph.querySelectorAll('[data-css]')].find((element) => IGNORED.test(cssOf(element).text))
  const isCounted = COUNTED.test(sign?.textContent ?? '')
  sign?.remove()
  return { paragraph, level, isCounted }
}

interface OpenList {
  readonly list: Element
  readonly level: number
  readonly isCounted: boolean
}

function listsOf(root: Element, run: readonly Item[]): readonly Element[] {
  const roots: Element[] = []
  const open: OpenList[] = []
  for (const item of run) {
    closeDeeper(open, item)
    if (open.at(-1)?.level !== item.level) openList(root, open, roots, item)
    open.at(-1)?.list.append(elementOf(root, item))
  }
  return roots
}

/** A list of the same depth goes on only if it counts, or does not, like this item. */
function closeDeeper(open: OpenList[], { level, isCounted }: Item): void {
  while ((open.at(-1)?.level ?? 0) > level) open.pop()
  const same = open.at(-1)
  if (same?.level === level && same.isCounted !== isCounted) open.pop()
}

function openList(root: Element, open: OpenList[], roots: Element[], { level, isCounted }: Item): void {
  const list = root.ownerDocument.createElement(isCounted ? 'ol' : 'ul')
  const host = open.at(-1)?.list.lastElementChild
  if (host) host.append(list)
  else roots.push(list)
  open.push({ list, level, isCounted })
}

function elementOf(root: Element, { paragraph }: Item): Element {
  const item = root.ownerDocument.createElement('li')
  const words = root.ownerDocument.createElement('p')
  words.append(...paragraph.childNodes)
  item.append(words)
  paragraph.remove()
  return item
}
