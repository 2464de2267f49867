/** Footnotes in HTML, as Word, Word's readers and Google Docs write them: a link to a note, and a link in the note back to it. */
import { type HtmlElement, type HtmlTree, isBlock, lineOf, parentOf } from './html-tree.ts'

/** The notes of a page. */
export interface HtmlNotes {
  /** The words of the note that this link refers to; undefined for any other link. */
  readonly noteOf: (link: HtmlElement) => string | undefined
  /** True for an element that holds a note: its words stand where they are referred to. */
  readonly isNote: (element: HtmlElement) => boolean
}

/** Finds links that lead to each other. The first of the two is the reference. */
export function findNotes({ elements }: HtmlTree): HtmlNotes {
  const { links, targetOf, linksTo } = findAnchors(elements)
  const notes = new Map<HtmlElement, string>()
  const bodies = new Set<HtmlElement>()
  const backLinks = new Set<HtmlElement>()
  for (const link of links) {
    const target = targetOf(link)
    if (!target || backLinks.has(link)) continue
    const back = linksTo(link).find((candidate) => candidate !== link && isWithin(candidate, target))
    const body = back && bodyOf(target)
    if (!back || !body || isWithin(link, body)) continue
    backLinks.add(back)
    bodies.add(body)
    notes.set(link, lineOf(body, back))
  }
  return { noteOf: (link) => notes.get(link), isNote: (element) => bodies.has(element) }
}

/** Links within the page, what each leads to, and which lead to an element. Of elements with one name the first has it, as in browsers. */
function findAnchors(elements: readonly HtmlElement[]) {
  const targets = new Map<string, HtmlElement>()
  for (const element of elements) for (const name of namesOf(element)) if (!targets.has(name)) targets.set(name, element)
  const links = elements.filter(({ name, attribs }) => name === 'a' && attribs['href']?.startsWith('#'))
  const linksByName = Map.groupBy(links, targetName)
  return {
    links,
    targetOf: (link: HtmlElement) => targets.get(targetName(link)),
    linksTo: (element: HtmlElement) => namesOf(element).flatMap((name) => linksByName.get(name) ?? []),
  }
}

const targetName = (link: HtmlElement): string => String(link.attribs['href']).slice(1)

const namesOf = ({ attribs }: HtmlElement): readonly string[] => [attribs['id'], attribs['name']].filter((name) => name !== undefined)

function isWithin(element: HtmlElement, around: HtmlElement): boolean {
  for (let step: HtmlElement | undefined = element; step; step = parentOf(step)) if (step === around) return true
  return false
}

/** The block that is the note: the target, or what stands around it. */
function bodyOf(target: HtmlElement): HtmlElement | undefined {
  if (isBlock(target)) return target
  let block = parentOf(target)
  while (block && !isBlock(block)) block = parentOf(block)
  const around = block && parentOf(block)
  return around?.name === 'div' && around.attribs['id'] !== undefined ? around : block
}
