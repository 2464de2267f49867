/** The row of tools above the text. */
import type { Editor } from '@tiptap/core'
import { Bold, Italic, Keyboard, Link2, List, ListOrdered, MessageSquarePlus, Minus, Quote, Redo2, Superscript, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Toolbar, Tooltip, TooltipTrigger } from 'react-aria-components'
import { classNames } from '../kit/class-names.ts'
import { Icon } from '../kit/icon.tsx'
import { useSay } from '../messages/say.tsx'
import { undoDepths } from './binding.ts'
import { DEEDS } from './deeds.ts'
import styles from './editor.module.css'
import { printedKeys } from './keys.ts'
import { selectedWords } from './selected-words.ts'
import { StyleMenu } from './style-menu.tsx'
import { TableMenu } from './table-menu.tsx'
import { ToolButton } from './tool-button.tsx'
import { useEditorValue } from './use-editor-value.ts'

/** The editor the tools work on; `onRemark` begins a remark on what is selected. */
export interface EditorToolbarProps {
  readonly editor: Editor
  readonly onRemark: () => void
  readonly onHelp: () => void
}

/** Arrow keys move between the tools, Tab leaves them. */
export function EditorToolbar({ editor, onRemark, onHelp }: EditorToolbarProps): ReactNode {
  const say = useSay()
  return (
    <Toolbar aria-label={say('editor.tools')} className={styles.toolbar ?? ''}>
      <ToolButton editor={editor} deed={DEEDS.bold} icon={Bold} />
      <ToolButton editor={editor} deed={DEEDS.italic} icon={Italic} />
      <StyleMenu editor={editor} />
      <ToolButton editor={editor} deed={DEEDS.bullets} icon={List} isDirectional />
      <ToolButton editor={editor} deed={DEEDS.numbers} icon={ListOrdered} isDirectional />
      <ToolButton editor={editor} deed={DEEDS.quote} icon={Quote} isDirectional />
      <span className={styles.gap} />
      <ToolButton editor={editor} deed={DEEDS.link} icon={Link2} />
      <ToolButton editor={editor} deed={DEEDS.footnote} icon={Superscript} />
      <TableMenu editor={editor} />
      <ToolButton editor={editor} deed={DEEDS.line} icon={Minus} />
      <span className={styles.gap} />
      <ToolButton editor={editor} deed={DEEDS.undo} icon={Undo2} isDirectional can={(now) => undoDepths(now.state).canUndo} />
      <ToolButton editor={editor} deed={DEEDS.redo} icon={Redo2} isDirectional can={(now) => undoDepths(now.state).canRedo} />
      <span className={styles.gap} />
      <RemarkButton editor={editor} onRemark={onRemark} />
      <PlainTool label={say('editor.help')} keys="Mod-/" icon={Keyboard} onPress={onHelp} />
    </Toolbar>
  )
}

function RemarkButton({ editor, onRemark }: Pick<EditorToolbarProps, 'editor' | 'onRemark'>): ReactNode {
  const say = useSay()
  const isSelected = useEditorValue(editor, (now) => selectedWords(now.state) !== '')
  return <PlainTool label={say('editor.remark')} keys="Mod-Alt-M" icon={MessageSquarePlus} onPress={onRemark} isDisabled={!isSelected} />
}

interface PlainToolProps {
  readonly label: string
  readonly keys: string
  readonly icon: typeof Bold
  readonly onPress: () => void
  readonly isDisabled?: boolean
}

function PlainTool({ label, keys, icon, onPress, isDisabled = false }: PlainToolProps): ReactNode {
  return (
    <TooltipTrigger delay={500}>
      <Button aria-label={label} onPress={onPress} isDisabled={isDisabled} className={classNames(styles.tool)}>
        <Icon of={icon} />
      </Button>
      <Tooltip className={styles.tip ?? ''} offset={6}>
        {label}
        <span dir="ltr"> {printedKeys(keys).join(' ')}</span>
      </Tooltip>
    </TooltipTrigger>
  )
}
