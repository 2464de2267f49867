/** The smallest page: its pipe, its client, and one text, for tests to use from outside. */
import './schemas-without-eval.ts'
import { createPageClock } from '../../../renderer/host/page-clock.ts'
import { type AttachedDocument, type AttachedEvents, attachDocument } from '../../../shared/api/attached-document.ts'
import { createClient } from '../../../shared/api/client.ts'
import { pipeOverWebSocket } from '../../../shared/api/websocket-pipe.ts'
import { blockTexts, insertText } from '../../../shared/document/edit.ts'

const TYPING = 'typing'
const browser = globalThis as unknown as { readonly location: { readonly host: string }; chorus: PipePage }
const client = createClient(pipeOverWebSocket(new WebSocket(`ws://${browser.location.host}/pipe`)))
let copy: AttachedDocument | undefined
let savedText = ''
const lost: string[] = []

const attach = async (position: string): Promise<void> => {
  const events: AttachedEvents = {
    isOwn: (origin) => origin === TYPING,
    changed: () => {
      if (copy?.isSaved()) savedText = text()
    },
    replaced: () => undefined,
    lost: (words) => void lost.push(words),
    presence: () => undefined,
  }
  copy = await attachDocument({ client, call: client.call }, position, events, createPageClock())
}
const text = (): string => (copy ? blockTexts(copy.doc()).join('\n') : '')

const page = {
  call: client.call as (method: string, input: unknown) => Promise<unknown>,
  attach,
  type: (offset: number, characters: string): void => {
    if (copy) insertText(copy.doc(), 0, offset, characters, TYPING)
  },
  text,
  isSaved: (): boolean => copy?.isSaved() ?? false,
  /** The text as it was when everything in it was last called saved. */
  savedText: (): string => savedText,
  lost,
  isClosed: client.isClosed,
}

/** What tests find in the page. */
export type PipePage = typeof page

browser.chorus = page
