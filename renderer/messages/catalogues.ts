/** Finds the messages of a language; only English travels with the page's first bytes. */
import { en } from './en.ts'
import type { Language } from './language.ts'

/** Every id that can be said. */
export type MessageId = keyof typeof en

/** Messages by id. */
export type Messages = Readonly<Record<string, string>>

const loaders: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: async () => en,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
  ar: async () => (await import('./ar.ts')).ar,
}

/** The language's messages. Rejects if its file cannot be read. */
export const loadMessages = (language: Language): Promise<Messages> => loaders[language]()
