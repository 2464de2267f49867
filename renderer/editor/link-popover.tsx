/** A small field for a link's address: opens beside the link under the cursor, or for the words that are selected. */
import type { Editor } from '@tiptap/core'
import { ExternalLink, Unlink } from 'lucide-react'
import { type ReactNode, type SubmitEvent, useEffect, useState } from 'react'
import { Button, IconButton } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useSay } from '../messages/say.tsx'
import { asOneStep } from './binding.ts'
import { EDIT_LINK } from './edit-link.ts'
import styles from './editor.module.css'
import { completeHref } from './safe-href.ts'
import { SmallPopover } from './small-popover.tsx'

/** Waits until a link is pressed, or `editLink` asks. */
export function LinkPopover({ editor }: { readonly editor: Editor }): ReactNode {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const { dom } = editor.view
    const open = (): void => setOpen(editor.isEditable)
    const press = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (link && dom.contains(link) && editor.state.selection.empty) open()
    }
    dom.addEventListener(EDIT_LINK, open)
    dom.addEventListener('click', press)
    return () => {
      dom.removeEventListener(EDIT_LINK, open)
      dom.removeEventListener('click', press)
    }
  }, [editor])
  if (!isOpen) return null
  return <LinkForm editor={editor} onClose={() => setOpen(false)} />
}

function LinkForm({ editor, onClose }: { readonly editor: Editor; readonly onClose: () => void }): ReactNode {
  const say = useSay()
  const current = String(editor.getAttributes('link')['href'] ?? '')
  const [typed, setTyped] = useState(current)
  const [isWrong, setWrong] = useState(false)
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    const href = completeHref(typed)
    if (href === undefined) return setWrong(true)
    onClose()
    asOneStep(editor, () => setLink(editor, href))
  }
  const remove = (): void => {
    onClose()
    asOneStep(editor, () => editor.chain().focus().extendMarkRange('link').unsetMark('link').run())
  }
  return (
    <SmallPopover editor={editor} label={say('editor.link.label')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <TextField
          label={say('editor.link.address')}
          value={typed}
          onChange={(words) => {
            setTyped(words)
            setWrong(false)
          }}
          error={isWrong && say('editor.link.wrong')}
          placeholder="https://"
          autoFocus
        />
        <div className={styles.formActions}>
          {current !== '' && (
            <>
              <IconButton
                label={say('editor.link.open')}
                icon={ExternalLink}
                size="small"
                onPress={() => window.open(current, '_blank', 'noopener,noreferrer')}
              />
              <IconButton label={say('editor.link.remove')} icon={Unlink} size="small" onPress={remove} />
            </>
          )}
          <Button type="submit" size="small" variant="primary">
            {say('editor.link.save')}
          </Button>
        </div>
      </form>
    </SmallPopover>
  )
}

/** With nothing selected outside a link, the address itself becomes the words. */
function setLink(editor: Editor, href: string): void {
  const chain = editor.chain().focus()
  if (editor.state.selection.empty && !editor.isActive('link')) {
    chain.insertContent({ type: 'text', text: href.replace(/^mailto:/, ''), marks: [{ type: 'link', attrs: { href } }] }).run()
  } else chain.extendMarkRange('link').setMark('link', { href }).run()
}
