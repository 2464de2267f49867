/** The number of words of a text, counted as lists count them, after every pause in writing. */
import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { paragraphs } from '../../shared/document/paragraphs.ts'
import { wordCount } from '../../shared/document/word-count.ts'

const PAUSE_MS = 300

/** Undefined until it was counted once. */
export function useWordCount(doc: Y.Doc | undefined): number | undefined {
  const [words, setWords] = useState<number>()
  useEffect(() => {
    if (!doc) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const count = (): void => {
      timer = undefined
      setWords(paragraphs(doc).reduce((sum, { text }) => sum + wordCount(text), 0))
    }
    const soon = (): void => {
      timer ??= setTimeout(count, PAUSE_MS)
    }
    count()
    doc.on('update', soon)
    return () => {
      clearTimeout(timer)
      doc.off('update', soon)
    }
  }, [doc])
  return words
}
