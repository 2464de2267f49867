/** Tables: making one, and what can be done to the one under the cursor. */
import type { Editor } from '@tiptap/core'
import { ChevronDown, Table as TableIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { classNames } from '../kit/class-names.ts'
import { Icon } from '../kit/icon.tsx'
import menu from '../kit/menu.module.css'
import list from '../kit/popover-list.module.css'
import type { MessageId } from '../messages/catalogues.ts'
import { useSay } from '../messages/say.tsx'
import { asOneStep } from './binding.ts'
import styles from './editor.module.css'
import { useEditorValue } from './use-editor-value.ts'

interface Entry {
  readonly id: string
  readonly label: MessageId
  readonly run: (editor: Editor) => void
}

const NEW: readonly Entry[] = [
  {
    id: 'insert',
    label: 'editor.table.insert',
    run: (editor) => void editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  },
]
const HERE: readonly Entry[] = [
  { id: 'row-before', label: 'editor.table.row-before', run: (editor) => void editor.chain().focus().addRowBefore().run() },
  { id: 'row-after', label: 'editor.table.row-after', run: (editor) => void editor.chain().focus().addRowAfter().run() },
  { id: 'column-before', label: 'editor.table.column-before', run: (editor) => void editor.chain().focus().addColumnBefore().run() },
  { id: 'column-after', label: 'editor.table.column-after', run: (editor) => void editor.chain().focus().addColumnAfter().run() },
  { id: 'header', label: 'editor.table.header-row', run: (editor) => void editor.chain().focus().toggleHeaderRow().run() },
  { id: 'row-remove', label: 'editor.table.row-remove', run: (editor) => void editor.chain().focus().deleteRow().run() },
  { id: 'column-remove', label: 'editor.table.column-remove', run: (editor) => void editor.chain().focus().deleteColumn().run() },
  { id: 'remove', label: 'editor.table.remove', run: (editor) => void editor.chain().focus().deleteTable().run() },
]

/** The menu's button; its list depends on whether the cursor is in a table. */
export function TableMenu({ editor }: { readonly editor: Editor }): ReactNode {
  const say = useSay()
  const isInTable = useEditorValue(editor, (now) => now.isActive('table'))
  const isEditable = useEditorValue(editor, (now) => now.isEditable)
  return (
    <MenuTrigger>
      <Button
        aria-label={say('editor.table')}
        isDisabled={!isEditable}
        className={classNames(styles.tool, styles.opens, isInTable && styles.on)}
      >
        <Icon of={TableIcon} />
        <Icon of={ChevronDown} size={12} />
      </Button>
      <Popover className={classNames(list.popover, menu.popover)} offset={4}>
        <Menu aria-label={say('editor.table')} items={isInTable ? HERE : NEW} className={classNames(list.list)}>
          {(entry) => (
            <MenuItem onAction={() => asOneStep(editor, () => entry.run(editor))} className={classNames(list.line)}>
              {say(entry.label)}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
