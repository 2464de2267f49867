/** Who else is in the text: their carets into the editor, this page's caret to them. */
import { useEffect, useMemo, useState } from 'react'
import { decodeCaret, encodeCaret, type SaidCaret } from '../../shared/api/caret-messages.ts'
import { decodePresence } from '../../shared/api/presence-messages.ts'
import { caretAt } from '../editor/anchors.ts'
import type { OpenEditor } from '../editor/open-editor.ts'
import { useConnectionState } from '../host/host-provider.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { personColour } from '../kit/avatar.tsx'
import { useSay } from '../messages/say.tsx'
import type { TextSession } from './text-session.ts'

/** Somebody else's page in this text. */
export interface PersonHere {
  readonly session: string
  readonly person: string
  readonly name: string
}

interface Other {
  readonly session: string
  readonly person: string
  readonly caret: SaidCaret | undefined
}

const PAUSE_MS = 60
const NOBODY: readonly Other[] = []

/** Keeps carets drawn and said; answers who is here, by name. */
export function usePresence(session: TextSession | undefined, opened: OpenEditor | undefined): readonly PersonHere[] {
  const somebody = useSay()('position.somebody')
  const others = useOthers(session)
  const { value: members } = useAnswer('members', {})
  useOwnCaret(session, opened)
  const named = useMemo(() => {
    const names = new Map((members ?? []).map(({ id, name }) => [id, name]))
    return others.map((other) => ({ ...other, name: names.get(other.person) || somebody }))
  }, [others, members, somebody])
  useEffect(() => {
    if (!opened || opened.editor.isDestroyed) return
    opened.showCarets(
      named.flatMap(({ session: id, person, name, caret }) => (caret ? [{ id, name, colour: personColour(person), ...caret }] : [])),
    )
  }, [opened, named])
  return named
}

function useOthers(session: TextSession | undefined): readonly Other[] {
  const connection = useConnectionState()
  const [others, setOthers] = useState(NOBODY)
  useEffect(() => {
    // What was told over a broken pipe is not known any more.
    if (connection !== 'open') setOthers(NOBODY)
  }, [connection])
  useEffect(() => {
    const stop = session?.onPresence((bytes) => {
      const told = decodePresence(bytes)
      if (!told.ok) return
      const { session: id, person, bytes: said } = told.value
      setOthers((before) => {
        const rest = before.filter((other) => other.session !== id)
        return said.length === 0 ? rest : [...rest, { session: id, person, caret: decodeCaret(said) }]
      })
    })
    return () => {
      stop?.()
      setOthers(NOBODY)
    }
  }, [session])
  return others
}

/** Said after each move with a short pause, and anew over each new connection. */
function useOwnCaret(session: TextSession | undefined, opened: OpenEditor | undefined): void {
  const connection = useConnectionState()
  const [own] = useState(() => ({ number: crypto.getRandomValues(new Uint32Array(1))[0] ?? 1, clock: 0 }))
  useEffect(() => {
    if (!session || !opened || connection !== 'open') return undefined
    const { editor } = opened
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = (): void => {
      timer = undefined
      if (editor.isDestroyed) return
      const { anchor, head } = editor.state.selection
      const caret = { anchor: caretAt(editor.state, anchor), head: caretAt(editor.state, head) }
      own.clock++
      if (caret.anchor && caret.head) session.sayPresence(encodeCaret(own.number, own.clock, { anchor: caret.anchor, head: caret.head }))
    }
    const soon = (): void => {
      timer ??= setTimeout(tell, PAUSE_MS)
    }
    const moved = ({ transaction }: { readonly transaction: { readonly selectionSet: boolean; readonly docChanged: boolean } }): void => {
      if (transaction.selectionSet || transaction.docChanged) soon()
    }
    soon()
    editor.on('transaction', moved)
    return () => {
      clearTimeout(timer)
      editor.off('transaction', moved)
    }
  }, [session, opened, connection, own])
}
