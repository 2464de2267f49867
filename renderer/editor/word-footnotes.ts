/** Word's footnotes, which come as links to paragraphs at the end, become footnotes of ours. */

import { MAX_FOOTNOTE } from './footnote.ts'
import { cssOf } from './pasted-css.ts'

const REFERENCE = /^_(?:ftn|edn)(?:ref)?(\d+)$/

/** Takes the notes out of the end of the page and puts each where it is referred to. */
export function takeWordFootnotes(root: Element): void {
  const notes = takeNotes(root)
  for (const link of root.querySelectorAll('a[href*="#_ftn"], a[href*="#_edn"]')) {
    const note = notes.get((link.getAttribute('href') ?? '').split('#')[1] ?? '')
    if (note !== undefined) link.replaceWith(markOf(root, note))
  }
  for (const list of root.querySelectorAll('[data-css]')) {
    if (/mso-element:\s*(?:foot|end)note-list/i.test(cssOf(list).text)) list.remove()
  }
}

/** By the name that references point to. */
function takeNotes(root: Element): ReadonlyMap<string, string> {
  const notes = new Map<string, string>()
  for (const link of root.querySelectorAll('a[href*="#_ftnref"], a[href*="#_ednref"]')) {
    const name = link.getAttribute('name') ?? ''
    const paragraph = link.closest('p, li, div')
    if (!REFERENCE.test(name) || !paragraph) continue
    link.remove()
    notes.set(name, (paragraph.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, MAX_FOOTNOTE))
    paragraph.remove()
  }
  return notes
}

function markOf(root: Element, note: string): Element {
  const mark = root.ownerDocument.createElement('span')
  mark.setAttribute('data-footnote', note)
  return mark
}
