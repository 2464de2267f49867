/** What came of a way to members that was just given, in one sentence. */
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { useAnswer } from '../host/use-answer.ts'
import { Note } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'

type Known = OutputOf<'network'>['known'][number]

/** Nothing for a way that is used no more. `isAsking`: somebody waits to be let in. */
export function TriedWay({ way, isAsking }: { readonly way: string; readonly isAsking: boolean }): ReactNode {
  const say = useSay()
  const { value: network } = useAnswer('network', {})
  const { value: folders } = useAnswer('folder.list', isAsking ? null : {})
  const { value: joining } = useAnswer('coalition.joining', {})
  const known = network?.known.find(({ address }) => isSame(address, way))
  if (known) return <TriedAddress known={known} />
  const mailbox = joining?.mailboxes.find(({ address }) => isSame(address, way))
  if (mailbox) return <Note>{say(`connection.tried.mailbox.${mailbox.state}`, { way })}</Note>
  const folder = folders?.find(({ path }) => isSame(path, way))
  return folder && <Note>{say(folder.fault === null ? 'connection.tried.answered' : 'connection.tried.no-answer', { way })}</Note>
}

function TriedAddress({ known: { address, state, fault } }: { readonly known: Known }): ReactNode {
  const say = useSay()
  if (state !== 'no-answer' || fault === null) return <Note>{say(`connection.tried.${state}`, { way: address })}</Note>
  return <Note>{say('connection.tried.fault', { way: address, fault: say(`connection.fault.${fault}`) })}</Note>
}

/** The host keeps addresses in one writing, which may end otherwise than what was typed. */
const isSame = (kept: string, given: string): boolean => bare(kept) === bare(given)

const bare = (way: string): string => way.toLowerCase().replace(/\/$/u, '')
