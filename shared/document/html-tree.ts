/** A page of HTML as a tree, with what its readers ask about it answered once. */
import { parseDocument } from 'htmlparser2'

/** Any node. */
export type HtmlNode = ReturnType<typeof parseDocument>['children'][number]
/** A tag with its attributes and children. */
export type HtmlElement = Extract<HtmlNode, { readonly attribs: object }>

/** A page read. */
export interface HtmlTree {
  readonly children: readonly HtmlNode[]
  /** Every element in the order of the page. */
  readonly elements: readonly HtmlElement[]
  /** True for an element with a block somewhere inside. */
  readonly holdsBlock: (element: HtmlElement) => boolean
}

const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

/** Reads HTML as browsers forgive it. Nothing in it is loaded or run. */
export function parseHtml(html: string): HtmlTree {
  const { children } = parseDocument(html)
  const elements: HtmlElement[] = []
  const holders = new Set<HtmlElement>()
  const waiting: HtmlNode[] = [...children].reverse()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!isElement(node)) continue
    elements.push(node)
    if (isBlock(node)) markHolders(node, holders)
    for (let index = node.children.length - 1; index >= 0; index--) waiting.push(node.children[index] as HtmlNode)
  }
  return { children, elements, holdsBlock: (element) => holders.has(element) }
}

function markHolders(block: HtmlElement, holders: Set<HtmlElement>): void {
  for (let parent = parentOf(block); parent && !holders.has(parent); parent = parentOf(parent)) holders.add(parent)
}

/** True for a tag. */
export const isElement = (node: HtmlNode): node is HtmlElement => 'attribs' in node
/** True for an element that begins on a line of its own. */
export const isBlock = (node: HtmlNode): node is HtmlElement => isElement(node) && BLOCKS.has(node.name)

/** The element around; undefined at the top. */
export function parentOf(node: HtmlNode): HtmlElement | undefined {
  const parent = node.parent as HtmlNode | null
  return parent && isElement(parent) ? parent : undefined
}

/** The characters inside on one line, without those of the elements in `except`. */
export function lineOf(element: HtmlElement, except?: HtmlNode): string {
  const words: string[] = []
  const waiting: HtmlNode[] = [element]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node === except) continue
    if (node.type === 'text') words.push(node.data)
    if (!isElement(node)) continue
    if (node.name === 'br' || isBlock(node)) words.push(' ')
    for (let index = node.children.length - 1; index >= 0; index--) waiting.push(node.children[index] as HtmlNode)
  }
  return words.join('').replace(/\s+/g, ' ').trim()
}
