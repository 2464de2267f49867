/** The catalogues say the same in four languages, and nothing that people should not have to learn. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import { loadMessages } from '../../renderer/messages/catalogues.ts'
import { LANGUAGES, type Language, languageFor } from '../../renderer/messages/language.ts'

const FOLDER = join(import.meta.dirname, '../../renderer/messages')
const FORBIDDEN = {
  en: /\b(?:peers?|logs?|entry|entries|epochs?|lobby|lobbies|heads?|crdt|relays?|hubs?|hash(?:es)?|sync files?)\b/i,
  fr: /\b(?:pairs?|journaux|époques?|relais|hachages?|condensats?|crdt)\b/i,
  es: /\b(?:nodos?|épocas?|relés?|hash(?:es)?|crdt)\b/i,
} as const
/** Placeholders that people fill. */
const NAMES = ['name', 'names', 'title', 'quote', 'organisation', 'coalition', 'position', 'from', 'columns', 'example']
const ARABIC_FORMS = ['few', 'many', 'one', 'other', 'two', 'zero']
const OTHERS = LANGUAGES.filter((language) => language !== 'en')

const features = readdirSync(join(FOLDER, 'en')).filter((name) => name.endsWith('.json'))
const read = (language: Language, feature: string): Record<string, string> =>
  JSON.parse(readFileSync(join(FOLDER, language, feature), 'utf8')) as Record<string, string>
const catalogue = (language: Language): Record<string, string> => Object.assign({}, ...features.map((feature) => read(language, feature)))

describe('catalogues', () => {
  it.each(OTHERS)('have the same files and ids in en and %s', (language) => {
    expect(readdirSync(join(FOLDER, language)).sort()).toEqual([...features].sort())
    for (const feature of features)
      expect(Object.keys(read(language, feature)).sort(), feature).toEqual(Object.keys(read('en', feature)).sort())
  })

  it('are what the interface loads', async () => {
    for (const language of LANGUAGES) expect(await loadMessages(language)).toEqual(catalogue(language))
  })

  it.each(features)('begin every id of %s with its name', (feature) => {
    const start = `${feature.replace('.json', '')}.`
    expect(Object.keys(read('en', feature)).filter((id) => !id.startsWith(start))).toEqual([])
  })

  it.each(LANGUAGES)('parse in %s, say something, and have the placeholders of English', (language) => {
    const english = catalogue('en')
    for (const [id, message] of Object.entries(catalogue(language))) {
      expect(message.trim(), id).not.toBe('')
      expect(placeholders(parse(message)), id).toEqual(placeholders(parse(english[id] ?? '')))
    }
  })

  it('have all six Arabic forms wherever Arabic counts', () => {
    const lacking = Object.entries(catalogue('ar')).filter(([, message]) =>
      pluralForms(parse(message)).some((forms) => !hasSixForms(forms)),
    )
    expect(lacking.map(([id]) => id)).toEqual([])
  })

  it.each(Object.keys(FORBIDDEN) as (keyof typeof FORBIDDEN)[])('never show the words of the machine in %s', (language) => {
    expect(Object.entries(catalogue(language)).filter(([, message]) => FORBIDDEN[language].test(message))).toEqual([])
  })

  it.each(LANGUAGES)('name each id once in %s', (language) => {
    for (const feature of features) {
      const ids = [...readFileSync(join(FOLDER, language, feature), 'utf8').matchAll(/^ {2}"([^"]+)":/gm)].map(([, id]) => id)
      expect(ids.length, feature).toBe(new Set(ids).size)
    }
  })

  it('keep French signs on the line of their word', () => {
    expect(Object.entries(catalogue('fr')).filter(([, message]) => /« | [:;?!»]/.test(message))).toEqual([])
  })

  it('isolate in Arabic what may be written in either direction', () => {
    const bare = new RegExp(`(?<!\u2068)\\{(?:${NAMES.join('|')})\\}`)
    expect(Object.entries(catalogue('ar')).filter(([, message]) => bare.test(message))).toEqual([])
  })
})

describe('the checks above', () => {
  it('see placeholders, tags and forms inside choices', () => {
    const message = parse('{n, plural, one {<b>{who}</b> once} other {# times}}')
    expect(placeholders(message)).toEqual(['b', 'n', 'who'])
    expect(pluralForms(message)).toEqual([['one', 'other']])
    expect(hasSixForms(['one', 'other'])).toBe(false)
  })
})

describe('the language', () => {
  it('is the first wish that there is, English otherwise', () => {
    expect(languageFor(['pt-BR', 'fr-CA', 'en'])).toBe('fr')
    expect(languageFor(['ar-EG'])).toBe('ar')
    expect(languageFor(['sw'])).toBe('en')
    expect(languageFor([])).toBe('en')
  })
})

const hasSixForms = (forms: readonly string[]): boolean => ARABIC_FORMS.every((form) => forms.includes(form))

function placeholders(elements: readonly MessageFormatElement[]): readonly string[] {
  const names = elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return []
    return [element.value, ...placeholders(inner(element))]
  })
  return [...new Set(names)].sort()
}

function pluralForms(elements: readonly MessageFormatElement[]): readonly (readonly string[])[] {
  return elements.flatMap((element) => {
    const own = element.type === TYPE.plural ? [Object.keys(element.options)] : []
    return [...own, ...pluralForms(inner(element))]
  })
}

function inner(element: MessageFormatElement): readonly MessageFormatElement[] {
  if (element.type === TYPE.tag) return element.children
  if (element.type === TYPE.plural || element.type === TYPE.select) return Object.values(element.options).flatMap(({ value }) => value)
  return []
}
