/** Copies the message of an invitation; what comes next is said where the invitation stands. */
import { Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCopy } from '../host/use-copy.ts'
import { Button } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'

/** How the message goes out of the dialog. */
export interface CopyMessageProps {
  readonly message: string
  /** Copying is what comes next: it is not copied yet, and nobody asks to be let in. */
  readonly isNext: boolean
  readonly onCopied: () => void
}

/** The button. */
export function CopyMessage({ message, isNext, onCopied }: CopyMessageProps): ReactNode {
  const say = useSay()
  const copy = useCopy()
  const press = async (): Promise<void> => {
    if (await copy(message)) onCopied()
  }
  return (
    <Button variant={isNext ? 'primary' : 'secondary'} icon={Copy} onPress={() => void press()}>
      {say('invite.copy')}
    </Button>
  )
}
