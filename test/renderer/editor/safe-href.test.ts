/** Addresses of links: web and mail only, completed as people type them. */
import { describe, expect, it } from 'vitest'
import { completeHref, isSafeHref } from '../../../renderer/editor/safe-href.ts'

describe('a link’s address', () => {
  it.each(['https://example.org/a?b#c', 'http://example.org', 'mailto:name@example.org'])('may be %s', (href) => {
    expect(isSafeHref(href)).toBe(true)
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', ' java\nscript:x', '//example.org', 'https://', ''])(
    'may not be %j',
    (href) => {
      expect(isSafeHref(href)).toBe(false)
    },
  )

  it('is completed', () => {
    expect(completeHref(' example.org/report ')).toBe('https://example.org/report')
    expect(completeHref('name@example.org')).toBe('mailto:name@example.org')
    expect(completeHref('موقع.شبكة/صفحة')).toBe('https://موقع.شبكة/صفحة')
    expect(completeHref('two words.org')).toBeUndefined()
    expect(completeHref('javascript:alert(1)')).toBeUndefined()
  })
})
