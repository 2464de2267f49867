/** Positions as one page of HTML for reading and printing: complete in itself, without script. */
import { escapeHtml } from './escape-html.ts'
import { dayInWords, type ExportDocument, type ExportPosition, isOnePosition, positionFacts } from './export-document.ts'
import { autoDirection, htmlBlocks } from './export-html-blocks.ts'
import { exportStyle } from './export-html-style.ts'

/** The page. Everything in it is escaped; it loads nothing, and leads only to web and mail addresses and to its own notes. */
export function exportHtml(document: ExportDocument): string {
  const { language, direction, title, positions } = document
  const articles = positions.map((position, index) => articleOf(document, position, index)).join('')
  return `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${direction === 'rtl' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${exportStyle(document.labels)}</style>
</head>
<body>
${headOf(document)}${positions.length > 1 ? contentsOf(document) : ''}<main>
${articles}</main>
</body>
</html>
`
}

function headOf(document: ExportDocument): string {
  const { coalition, title, date, positions } = document
  const number = isOnePosition(document) && positions[0] ? numberOf(positions[0]) : ''
  const coalitionLine = coalition === '' ? '' : line('p', coalition, ' class="coalition"')
  const day = `<p class="day"><time datetime="${escapeHtml(date)}">${escapeHtml(dayInWords(document))}</time></p>\n`
  return `<header>\n${coalitionLine}<h1${autoDirection(title)}>${number}${escapeHtml(title)}</h1>\n${date === '' ? '' : day}</header>\n`
}

function contentsOf({ positions, labels }: ExportDocument): string {
  const items = positions.map(({ number, title }, index) => {
    const shown = number === null ? '' : `<span class="number">${number}.</span>`
    return `<li>${shown}<a href="#position-${index + 1}"${autoDirection(title)}>${escapeHtml(title)}</a></li>\n`
  })
  return `<nav aria-label="${escapeHtml(labels.contents)}">\n${line('h2', labels.contents)}<ol>\n${items.join('')}</ol>\n</nav>\n`
}

function articleOf(document: ExportDocument, position: ExportPosition, index: number): string {
  const isOnly = isOnePosition(document)
  const notes: string[] = []
  const body = htmlBlocks(position.body.content, {
    firstHeading: isOnly ? 2 : 3,
    addNote: (text) => {
      const number = notes.push(text)
      return { number, note: `note-${index + 1}-${number}`, reference: `reference-${index + 1}-${number}` }
    },
  })
  const heading = `<h2${autoDirection(position.title)}>${numberOf(position)}${escapeHtml(position.title)}</h2>\n`
  const inner = isOnly ? 'h2' : 'h3'
  const parts = [isOnly ? '' : heading, askOf(position, document), factsOf(position, document), body]
  return `<article id="position-${index + 1}">\n${parts.join('')}${notesOf(notes, document, index, inner)}</article>\n`
}

const numberOf = ({ number }: ExportPosition): string => (number === null ? '' : `<span class="number">${number}.</span> `)

function askOf({ ask }: ExportPosition, { labels }: ExportDocument): string {
  return ask.trim() === '' ? '' : `<div class="ask">\n${line('p', labels.ask, ' class="label"')}${line('p', ask)}</div>\n`
}

function factsOf(position: ExportPosition, { labels }: ExportDocument): string {
  const facts = positionFacts(position, labels).map(([label, words]) => `${line('dt', label)}<dd>${escapeHtml(words)}</dd>\n`)
  return facts.length === 0 ? '' : `<dl class="facts">\n${facts.join('')}</dl>\n`
}

function notesOf(notes: readonly string[], { labels }: ExportDocument, index: number, heading: string): string {
  if (notes.length === 0) return ''
  const items = notes.map((text, at) => {
    const back = `<a href="#reference-${index + 1}-${at + 1}" role="doc-backlink" aria-label="${escapeHtml(labels.backToText)}">↑</a>`
    return `<li id="note-${index + 1}-${at + 1}"${autoDirection(text)}><p>${escapeHtml(text)} ${back}</p></li>\n`
  })
  return `<section class="notes" role="doc-endnotes">\n${line(heading, labels.notes)}<ol>\n${items.join('')}</ol>\n</section>\n`
}

const line = (tag: string, text: string, attributes = ''): string =>
  `<${tag}${attributes}${autoDirection(text)}>${escapeHtml(text)}</${tag}>\n`
