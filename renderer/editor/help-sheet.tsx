/** Every key of the editor on one sheet. */
import type { ReactNode } from 'react'
import { Dialog } from '../kit/dialog.tsx'
import { KeyHint } from '../kit/key-hint.tsx'
import type { MessageId } from '../messages/catalogues.ts'
import { useSay } from '../messages/say.tsx'
import { DEEDS } from './deeds.ts'
import styles from './editor.module.css'
import { printedKeys } from './keys.ts'

const OTHERS: readonly { readonly label: MessageId; readonly keys: string }[] = [
  { label: 'editor.remark', keys: 'Mod-Alt-M' },
  { label: 'editor.keys.plain', keys: 'Mod-Shift-V' },
  { label: 'editor.keys.break', keys: 'Shift-Enter' },
  { label: 'editor.keys.cell', keys: 'Tab' },
  { label: 'editor.keys.tools', keys: 'Alt-F10' },
  { label: 'editor.help', keys: 'Mod-/' },
]

/** What typing does by itself: signs at the beginning of a line. */
const TYPED: readonly { readonly label: MessageId; readonly typed: string }[] = [
  { label: 'editor.heading-1', typed: '#␣' },
  { label: 'editor.bullets', typed: '-␣' },
  { label: 'editor.numbers', typed: '1.␣' },
  { label: 'editor.quote', typed: '>␣' },
]

/** See the head of this file. */
export function HelpSheet({
  isOpen,
  onOpenChange,
}: {
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}): ReactNode {
  const say = useSay()
  const withKeys = Object.values(DEEDS).flatMap(({ label, keys }) => (keys === undefined ? [] : [{ label, keys }]))
  return (
    <Dialog title={say('editor.help')} isForReading isOpen={isOpen} onOpenChange={onOpenChange}>
      <dl className={styles.keys}>
        {[...withKeys, ...OTHERS].map(({ label, keys }) => (
          <div key={label} className={styles.keyLine}>
            <dt>{say(label)}</dt>
            <dd>
              <KeyHint keys={printedKeys(keys)} />
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.typed}>{say('editor.keys.typed')}</p>
      <dl className={styles.keys}>
        {TYPED.map(({ label, typed }) => (
          <div key={label} className={styles.keyLine}>
            <dt>{say(label)}</dt>
            <dd>
              <KeyHint keys={[typed]} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
