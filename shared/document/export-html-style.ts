/** How an exported page looks, on screen and on paper: plain, one column, nothing loaded from elsewhere. */
import { cssString } from './escape-html.ts'
import type { ExportLabels } from './export-document.ts'

/** The style sheet. Page numbers stand at the foot of printed pages where the browser can number them, `head` at their head. */
export function exportStyle(labels: Pick<ExportLabels, 'page' | 'of'>, head = ''): string {
  const page = `content: ${cssString(`${labels.page} `)} counter(page) ${cssString(` ${labels.of} `)} counter(pages)`
  const look = `font: 8.5pt ${FONTS}; color: #57606a`
  const top = head === '' ? '' : ` @top-center { content: ${cssString(head)}; ${look} }`
  return `${STYLE}@page { size: A4; margin: 24mm 23mm 22mm; @bottom-center { ${page}; ${look} }${top} }\n`
}

const FONTS = 'Calibri, Carlito, "Segoe UI", "Noto Sans", "Noto Sans Arabic", Arial, sans-serif'

const STYLE = `
:root { color-scheme: light; --ink: #1b1f24; --head: #1f3a5f; --quiet: #57606a; --line: #bcc4ce; --tint: #f1f4f8 }
* { box-sizing: border-box }
html { background: #fff; color: var(--ink); font: 11.5pt/1.5 ${FONTS} }
body { margin: 0 auto; max-width: 46rem; padding: 2.5rem 1.5rem 4rem; overflow-wrap: break-word }
h1, h2, h3, h4, h5 { color: var(--head); line-height: 1.25; margin: 1.6em 0 .5em; break-after: avoid; break-inside: avoid }
h1 { font-size: 1.9em; margin-top: 0 } h2 { font-size: 1.4em } h3 { font-size: 1.2em } h4 { font-size: 1.08em } h5 { font-size: 1em }
p, ul, ol, blockquote, table, dl { margin: 0 0 .7em }
p, li { orphans: 3; widows: 3 }
.coalition { color: var(--quiet); font-size: 1.1em; margin-bottom: .2em }
.day { color: var(--quiet); margin-bottom: 2em }
.number { color: var(--quiet) }
nav ol { list-style: none; padding: 0 }
nav li { display: flex; gap: .8em; margin-bottom: .25em }
nav .number { min-inline-size: 2em }
.ask { background: var(--tint); border-inline-start: .25rem solid var(--head); padding: .7em 1em; margin: 1em 0; break-inside: avoid }
.ask .label { font-size: .85em; font-weight: 600; color: var(--quiet); margin: 0 0 .2em }
.ask p { font-size: 1.08em; margin: 0 }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .2em 1.5em; font-size: .93em; margin-bottom: 1.6em }
.facts dt { font-weight: 600; max-inline-size: 12em } .facts dd { margin: 0 }
ul, ol { padding-inline-start: 1.7em }
li > p { margin-bottom: .3em }
blockquote { margin-inline: 1em 0; padding-inline-start: 1em; border-inline-start: .2rem solid var(--line); color: var(--quiet) }
hr { border: 0; border-top: 1px solid var(--line); margin: 1.6em 0 }
table { border-collapse: collapse; inline-size: calc(100% - 2px); margin-inline: 1px; font-size: .93em }
th, td { border: 1px solid var(--line); padding: .35em .6em; text-align: start; vertical-align: top }
th { background: var(--tint); font-weight: 600 }
th > :last-child, td > :last-child { margin-bottom: 0 }
thead { display: table-header-group }
tr { break-inside: avoid }
a { color: #0b57a4 }
sup { line-height: 0; font-size: .75em }
.notes { margin-top: 2em; border-top: 1px solid var(--line); padding-top: .6em; font-size: .88em }
.notes h3, .notes h2 { font-size: 1em; margin: 0 0 .4em }
.notes ol { list-style-position: inside; padding: 0 }
.notes p { margin: 0; display: inline }
article + article { margin-top: 3em; padding-top: .5em; border-top: 1px solid var(--line) }
@media print {
  html { font-size: 10.5pt }
  body { max-width: none; padding: 0 }
  a { text-decoration: none }
  th, .ask { print-color-adjust: exact; -webkit-print-color-adjust: exact }
}
`
