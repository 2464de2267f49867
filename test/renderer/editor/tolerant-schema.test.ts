/** Drawing a text never deletes from it: what cannot be built is repaired or left out, and a loss is told. */
import { getSchema } from '@tiptap/core'
import { beforeEach, describe, expect, it } from 'vitest'
import { documentExtensions } from '../../../renderer/editor/document-extensions.ts'
import { makeTolerant } from '../../../renderer/editor/tolerant-schema.ts'

let losses = 0
let schema = getSchema(documentExtensions)

beforeEach(() => {
  losses = 0
  schema = getSchema(documentExtensions)
  makeTolerant(schema, () => losses++)
})

describe('a tolerant schema', () => {
  it('builds what is right as it is', () => {
    expect(schema.node('paragraph', null, [schema.text('words')]).textContent).toBe('words')
    expect(losses).toBe(0)
  })

  it('gives a node what it lacks: an item that two people emptied at once keeps its inner list', () => {
    const inner = schema.node('bulletList', null, [schema.node('listItem', null, [schema.node('paragraph', null, [schema.text('kept')])])])
    const item = schema.node('listItem', null, [inner])
    expect(item.firstChild?.type.name).toBe('paragraph')
    expect(item.textContent).toBe('kept')
    expect(losses).toBe(0)
  })

  it('tells of a node it does not know, and of a child that has no place', () => {
    expect(schema.node('hologram', null, []).type.name).toBe('paragraph')
    expect(losses).toBe(1)
    schema.node('paragraph', null, [schema.node('paragraph')])
    expect(losses).toBe(2)
  })

  it('tells of a mark it does not know or that lacks its address', () => {
    schema.mark('glowing')
    schema.mark('link', {})
    expect(losses).toBe(2)
    expect(schema.mark('link', { href: 'https://example.org' }).attrs['href']).toBe('https://example.org')
  })
})
