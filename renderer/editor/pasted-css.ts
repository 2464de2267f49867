/** Style attributes of pasted text, read as words: pages may not let the browser apply any. */

/** One element's declarations. */
export interface CssText {
  readonly text: string
  /** A property's value in lower case; empty without one. */
  readonly value: (property: string) => string
}

/** Renames style attributes before the text is parsed. */
export const hideStyles = (html: string): string => html.replace(/(<[a-z][^<>]*?\s)style(?=\s*=)/gi, '$1data-css')

/** What the element's style attribute said. */
export function cssOf(element: Element): CssText {
  const text = element.getAttribute('data-css') ?? ''
  const value = (property: string): string => {
    for (const declaration of text.split(';')) {
      const colon = declaration.indexOf(':')
      if (declaration.slice(0, colon).trim().toLowerCase() === property)
        return declaration
          .slice(colon + 1)
          .trim()
          .toLowerCase()
    }
    return ''
  }
  return { text, value }
}
