/**
 * Lets emptying an element by `innerHTML = ''` through the content policy, and nothing else: the interface kit clears so what it said to screen readers, and a
 * number field that was stepped ended the page. Import it before the kit. SPEC rule PAGE-5.
 */
interface Factory {
  readonly createPolicy: (name: string, rules: { readonly createHTML: (html: string) => string | null }) => unknown
}

const { trustedTypes } = globalThis as { readonly trustedTypes?: Factory }
// Null refuses, as if there were no policy of this name.
trustedTypes?.createPolicy('default', { createHTML: (html) => (html === '' ? '' : null) })
