/** The joint submission as one page of HTML for reading and printing: complete in itself, without script. */
import { escapeHtml } from '../document/escape-html.ts'
import { autoDirection, htmlBlocks } from '../document/export-html-blocks.ts'
import { exportStyle } from '../document/export-html-style.ts'
import type { Submission } from './submission.ts'

/** The page. Everything in it is escaped; it loads nothing, and leads only to web and mail addresses and to its own notes. */
export function submissionHtml({
  language,
  direction,
  title,
  coalition,
  dayLine,
  signedLine,
  runningHead,
  words,
  blocks,
}: Submission): string {
  const notes: string[] = []
  const body = htmlBlocks(blocks, {
    firstHeading: 2,
    addNote: (text) => {
      const number = notes.push(text)
      return { number, note: `note-${number}`, reference: `reference-${number}` }
    },
  })
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${exportStyle(words, runningHead)}</style>
</head>
<body>
<header>
${line('p', coalition, ' class="coalition"')}${line('h1', title)}${line('p', dayLine, ' class="day"')}${line('p', signedLine, ' class="number"')}</header>
<main>
${body}</main>
${notesOf(notes, words)}</body>
</html>
`
}

function notesOf(notes: readonly string[], words: Submission['words']): string {
  if (notes.length === 0) return ''
  const items = notes.map((text, index) => {
    const back = `<a href="#reference-${index + 1}" role="doc-backlink" aria-label="${escapeHtml(words.backToText)}">↑</a>`
    return `<li id="note-${index + 1}"${autoDirection(text)}><p>${escapeHtml(text)} ${back}</p></li>\n`
  })
  return `<section class="notes" role="doc-endnotes">\n${line('h2', words.notes)}<ol>\n${items.join('')}</ol>\n</section>\n`
}

const line = (tag: string, text: string, attributes = ''): string =>
  text === '' ? '' : `<${tag}${attributes}${autoDirection(text)}>${escapeHtml(text)}</${tag}>\n`
