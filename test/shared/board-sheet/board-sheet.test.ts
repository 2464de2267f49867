/** The sheet for a board: everything that is decided about, nothing that runs or loads. */
import { describe, expect, it } from 'vitest'
import { type BoardSheet, boardSheetHtml, type SheetText } from '../../../shared/board-sheet/board-sheet.ts'
import { sheetWords } from '../../../shared/board-sheet/sheet-words.ts'

const TEXT: SheetText = {
  number: 4,
  title: 'Publish <budget> data',
  ask: 'Publish it every month & "in full".',
  summary: 'We ask for monthly data.',
  code: 'K7M2-9QXD',
  textNumber: 2,
  language: 'fr',
  deadline: { at: Date.UTC(2026, 11, 4, 14), zone: 'Africa/Nairobi' },
}
const sheet = (more: Partial<BoardSheet> = {}): string =>
  boardSheetHtml({ language: 'en', coalition: 'Open Samara', organisation: 'Green Delta', texts: [TEXT], ...more })

describe('the sheet for a board', () => {
  it('names the organisation, and of each text what is asked, its number and code, its language and until when', () => {
    const html = sheet()
    for (const words of ['Open Samara', '<bdi>Green Delta</bdi>', '4.</span> Publish &lt;budget&gt; data', 'Publish it every month &amp;'])
      expect(html).toContain(words)
    expect(html).toContain('2, <strong class="code" dir="ltr">K7M2-9QXD</strong>')
    expect(html).toContain('<dd>French</dd>')
    expect(html).toMatch(/Friday.? 4 December 2026.* 17:00 \(Nairobi\)/)
    for (const blank of ['body', 'day', 'name', 'signature', 'exception'] as const) expect(html).toContain(sheetWords('en')[blank])
  })

  it('leaves out what a text does not state, and has one part for each text', () => {
    const bare = sheet({ texts: [{ ...TEXT, number: null, ask: '', summary: '', language: null, deadline: null }, TEXT] })
    const [first = ''] = bare.split('</section>')
    for (const words of ['What we ask', 'Answer by', 'Language', 'lang="fr"', 'class="summary"']) expect(first).not.toContain(words)
    expect(bare.match(/<section>/g)).toHaveLength(2)
  })

  it('runs and loads nothing, whatever the texts say, in every language and from right to left in Arabic', () => {
    const evil = { ...TEXT, title: '<script>alert(1)</script>', ask: '"><img src=x onerror=alert(1)>', code: '<b>', language: '"><script>' }
    for (const language of ['en', 'fr', 'es', 'ar'] as const) {
      const html = sheet({ language, organisation: '</title><script>', texts: [{ ...evil, language: null }, TEXT] })
      expect(html).not.toMatch(/<script|<img|<b>|https?:/)
      expect(html).toContain(language === 'ar' ? '<html lang="ar" dir="rtl">' : `<html lang="${language}" dir="ltr">`)
      for (const words of Object.values(sheetWords(language))) expect(words.trim()).not.toBe('')
    }
  })
})
