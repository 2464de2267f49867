/** What parts of the kit decide before they draw: codes in groups, times in words, initials and colours of persons. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initialsOf, personColour } from '../../renderer/kit/avatar.tsx'
import { caretInGroups, codeGroups, groupedCode } from '../../renderer/kit/code-groups.ts'
import { relativeTime } from '../../renderer/kit/relative-time.ts'
import { createInvitationCode, readInvitationCode } from '../../shared/invitation/invitation-code.ts'

describe('codes in groups', () => {
  it('are the same however they were pasted', () => {
    const code = createInvitationCode(Uint8Array.from({ length: 16 }, (_, index) => index))
    for (const pasted of [
      code,
      code.toLowerCase(),
      code.replaceAll('-', ' '),
      code.replaceAll('-', ''),
      ` ${code.replaceAll('-', ' – ')}\n`,
    ]) {
      expect(groupedCode(pasted)).toBe(code)
      expect(readInvitationCode(groupedCode(pasted)).ok).toBe(true)
    }
    expect(codeGroups('abcd e')).toEqual(['ABCD', 'E'])
  })

  it('keep the caret behind the character it stood behind', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9 -]{0,40}$/), fc.nat(40), (text, place) => {
        const caret = Math.min(place, text.length)
        const grouped = groupedCode(text)
        const before = grouped.slice(0, caretInGroups(text, caret))
        expect(before.replaceAll('-', '')).toBe(text.slice(0, caret).replaceAll(/[ -]/g, ''))
      }),
    )
    expect(caretInGroups('ABCDE', 5)).toBe(6)
    expect(caretInGroups('ABCD', 4)).toBe(4)
  })
})

describe('times in words', () => {
  it.each([
    [-20_000, 0, 'second'],
    [-60_000, -1, 'minute'],
    [-59 * 60_000, -59, 'minute'],
    [-47 * 3_600_000, -47, 'hour'],
    [-48 * 3_600_000, -2, 'day'],
    [3 * 86_400_000, 3, 'day'],
  ] as const)('%d ms from now are %d %ss', (differenceMs, value, unit) => {
    expect(relativeTime(1_000_000_000 + differenceMs, 1_000_000_000)).toEqual({ value, unit })
  })
})

describe('persons', () => {
  it('have the initials of their first and last word, without the Arabic article', () => {
    expect(initialsOf('Wanjiru wa Kamau')).toBe('WK')
    expect(initialsOf('  secretariat ')).toBe('S')
    expect(initialsOf('ليلى المنصوري')).toBe('ل\u200cم')
    expect(initialsOf('')).toBe('')
  })

  it('keep their colour', () => {
    expect(personColour('a')).toBe(personColour('a'))
    expect(new Set(Array.from({ length: 64 }, (_, index) => personColour(`person ${index}`))).size).toBe(8)
  })
})
