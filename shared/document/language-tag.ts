/** Names of languages as texts state them: BCP 47 tags. */

/** True for a tag that is well-formed (RFC 5646), such as `fr`, `pt-BR` or `zh-Hant`. */
export function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
