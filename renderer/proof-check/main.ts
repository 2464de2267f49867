/** The program of a proof folder's check page: checks what the page carries, and documents that a person chooses. It asks nobody anything. */
import { utf8 } from '../../shared/bytes/hex.ts'
import { checkWords } from '../../shared/proof/check-words.ts'
import { PAGE_PARTS } from '../../shared/proof/page-parts.ts'
import { documentSum } from '../../shared/proof/proof-files.ts'
import type { ProofReport } from '../../shared/proof/report.ts'
import { verifyProof } from '../../shared/proof/verify-proof.ts'
import type { Edition } from '../../shared/submission/edition.ts'

const LANGUAGES: readonly Edition['language'][] = ['en', 'fr', 'es', 'ar']
const words = checkWords(LANGUAGES.find((language) => language === document.documentElement.lang) ?? 'en')

const report = verifyProof(carriedFiles(), { withDocuments: false })
showReport(report)
const picker = part<HTMLInputElement>(PAGE_PARTS.files)
picker.addEventListener('change', () => void compareChosen(picker.files, report.edition))

function part<T extends HTMLElement>(id: string): T {
  const found = document.getElementById(id)
  if (!found) throw new Error(`this page has no part ${id}`)
  return found as T
}

function carriedFiles(): ReadonlyMap<string, Uint8Array> {
  const files = JSON.parse(part(PAGE_PARTS.data).textContent ?? '{}') as Record<string, string>
  return new Map(Object.entries(files).map(([name, text]) => [name, utf8(text)]))
}

function showReport({ problems }: ProofReport): void {
  const result = part(PAGE_PARTS.result)
  result.className = problems.length === 0 ? 'holds' : 'fails'
  result.replaceChildren(element('p', problems.length === 0 ? words.holds : words.fails))
  if (problems.length === 0) return
  const list = document.createElement('ul')
  list.append(
    ...problems.map(({ code, subject }) => {
      const item = element('li', `${words.problems[code]}: ${subject}`)
      item.dataset['code'] = code
      return item
    }),
  )
  result.append(list)
}

async function compareChosen(files: FileList | null, edition: Edition | undefined): Promise<void> {
  const sums = new Set(edition?.documents.map(({ sha256 }) => sha256))
  const rows = await Promise.all(
    [...(files ?? [])].map(async (file) => {
      const isDocument = sums.has(documentSum(new Uint8Array(await file.arrayBuffer())))
      const row = element('li', `${file.name}: ${isDocument ? words.isDocument : words.isNoDocument}`)
      row.dataset['holds'] = String(isDocument)
      return row
    }),
  )
  part(PAGE_PARTS.compared).replaceChildren(...rows)
}

function element(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag)
  made.textContent = text
  return made
}
