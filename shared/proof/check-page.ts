/** The check page of a proof folder: one file that works from disk without network, and reads as text without script. SPEC rule PROOF-7. */
import { sha256 } from '@noble/hashes/sha2.js'
import { toBase64 } from 'lib0/buffer'
import { utf8 } from '../bytes/hex.ts'
import { nodesOfCanonical } from '../document/canonical-content.ts'
import { escapeHtml } from '../document/escape-html.ts'
import { autoDirection, htmlBlocks } from '../document/export-html-blocks.ts'
import { exportStyle } from '../document/export-html-style.ts'
import { textCode } from '../signing/closed-text.ts'
import type { Edition, EditionAnswer } from '../submission/edition.ts'
import type { TextsByHash } from '../submission/section-input.ts'
import { type Submission, submissionOf } from '../submission/submission.ts'
import { checkWords } from './check-words.ts'
import type { CheckWords } from './check-words-shape.ts'
import { PAGE_PARTS } from './page-parts.ts'
import { PROOF_FILES } from './proof-files.ts'

/** What the page is made of. */
export interface CheckPageInput {
  readonly edition: Edition
  readonly texts: TextsByHash
  /** The files of the folder but this page, by name. */
  readonly files: ReadonlyMap<string, string>
  /** Whose key signed the edition, and whether the folder shows that it founded the coalition. */
  readonly by: string
  readonly isFounderShown: boolean
  /** The program of the page, bundled. */
  readonly script: string
}

/** The page. Its policy allows exactly its own program, and no network. */
export function checkPage(input: CheckPageInput): string {
  const { edition, texts, script } = input
  const words = checkWords(edition.language)
  const submission = submissionOf(edition, texts)
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${toBase64(sha256(utf8(script)))}'; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="${edition.language}" dir="${submission.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(`${words.title}: ${edition.title}`)}</title>
<style>${exportStyle(submission.words)}${STYLE}</style>
</head>
<body>
<header>
${line('p', words.title, ' class="coalition"')}${line('h1', submission.title)}${line('p', submission.coalition)}${line('p', submission.dayLine)}${line('p', submission.signedLine)}</header>
<main>
<div id="${PAGE_PARTS.result}" role="status">${line('p', words.noScript).trimEnd()}</div>
${claims(input, words)}${answersTable(edition, words, submission.words)}${textsSection(input, submission.words)}${documentsSection(edition, words)}</main>
<script type="application/json" id="${PAGE_PARTS.data}">${dataOf(input)}</script>
<script>${script}</script>
</body>
</html>
`
}

const STYLE = `.ltr { direction: ltr; unicode-bidi: isolate; overflow-wrap: anywhere; font-family: monospace }
#result { border: 2px solid var(--line); padding: .7em 1em; margin: 1em 0 }
#result.holds { border-color: #1a7f37 } #result.fails { border-color: #b3261e }
details { margin: 0 0 .7em } summary { font-weight: 600 }
`

const line = (tag: string, text: string, attributes = ''): string =>
  text === '' ? '' : `<${tag}${attributes}${autoDirection(text)}>${escapeHtml(text)}</${tag}>\n`

const code = (text: string): string => `<code class="ltr">${escapeHtml(text)}</code>`

/** A key in groups of four, which people can compare. */
export const keyInGroups = (key: string): string => key.match(/.{1,4}/g)?.join(' ') ?? ''

function claims({ by, isFounderShown }: CheckPageInput, words: CheckWords): string {
  const list = (items: readonly string[]): string => `<ul>\n${items.map((item) => line('li', item)).join('')}</ul>\n`
  const proved = [words.provesKeys, words.provesEdition, ...(isFounderShown ? [words.provesFounder] : [])]
  const open = [words.notKeys, words.notStated, words.notLater, words.notHidden, ...(isFounderShown ? [] : [words.notFounder])]
  const key = `<p>${escapeHtml(words.coordinatorKey)}: ${code(keyInGroups(by))}</p>\n`
  return `${line('h2', words.proves)}${list(proved)}${line('h2', words.provesNot)}${list(open)}${key}`
}

function answersTable(edition: Edition, words: CheckWords, titles: Submission['words']): string {
  const names = new Map(edition.organisations.map(({ id, name }) => [id, name]))
  const head = [titles.number, words.organisation, words.answer, titles.textCode, words.proof, words.key]
  const rows = edition.positions.flatMap(({ position, number, text }) =>
    edition.answers
      .filter((answer) => answer.position === position)
      .map((answer) => [
        String(number),
        escapeHtml(names.get(answer.organisation) ?? ''),
        escapeHtml(answerInWords(answer, answer.text === text, words, titles)),
        code(textCode(answer.text)),
        escapeHtml(answer.isShown ? words.shown : words.stated),
        answer.device === null ? '' : code(keyInGroups(answer.device)),
      ]),
  )
  return `${line('h2', words.answers)}${htmlTable(head, rows)}`
}

function answerInWords({ basis, reservation }: EditionAnswer, isCurrent: boolean, words: CheckWords, titles: Submission['words']): string {
  const said = basis === 'recorded' ? words.recorded : basis === 'tacit' ? words.silent : isCurrent ? words.signed : words.signedEarlier
  return reservation === '' ? said : `${said}. ${titles.exception}: ${reservation}`
}

function htmlTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const headRow = head.map((title) => `<th scope="col">${escapeHtml(title)}</th>`).join('')
  const bodyRows = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>\n`).join('')
  return `<table>\n<thead><tr>${headRow}</tr></thead>\n<tbody>\n${bodyRows}</tbody>\n</table>\n`
}

function textsSection({ edition, texts }: CheckPageInput, titles: Submission['words']): string {
  let notes = 0
  const shown = edition.positions.map(({ number, text }) => {
    const closed = texts.get(text)
    const said: string[] = []
    const body = htmlBlocks(nodesOfCanonical(closed?.content ?? []), {
      firstHeading: 3,
      addNote: (words) => {
        said.push(words)
        notes++
        return { number: said.length, note: `note-${notes}`, reference: `reference-${notes}` }
      },
    })
    const first = notes - said.length
    const noted = said.map((words, index) => `<p id="note-${first + index + 1}">${index + 1}. ${escapeHtml(words)}</p>\n`).join('')
    const summary = `<summary>${escapeHtml(`${number}. ${closed?.title ?? ''}`)} · ${code(textCode(text))}</summary>\n`
    const facts = `${closed && closed.ask !== '' ? line('p', `${titles.ask}: ${closed.ask}`) : ''}<p>${escapeHtml(titles.hash)}: ${code(text)}</p>\n`
    return `<details open>\n${summary}${facts}${body}${noted}</details>\n`
  })
  return `${line('h2', titles.texts)}${shown.join('')}`
}

function documentsSection({ documents }: Edition, words: CheckWords): string {
  const items = documents.map(({ name, sha256: sum }) => `<li>${code(name)}: ${code(sum)}</li>\n`).join('')
  const picker = `<p><label>${escapeHtml(words.choose)}: <input type="file" id="${PAGE_PARTS.files}" multiple></label></p>\n<div role="status"><ul id="${PAGE_PARTS.compared}"></ul></div>\n`
  return `${line('h2', words.documents)}<ul>\n${items}</ul>\n${picker}`
}

/** The folder's files as JSON that cannot end its element. */
function dataOf({ files }: CheckPageInput): string {
  const held = [...files].filter(([name]) => name !== PROOF_FILES.page)
  return JSON.stringify(Object.fromEntries(held)).replaceAll('<', '\\u003c')
}
