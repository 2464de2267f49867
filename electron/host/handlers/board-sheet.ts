/** Makes the sheet for the board of one's own organisation. */
import type { boardSheetCalls } from '../../../shared/api/calls/board-sheet.ts'
import type { HandlersOf } from '../../../shared/api/contract.ts'
import { boardSheetHtml, type SheetText } from '../../../shared/board-sheet/board-sheet.ts'
import { nodesOfCanonical } from '../../../shared/document/canonical-content.ts'
import { excerpt } from '../../../shared/document/excerpt.ts'
import { nodeText } from '../../../shared/document/node-text.ts'
import type { ClosedRecord } from '../../core/signing/closed-texts.ts'
import type { OpenCoalition } from '../open-coalition.ts'

/** See the head of this file. */
export function boardSheetHandlers(here: () => OpenCoalition): HandlersOf<keyof typeof boardSheetCalls> {
  return {
    'board-sheet': ({ texts, language }) => {
      const { coalition, signing } = here()
      const records = texts.map((name) => signing.closed.find(name))
      const html = boardSheetHtml({
        language,
        coalition: coalition.name(),
        organisation: coalition.me()?.organisationName ?? '',
        texts: records.map((record) => sheetText(here(), record)),
      })
      const name = `board-sheet-${records.length === 1 ? records[0]?.code : records.length}.html`
      return { name, file: Buffer.from(html, 'utf8').toString('base64') }
    },
  }
}

/** What the text itself says; only the deadline and the number are of the position as it is now. */
function sheetText({ signing, positions }: OpenCoalition, record: ClosedRecord): SheetText {
  const { title, ask, language, content } = signing.closed.read(record)
  const { number, deadline } = positions.find(record.position)
  const isInForce = signing.closed.inForce(positions.find(record.position))?.hash === record.hash
  const summary = excerpt(nodesOfCanonical(content).map(nodeText).join(' '), SUMMARY_CHARACTERS)
  return { number, title, ask, summary, code: record.code, textNumber: record.number, language, deadline: isInForce ? deadline : null }
}

const SUMMARY_CHARACTERS = 320
