/** One window for both sides: making the first message or answering it, passing both on, and what came of it. */
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { useAct } from '../host/use-answer.ts'
import { Dialog } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import { CodeOver } from './code-over.tsx'
import { MessageToSend } from './message-to-send.tsx'
import { StartCodes } from './start-codes.tsx'
import { TakeMessage } from './take-message.tsx'

type Codes = OutputOf<'code.list'>

/** The codes as the host tells them. */
export interface CodesDialogProps {
  readonly list: Codes
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** It can be closed and opened again: what waits goes on. */
export function CodesDialog({ list, isOpen, onOpenChange }: CodesDialogProps): ReactNode {
  const say = useSay()
  return (
    <Dialog title={say('codes.title')} isOpen={isOpen} onOpenChange={onOpenChange}>
      <Steps list={list} onClose={() => onOpenChange(false)} />
    </Dialog>
  )
}

function Steps({ list, onClose }: { readonly list: Codes; readonly onClose: () => void }): ReactNode {
  const [followed, setFollowed] = useState<string>()
  const { run: cancel } = useAct('code.cancel')
  const isUnderWay = ({ state }: Codes['codes'][number]): boolean => state === 'waiting' || state === 'linking'
  const code = list.codes.find(({ id }) => id === followed) ?? list.codes.find(isUnderWay)
  const giveUp = (id: string): void => {
    setFollowed(undefined)
    void cancel({ id })
  }
  if (!code) return <StartCodes onCode={setFollowed} />
  if (!isUnderWay(code)) return <CodeOver code={code} onAgain={() => giveUp(code.id)} onClose={onClose} />
  return (
    <MessageToSend key={code.id} code={code} onShown={() => setFollowed(code.id)} onGiveUp={() => giveUp(code.id)}>
      {code.kind === 'offer' && <TakeMessage label="codes.paste.back" go="codes.link" onCode={setFollowed} />}
    </MessageToSend>
  )
}
