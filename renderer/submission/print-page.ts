/** Prints a page of HTML that this program wrote, by the browser's own window, from which it can be saved as PDF. */
import { type HtmlElement, type HtmlNode, isElement, parseHtml } from '../../shared/document/html-tree.ts'

/**
 * Opens the print window over the page in a frame of its own, which goes when that window is closed. The content policy lets no style stand inline and
 * nothing become markup, so elements are made one by one and the style sheet is constructed. What runs or loads anything is left out.
 */
export function printPage(html: string): void {
  const frame = unseenFrame()
  document.body.append(frame)
  const { contentDocument: target, contentWindow } = frame
  const view = contentWindow as (Window & typeof globalThis) | null
  if (!target || !view) return frame.remove()
  fill(target, view, html)
  view.addEventListener('afterprint', () => frame.remove())
  view.print()
}

/** Browsers print nothing of a frame that is not displayed. */
function unseenFrame(): HTMLIFrameElement {
  const frame = document.createElement('iframe')
  frame.tabIndex = -1
  frame.ariaHidden = 'true'
  Object.assign(frame.style, { position: 'fixed', inlineSize: '0', blockSize: '0', border: '0' })
  return frame
}

const ELEMENTS: ReadonlySet<string> = new Set(
  'header main section p h1 h2 h3 h4 h5 h6 ul ol li blockquote table colgroup col thead tbody tr th td a sup strong em br hr span div bdi'.split(
    ' ',
  ),
)
const ATTRIBUTES: ReadonlySet<string> = new Set(['class', 'dir', 'lang', 'id', 'start', 'colspan', 'rowspan', 'scope', 'href'])

function fill(target: Document, view: Window & typeof globalThis, html: string): void {
  const { elements } = parseHtml(html)
  const named = (wanted: string): HtmlElement | undefined => elements.find(({ name }) => name === wanted)
  const sheet = new view.CSSStyleSheet()
  sheet.replaceSync(charactersIn(named('style')))
  target.adoptedStyleSheets = [sheet]
  target.title = charactersIn(named('title'))
  target.documentElement.lang = named('html')?.attribs['lang'] ?? ''
  target.documentElement.dir = named('html')?.attribs['dir'] ?? ''
  target.body.append(...(named('body')?.children ?? []).flatMap((node) => copied(target, node)))
}

function copied(target: Document, node: HtmlNode): readonly Node[] {
  if (node.type === 'text') return [target.createTextNode(node.data)]
  if (!isElement(node) || !ELEMENTS.has(node.name)) return []
  const element = target.createElement(node.name)
  for (const [name, value] of Object.entries(node.attribs)) {
    if (ATTRIBUTES.has(name)) element.setAttribute(name, value)
    else if (name === 'style') element.style.cssText = value
  }
  element.append(...node.children.flatMap((child) => copied(target, child)))
  return [element]
}

const charactersIn = (element: HtmlElement | undefined): string =>
  (element?.children ?? []).map((child) => ('data' in child ? child.data : '')).join('')
