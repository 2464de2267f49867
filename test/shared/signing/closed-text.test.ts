/** What organisations sign, as bytes: vectors, and what must not pass for it. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { appendText, replaceBody } from '../../../shared/document/edit.ts'
import { markdownToBlocks } from '../../../shared/document/markdown.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import {
  type ClosedFacts,
  canonicalClosedText,
  closedTextHash,
  closedTextOf,
  readClosedText,
  textCode,
} from '../../../shared/signing/closed-text.ts'
import { decodeClosing, encodeClosing } from '../../../shared/signing/closing.ts'

const FACTS: ClosedFacts = {
  title: 'Publish budget data monthly',
  ask: 'Publish revenue and spending every month by 30 June 2027.',
  stance: 'support_with_changes',
  commitment: 'KE0031',
  language: 'en',
}

function docOf(markdown: string): Y.Doc {
  const doc = new Y.Doc({ gc: false })
  replaceBody(doc, markdownToBlocks(markdown), 'test')
  return doc
}

const hashOf = (markdown: string, facts: Partial<ClosedFacts> = {}): string =>
  closedTextHash(canonicalClosedText(closedTextOf(docOf(markdown), { ...FACTS, ...facts })))

const PAPER = 'We ask for **monthly** data.[^1]\n\n| Year | Share |\n| --- | --- |\n| 2026 | 12 % |\n\n[^1]: Within two weeks.\n'

describe('a closed text', () => {
  it('[CLOSE-1] [CLOSE-2] has these bytes and this hash', () => {
    const canonical = canonicalClosedText(closedTextOf(docOf('One sentence.'), FACTS))
    expect(canonical).toBe(
      '{"schema":1,"title":"Publish budget data monthly","ask":"Publish revenue and spending every month by 30 June 2027.","stance":"support_with_changes","commitment":"KE0031","language":"en","content":[["paragraph",[],[["text","One sentence.",[]]]]]}',
    )
    const hash = closedTextHash(canonical)
    expect(hash).toBe('0151d7bb88bcb3eeaa9808cc8143d35a877852dc4d8e14929447e18d4a90b5a0')
    expect(textCode(hash)).toBe('058X-FEW8')
  })

  it('[CLOSE-2] is another one with one character, one footnote, one table cell or one fact changed, and the same however it was typed', () => {
    const typed = new Y.Doc({ gc: false })
    appendText(typed, 'One sent', 'test')
    appendText(typed, 'x', 'test')
    replaceBody(typed, markdownToBlocks('One sentence.'), 'test')
    expect(closedTextHash(canonicalClosedText(closedTextOf(typed, FACTS)))).toBe(hashOf('One sentence.'))
    const others = [
      hashOf(PAPER.replace('ask', 'asks')),
      hashOf(PAPER.replace('data.[^1]', '[^1]data.')),
      hashOf(PAPER.replace('12 %', '13 %')),
      hashOf(PAPER.replace('**monthly**', 'monthly')),
      hashOf(PAPER, { title: 'Publish budget data' }),
      hashOf(PAPER, { ask: '' }),
      hashOf(PAPER, { stance: null }),
      hashOf(PAPER, { commitment: 'KE0032' }),
      hashOf(PAPER, { language: 'ar' }),
    ]
    expect(new Set([hashOf(PAPER), ...others]).size).toBe(others.length + 1)
  })

  it('[CLOSE-3] is read back from its entry, and nothing else is', () => {
    const text = closedTextOf(docOf(PAPER), FACTS)
    const closing = { at: 7, clock: 1_700_000_000_000, position: '0'.repeat(32) as DocumentId, note: 'After the round of objections', text }
    const read = decodeClosing(encodeClosing(closing))
    expect(read).toMatchObject({ ok: true, value: { ...closing, hash: hashOf(PAPER) } })
    const canonical = canonicalClosedText(text)
    const others = [
      canonical.replace('{"schema":1,', '{"schema": 1,'),
      canonical.replace('"schema":1,', ''),
      canonical.replace('"language":"en",', '"language":"en","more":1,'),
      canonical.replace('["paragraph",', '["paragraph",3,'),
      '[]',
      'not JSON',
      `{"schema":1,"title":"","ask":"","stance":null,"commitment":null,"language":null,"content":${'[["p",[],'.repeat(80)}${']]'.repeat(80)}}`,
    ]
    for (const other of others) expect(readClosedText(other), other.slice(0, 40)).toBeUndefined()
    expect(decodeClosing(new Uint8Array([1, 2, 3])).ok).toBe(false)
  })
})
