/**
 * One page to print for the board of an organisation: what it is asked to sign, and room for what it decides. HTML that is complete in itself and
 * loads nothing; a browser prints it on A4.
 */
import { escapeHtml } from '../document/escape-html.ts'
import { autoDirection } from '../document/export-html-blocks.ts'
import { type SheetLanguage, type SheetWords, sheetWords } from './sheet-words.ts'

/** One text that the board decides about. */
export interface SheetText {
  readonly number: number | null
  readonly title: string
  /** What we ask, in one sentence; may be empty. */
  readonly ask: string
  /** The first words of the text; may be empty. */
  readonly summary: string
  /** What people read out: `K7M2-9QXD`. */
  readonly code: string
  /** From 1. */
  readonly textNumber: number
  /** BCP 47; null where the text states none. */
  readonly language: string | null
  /** Until when an answer is asked for: milliseconds since 1970, in an IANA time zone. */
  readonly deadline: { readonly at: number; readonly zone: string } | null
}

/** See the head of this file. */
export interface BoardSheet {
  /** Of the words around the texts. */
  readonly language: SheetLanguage
  readonly coalition: string
  readonly organisation: string
  /** At least one. */
  readonly texts: readonly SheetText[]
}

/** The page. Everything in it is escaped. */
export function boardSheetHtml(sheet: BoardSheet): string {
  const { language, coalition, organisation, texts } = sheet
  const words = sheetWords(language)
  const title = `${words.title}: ${organisation}`
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
${line('p', coalition, ' class="coalition"')}<h1>${escapeHtml(words.title)}: <bdi>${escapeHtml(organisation)}</bdi></h1>
${line('p', words.exactly)}</header>
<main>
${texts.map((text) => textOf(text, sheet, words)).join('')}</main>
<footer>
<h2>${escapeHtml(words.decided)}</h2>
${blank(words.body)}${blank(words.day)}${blank(words.name)}${blank(words.signature)}${line('p', words.afterwards, ' class="quiet"')}</footer>
</body>
</html>
`
}

function textOf(text: SheetText, { language }: BoardSheet, words: SheetWords): string {
  const { number, title, ask, summary, code, textNumber, deadline } = text
  const lang = text.language === null ? '' : ` lang="${escapeHtml(text.language)}"`
  const facts = [
    fact(words.text, `${textNumber}, <strong class="code" dir="ltr">${escapeHtml(code)}</strong>`),
    fact(words.language, text.language === null ? '' : escapeHtml(languageName(text.language, language))),
    fact(words.until, deadline ? escapeHtml(momentIn(deadline, language)) : ''),
  ]
  return `<section>
<h2${lang}${autoDirection(title)}>${number === null ? '' : `<span class="number">${number}.</span> `}${escapeHtml(title)}</h2>
${ask === '' ? '' : `<p class="ask"><span class="label">${escapeHtml(words.ask)}</span> <bdi${lang}>${escapeHtml(ask)}</bdi></p>\n`}${
  summary === '' ? '' : `<p${lang}${autoDirection(summary)} class="summary">${escapeHtml(summary)}</p>\n`
}<dl>${facts.join('')}</dl>
<ul class="answers">
${[words.yes, words.except, words.noSide, words.no].map((answer) => `<li><span class="box"></span> ${escapeHtml(answer)}</li>`).join('\n')}
</ul>
<p class="blank"><span>${escapeHtml(words.exception)}</span></p>
</section>
`
}

const fact = (label: string, html: string): string => (html === '' ? '' : `<div><dt>${escapeHtml(label)}</dt><dd>${html}</dd></div>`)

const blank = (label: string): string => `<p class="blank"><span>${escapeHtml(label)}</span></p>\n`

const line = (tag: string, text: string, attributes = ''): string =>
  text === '' ? '' : `<${tag}${attributes}${autoDirection(text)}>${escapeHtml(text)}</${tag}>\n`

const languageName = (tag: string, language: SheetLanguage): string => new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag

/** With its zone: a sheet is read by people whose computers are elsewhere. */
function momentIn({ at, zone }: NonNullable<SheetText['deadline']>, language: SheetLanguage): string {
  const locale = language === 'en' ? 'en-GB' : language
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone: zone }).format(at)
  return `${time} (${zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')})`
}

const STYLE = `
:root { color-scheme: light; --ink: #1b1f24; --quiet: #57606a; --line: #8b949e }
* { box-sizing: border-box }
html { background: #fff; color: var(--ink); font: 11pt/1.4 Calibri, Carlito, "Segoe UI", "Noto Sans", "Noto Sans Arabic", Arial, sans-serif }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem; overflow-wrap: break-word }
h1 { font-size: 1.4em; line-height: 1.2; margin: 0 0 .3em }
h2 { font-size: 1.12em; line-height: 1.25; margin: 0 0 .3em }
p { margin: 0 0 .4em }
.coalition, .number, .label, .quiet { color: var(--quiet) }
.summary { font-size: .94em }
section { border: 1px solid var(--line); padding: .7em .9em; margin: .8em 0; break-inside: avoid }
dl { display: flex; flex-wrap: wrap; gap: .1em 1.6em; margin: .3em 0; font-size: .94em }
dl div { display: flex; gap: .4em }
dt { color: var(--quiet) } dd { margin: 0 }
.code { font-family: "Consolas", "Liberation Mono", monospace; letter-spacing: .04em }
.answers { display: flex; flex-wrap: wrap; gap: .2em 1.6em; list-style: none; margin: .5em 0; padding: 0 }
.box { display: inline-block; inline-size: .9em; block-size: .9em; border: 1.5px solid var(--ink); vertical-align: -.08em }
.blank { display: flex; align-items: end; gap: .6em; min-block-size: 2em; margin: 0 }
.blank::after { content: ""; flex: 1; min-inline-size: 6em; border-block-end: 1px solid var(--line) }
footer { margin-top: 1em; break-inside: avoid }
footer .quiet { margin-top: .8em; font-size: .9em }
@page { size: A4; margin: 16mm 18mm }
@media print { html { font-size: 10.5pt } body { max-width: none; padding: 0 } }
`
