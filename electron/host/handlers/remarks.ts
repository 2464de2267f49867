/** The answers about remarks. */

import type { remarkCalls } from '../../../shared/api/calls/remarks.ts'
import type { HandlersOf, OutputOf } from '../../../shared/api/contract.ts'
import type { PersonId } from '../../../shared/ids.ts'
import type { Remark, RemarkReply } from '../../core/remark/remark-records.ts'
import type { OpenCoalition } from '../open-coalition.ts'

type RemarkView = OutputOf<'remark.add'>
type AuthorView = RemarkView['by']

/** Handlers over the coalition that is open. */
export function remarkHandlers(here: () => OpenCoalition): HandlersOf<keyof typeof remarkCalls> {
  const view = (remark: Remark): RemarkView => remarkView(remark, authorsOf(here()))
  return {
    remarks: ({ position }) => {
      const { positions, remarks } = here()
      const authorOf = authorsOf(here())
      return remarks.list(positions.find(position).id).map((remark) => remarkView(remark, authorOf))
    },
    'remark.add': ({ position, kind, text, quote, anchor }) => {
      const { positions, remarks } = here()
      return view(remarks.add({ position: positions.find(position).id, kind, text, quote, ...anchor }))
    },
    'remark.reply': ({ id, text }) => view(here().remarks.reply(id, text)),
    'remark.edit': ({ id, text }) => view(here().remarks.edit(id, text)),
    'remark.settle': ({ id, why, annexed }) => view(here().remarks.settle(id, why, annexed)),
    'remark.reopen': ({ id }) => view(here().remarks.reopen(id)),
  }
}

function remarkView(remark: Remark, authorOf: (person: PersonId) => AuthorView): RemarkView {
  const { id, position, at, text, quote, from, to, settled } = remark
  const saidBy = (reply: RemarkReply) => ({ id: reply.id, by: authorOf(reply.by), at: reply.at, text: reply.text })
  return {
    id,
    position,
    // What a newer version means by another kind is not known here: its words are shown as a remark.
    kind: remark.kind === 'red-line' ? 'red-line' : 'remark',
    by: authorOf(remark.by),
    at,
    text,
    quote,
    anchor: { from, to },
    replies: remark.replies.map(saidBy),
    settled: settled && { ...settled, by: authorOf(settled.by) },
  }
}

function authorsOf({ coalition }: OpenCoalition): (person: PersonId) => AuthorView {
  const members = new Map(coalition.members().map((member) => [member.id, member]))
  return (person) => {
    const { name = '', organisationName = '', isMe = false } = members.get(person) ?? {}
    return { person, name, organisationName, isMe }
  }
}
