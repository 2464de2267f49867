/** Makes pasted pages, Word and Google documents plain: structure stays, looks go. */
import { type CssText, cssOf } from './pasted-css.ts'
import { takeWordFootnotes } from './word-footnotes.ts'
import { buildWordLists } from './word-lists.ts'

const NEVER_SHOWN = 'style, script, meta, link, title, template, noscript, base, head, xml'
const PICTURES = 'img, picture, svg, video, audio, canvas, iframe, object, embed'
const KEPT_ATTRIBUTES = new Set(['href', 'colspan', 'rowspan', 'start', 'data-footnote'])
const KEPT_TAGS = new Set(
  'P H1 H2 H3 H4 H5 H6 BLOCKQUOTE UL OL LI TABLE TBODY THEAD TFOOT TR TD TH BR HR A DIV SECTION ARTICLE PRE'.split(' '),
)

/**
 * Cleans what came from elsewhere, in place, and answers how many pictures were left out. Style attributes must have been renamed by `hideStyles`
 * before the text was parsed. Copies of our own texts carry a mark and stay as they are.
 */
export function cleanPasted(root: Element): number {
  if (root.querySelector('[data-pm-slice]')) return 0
  removeComments(root)
  for (const element of root.querySelectorAll(NEVER_SHOWN)) element.remove()
  const pictures = takePictures(root)
  removeHidden(root)
  takeWordFootnotes(root)
  buildWordLists(root)
  for (const title of root.querySelectorAll('p.MsoTitle')) rename(title, 'h1')
  for (const element of [...root.querySelectorAll('*')].reverse()) plain(element)
  removeEmptyParagraphs(root)
  return pictures
}

function removeComments(root: Element): void {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_COMMENT)
  const comments: Node[] = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const comment of comments) (comment as ChildNode).remove()
}

function takePictures(root: Element): number {
  const found = [
    ...root.querySelectorAll(PICTURES),
    ...[...root.querySelectorAll('*')].filter(({ localName }) => localName.startsWith('v:')),
  ]
  const outer = found.filter((picture) => !picture.parentElement?.closest(PICTURES))
  for (const picture of found) picture.remove()
  return outer.length
}

function removeHidden(root: Element): void {
  for (const element of root.querySelectorAll('[data-css]')) {
    if (/display:\s*none|mso-hide:\s*all|mso-element:\s*comment/i.test(cssOf(element).text)) element.remove()
  }
}

/** Inner elements come first, so that what is taken apart has been made plain before. */
function plain(element: Element): void {
  const css = cssOf(element)
  const isBold = /^(?:B|STRONG)$/.test(element.tagName) ? !isNormalWeight(css) : isInline(element) && isHeavy(css)
  const isItalic = /^(?:I|EM)$/.test(element.tagName) || (isInline(element) && /italic|oblique/.test(css.value('font-style')))
  for (const { name } of [...element.attributes]) if (!KEPT_ATTRIBUTES.has(name)) element.removeAttribute(name)
  if (element.hasAttribute('data-footnote')) return
  if (isBold) wrapContent(element, 'strong')
  if (isItalic) wrapContent(element, 'em')
  if (!KEPT_TAGS.has(element.tagName)) element.replaceWith(...element.childNodes)
}

function wrapContent(element: Element, tag: 'strong' | 'em'): void {
  if ((element.textContent ?? '').trim() === '') return
  const wrapper = element.ownerDocument.createElement(tag)
  wrapper.append(...element.childNodes)
  element.append(wrapper)
}

const isInline = ({ tagName }: Element): boolean => /^(?:SPAN|FONT|A|U|S|B|I|STRONG|EM|SUB|SUP|CODE|MARK|SMALL)$/.test(tagName)
const isHeavy = (css: CssText): boolean => /^(?:bold|bolder|[6-9]00)$/.test(css.value('font-weight'))
const isNormalWeight = (css: CssText): boolean => /^(?:normal|lighter|[1-4]00)$/.test(css.value('font-weight'))

function rename(element: Element, tag: string): void {
  const other = element.ownerDocument.createElement(tag)
  other.append(...element.childNodes)
  element.replaceWith(other)
}

/** Word separates paragraphs by empty ones; ours have distance of their own. */
function removeEmptyParagraphs(root: Element): void {
  for (const paragraph of root.querySelectorAll('p')) {
    const isAlone = paragraph.parentElement?.childElementCount === 1
    const isEmpty = (paragraph.textContent ?? '').replaceAll('\u00a0', ' ').trim() === '' && !paragraph.querySelector('[data-footnote]')
    if (isEmpty && !isAlone) paragraph.remove()
  }
}
