/** What kind of paragraph the cursor is in: words, or a heading of three levels. */
import type { Editor } from '@tiptap/core'
import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { classNames } from '../kit/class-names.ts'
import { Icon } from '../kit/icon.tsx'
import menu from '../kit/menu.module.css'
import list from '../kit/popover-list.module.css'
import { useSay } from '../messages/say.tsx'
import { DEEDS, type DeedId } from './deeds.ts'
import styles from './editor.module.css'
import { useEditorValue } from './use-editor-value.ts'

const KINDS = ['paragraph', 'heading-1', 'heading-2', 'heading-3'] as const satisfies readonly DeedId[]

/** The menu's button shows the kind. */
export function StyleMenu({ editor }: { readonly editor: Editor }): ReactNode {
  const say = useSay()
  const kind = useEditorValue(editor, (now) => KINDS.find((id) => id !== 'paragraph' && DEEDS[id].isOn?.(now)) ?? 'paragraph')
  const isEditable = useEditorValue(editor, (now) => now.isEditable)
  return (
    <MenuTrigger>
      <Button
        aria-label={say('editor.style', { kind: say(DEEDS[kind].label) })}
        isDisabled={!isEditable}
        className={classNames(styles.tool, styles.opens)}
      >
        <span className={styles.kind}>{say(DEEDS[kind].label)}</span>
        <Icon of={ChevronDown} size={12} />
      </Button>
      <Popover className={classNames(list.popover, menu.popover)} offset={4}>
        <Menu aria-label={say('editor.style', { kind: say(DEEDS[kind].label) })} className={classNames(list.list)}>
          {KINDS.map((id) => (
            <MenuItem
              key={id}
              id={id}
              textValue={say(DEEDS[id].label)}
              onAction={() => DEEDS[id].run(editor)}
              className={classNames(list.line)}
              {...(id === kind && { 'aria-current': true as const })}
            >
              <span className={menu.mark}>{id === kind && <Icon of={Check} />}</span>
              {say(DEEDS[id].label)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
