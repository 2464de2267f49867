/** Reading a text must never change it: what cannot be built is repaired for the eye or left out, and then nobody may write over it. */
import type { Attrs, Fragment, Mark, MarkType, Node, NodeType, Schema } from '@tiptap/pm/model'

type Content = Fragment | Node | readonly Node[] | null

/**
 * The binding builds nodes through `schema.node` and `schema.mark`, and deletes from the text, in the reader's name, what they throw at.
 * So they no longer throw. A node that only lacks something gets it; `onLoss` hears of everything that had to be left out.
 */
export function makeTolerant(schema: Schema, onLoss: () => void): void {
  const strictNode = schema.node.bind(schema)
  const strictMark = schema.mark.bind(schema)
  const standIn = schema.nodes['paragraph'] as NodeType
  schema.node = (type, attrs, content, marks) => {
    try {
      return strictNode(type, attrs, content, marks)
    } catch {
      const known = typeof type === 'string' ? schema.nodes[type] : type
      if (known) return repaired(known, attrs ?? null, nodesOf(content), onLoss)
      onLoss()
      return repaired(standIn, null, nodesOf(content), onLoss)
    }
  }
  schema.mark = (type, attrs) => tolerantMark(strictMark, type, attrs, onLoss)
}

function tolerantMark(build: Schema['mark'], type: string | MarkType, attrs: Attrs | null | undefined, onLoss: () => void): Mark {
  try {
    return build(type, attrs)
  } catch {
    onLoss()
    return build('italic')
  }
}

function repaired(type: NodeType, attrs: Attrs | null, content: readonly Node[], onLoss: () => void): Node {
  const whole = type.createAndFill(attrs, content)
  if (whole) return whole
  onLoss()
  const fitting = content.filter((child) => type.contentMatch.matchType(child.type) !== null)
  return type.createAndFill(attrs, fitting) ?? type.createAndFill(attrs) ?? type.create(attrs)
}

function nodesOf(content: Content | undefined): readonly Node[] {
  if (!content) return []
  if (Array.isArray(content)) return content
  return 'content' in content && 'childCount' in content && !('type' in content) ? content.content : [content as Node]
}
