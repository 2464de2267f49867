/** One button of the editor's toolbar. */
import type { Editor } from '@tiptap/core'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components'
import { classNames } from '../kit/class-names.ts'
import { Icon } from '../kit/icon.tsx'
import { useSay } from '../messages/say.tsx'
import type { Deed } from './deeds.ts'
import styles from './editor.module.css'
import { printedKeys } from './keys.ts'
import { useEditorValue } from './use-editor-value.ts'

/** Which deed, with which sign. */
export interface ToolButtonProps {
  readonly editor: Editor
  readonly deed: Deed
  readonly icon: LucideIcon
  readonly isDirectional?: boolean
  /** Whether it can be done now. */
  readonly can?: (editor: Editor) => boolean
}

/** Says with `aria-pressed` whether what it does holds at the cursor. */
export function ToolButton({ editor, deed, icon, isDirectional = false, can = () => true }: ToolButtonProps): ReactNode {
  const say = useSay()
  const isOn = useEditorValue(editor, (now) => deed.isOn?.(now) ?? false)
  const isPossible = useEditorValue(editor, (now) => now.isEditable && can(now))
  const label = say(deed.label)
  return (
    <TooltipTrigger delay={500}>
      <Button
        aria-label={label}
        {...(deed.isOn && { 'aria-pressed': isOn })}
        isDisabled={!isPossible}
        onPress={() => deed.run(editor)}
        className={classNames(styles.tool, isOn && styles.on)}
      >
        <Icon of={icon} isDirectional={isDirectional} />
      </Button>
      <Tooltip className={styles.tip ?? ''} offset={6}>
        {label}
        {deed.keys && <span dir="ltr"> {printedKeys(deed.keys).join(' ')}</span>}
      </Tooltip>
    </TooltipTrigger>
  )
}
