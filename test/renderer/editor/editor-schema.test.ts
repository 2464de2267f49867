/** What the editor writes, the host understands: their schemas are one. */
import { getSchema } from '@tiptap/core'
import type { MarkType, NodeType, Schema } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { documentExtensions } from '../../../renderer/editor/document-extensions.ts'
import { positionSchema } from '../../../shared/document/schema.ts'

const editorSchema = getSchema(documentExtensions)

describe('the editor’s schema', () => {
  it('[DOC-1] has the nodes of the shared schema, with their attributes and flags', () => {
    expect(nodesOf(editorSchema)).toEqual(nodesOf(positionSchema))
  })

  it('[DOC-1] has the marks of the shared schema, with their attributes', () => {
    expect(marksOf(editorSchema)).toEqual(marksOf(positionSchema))
  })

  it('[DOC-1] lets every node hold what the shared one lets it hold', () => {
    const names = Object.keys(positionSchema.nodes)
    const allowed = (schema: Schema) =>
      names.flatMap((parent) => names.map((child) => `${parent} ${child} ${isFirst(schema, parent, child)}`))
    expect(allowed(editorSchema)).toEqual(allowed(positionSchema))
  })
})

function nodesOf(schema: Schema) {
  return byName(Object.values(schema.nodes).map((type) => [type.name, describeNode(type)]))
}

function describeNode(type: NodeType) {
  const { isInline, isAtom, isLeaf, isTextblock } = type
  return {
    isInline,
    isAtom,
    isLeaf,
    isTextblock,
    attributes: attributesOf(type),
    marks: Object.keys(type.schema.marks)
      .filter((mark) => type.allowsMarkType(type.schema.marks[mark] as MarkType))
      .sort(),
    content: spellOut(type.spec.content ?? ''),
  }
}

/** Groups are names of the editor's own; what they stand for is compared. */
const spellOut = (content: string): string => content.replace(/\s+/g, ' ').trim()

function marksOf(schema: Schema) {
  return byName(
    Object.values(schema.marks).map((type) => [
      type.name,
      { attributes: attributesOf(type), inclusive: type.spec.inclusive !== false || 'no' },
    ]),
  )
}

function attributesOf({ spec }: NodeType | MarkType) {
  return byName(
    Object.entries(spec.attrs ?? {}).map(([name, attribute]) => [
      name,
      'default' in attribute ? { default: attribute.default } : 'required',
    ]),
  )
}

function isFirst(schema: Schema, parent: string, child: string): boolean {
  const type = schema.nodes[child]
  return type !== undefined && schema.nodes[parent]?.contentMatch.matchType(type) !== null
}

const byName = <T>(entries: readonly (readonly [string, T])[]): Record<string, T> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)))
