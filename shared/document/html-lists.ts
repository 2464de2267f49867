/** Lists of HTML as lists of a position: nested ones kept, numbers kept where the page says them. */

import type { BlockPlace, BlockReader } from './html-reader.ts'
import { type HtmlElement, isElement, parentOf } from './html-tree.ts'
import { type DocumentNode, isText } from './read-body.ts'

interface Item {
  readonly content: readonly DocumentNode[]
  readonly number: number | undefined
}

const MAX_NUMBER = 2 ** 31 - 1

/** The lists that an `ul` or `ol` makes: one, or several where its numbers jump. */
export function readList(list: HtmlElement, place: BlockPlace, reader: BlockReader): readonly DocumentNode[] {
  const items = itemsOf(list, place, reader)
  if (items.length === 0) return []
  if (list.name === 'ul') return [{ type: 'bulletList', attrs: {}, content: items.map(itemNode) }]
  return numberedRuns(items, numberIn(list.attribs['start']) ?? 1).map(({ start, content }) => ({
    type: 'orderedList',
    attrs: start === 1 ? {} : { start },
    content: content.map(itemNode),
  }))
}

function itemsOf(list: HtmlElement, place: BlockPlace, reader: BlockReader): readonly Item[] {
  const inner = { ...place, depth: place.depth + 1 }
  const items: Item[] = []
  for (const child of list.children) {
    if (isElement(child) && child.name === 'li') {
      if (reader.notes.isNote(child)) continue
      for (const made of itemsFrom(reader.blocks(child.children, inner), numberOf(child, reader))) items.push(made)
    } else addToLast(items, reader.blocks([child], inner))
  }
  return items
}

/** What stands between items goes on in the one before. */
function addToLast(items: Item[], blocks: readonly DocumentNode[]): void {
  const last = items.pop()
  if (last) items.push({ ...last, content: [...last.content, ...blocks] })
  else for (const made of itemsFrom(blocks, undefined)) items.push(made)
}

/** An item begins with a paragraph. One that holds nothing but a list is that list's items: Word jumps levels. */
function itemsFrom(blocks: readonly DocumentNode[], number: number | undefined): readonly Item[] {
  const [first, ...rest] = blocks
  if (!first || isText(first)) return []
  if (first.type === 'paragraph') return [{ content: blocks, number }]
  if (first.type === 'heading') return [{ content: [{ ...first, type: 'paragraph', attrs: {} }, ...rest], number }]
  if (rest.length === 0 && (first.type === 'bulletList' || first.type === 'orderedList')) {
    return first.content.map((item) => ({ content: isText(item) ? [] : item.content, number: undefined }))
  }
  return [{ content: [{ type: 'paragraph', attrs: {}, content: [] }, ...blocks], number }]
}

const itemNode = ({ content }: Item): DocumentNode => ({ type: 'listItem', attrs: {}, content })

/** The item's own number, said by itself or by an id inside it that does not belong to an inner list. */
function numberOf(item: HtmlElement, { itemNumber }: BlockReader): number | undefined {
  for (const child of item.children) {
    if (!isElement(child)) continue
    const number = child.attribs['id'] === undefined ? undefined : itemNumber(child.attribs['id'])
    if (number !== undefined) return number
  }
  return numberIn(parentOf(item)?.name === 'ol' ? item.attribs['value'] : undefined)
}

function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,10}$/.test(text) ? Math.min(Number(text), MAX_NUMBER) : undefined
}

/** Cuts items where a number is not the one after the number before. */
function numberedRuns(items: readonly Item[], start: number): readonly { readonly start: number; readonly content: readonly Item[] }[] {
  const runs: { start: number; content: Item[] }[] = []
  for (const item of items) {
    const last = runs.at(-1)
    const expected = last ? last.start + last.content.length : start
    const number = item.number ?? expected
    if (last && number === expected) last.content.push(item)
    else runs.push({ start: number, content: [item] })
  }
  return runs
}
