/** Tells the desktop shell its words in the person's language: it has menus and a tray, and no catalogue. */
import { type ReactNode, useEffect } from 'react'
import { ENGLISH_SHELL_TEXTS, type ShellMessage, type ShellTexts } from '../../shared/desktop/shell-messages.ts'
import { useSay } from '../messages/say.tsx'

const NAMES = Object.keys(ENGLISH_SHELL_TEXTS) as (keyof ShellTexts)[]

/** Shows nothing. */
export function ShellWords({ tell }: { readonly tell: (message: ShellMessage) => void }): ReactNode {
  const say = useSay()
  useEffect(() => {
    const texts = Object.fromEntries(NAMES.map((name) => [name, say(`shell.${name}`)])) as ShellTexts
    tell({ type: 'texts', texts })
  }, [say, tell])
  return null
}
