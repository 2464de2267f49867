/** What can be done with a position beside writing it: its title where the page has no room for it, and Word files. */
import { FileDown, FileInput, Files, Languages, PenLine, Signature } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { MenuButton } from '../kit/menu.tsx'
import { useSay } from '../messages/say.tsx'
import { BringInDialog } from '../word/bring-in-dialog.tsx'
import { SaveDialog } from '../word/save-dialog.tsx'
import { LanguageDialog } from './language-dialog.tsx'
import { RenameDialog } from './rename-dialog.tsx'
import type { PanelTab } from './side-panel.tsx'
import type { PositionChange, PositionFacts } from './use-position.ts'

/** The position, and who hears of a change. */
export interface PositionMenuProps {
  readonly position: PositionFacts
  /** How many words its text has now. */
  readonly words: number
  /** The title cannot be changed elsewhere on the page. */
  readonly renames?: boolean
  /** Opens what has no button of its own in narrow windows. */
  readonly onOpen?: (tab: PanelTab) => void
  readonly onChange: (change: PositionChange) => Promise<boolean>
}

const BESIDE = [
  { id: 'sign-ons', icon: Signature },
  { id: 'texts', icon: Files },
] as const

type Opened = 'rename' | 'language' | 'save' | 'bring-in'

/** Only those who may write are offered what changes the position. */
export function PositionMenu({ position, words, renames = false, onOpen, onChange }: PositionMenuProps): ReactNode {
  const say = useSay()
  const [opened, setOpened] = useState<Opened>()
  const { title, access } = position
  const change = (deed: Opened) => (isOpen: boolean) => setOpened(isOpen ? deed : undefined)
  const rename = {
    id: 'rename',
    label: say('position.title.change'),
    icon: PenLine,
    onAction: () => setOpened('rename'),
  }
  const language = {
    id: 'language',
    label: say('position.language.change'),
    icon: Languages,
    onAction: () => setOpened('language'),
  }
  const save = {
    id: 'save',
    label: say('word.save.one'),
    icon: FileDown,
    onAction: () => setOpened('save'),
  }
  const bringIn = {
    id: 'bring-in',
    label: say('word.in'),
    icon: FileInput,
    onAction: () => setOpened('bring-in'),
  }
  const opening = onOpen ? BESIDE.map(({ id, icon }) => ({ id, label: say(`position.tab.${id}`), icon, onAction: () => onOpen(id) })) : []
  const entries = [...opening, ...(renames && access.mayWrite ? [rename] : []), save, ...(access.mayWrite ? [bringIn, language] : [])]
  return (
    <>
      <MenuButton label={say('position.file')} variant="quiet" size="small" entries={entries} />
      {opened === 'rename' && <RenameDialog title={title} onChange={onChange} onClose={() => setOpened(undefined)} />}
      {opened === 'language' && <LanguageDialog language={position.language} onChange={onChange} onClose={() => setOpened(undefined)} />}
      <SaveDialog only={position} isOpen={opened === 'save'} onOpenChange={change('save')} />
      <BringInDialog
        position={position}
        words={words}
        onTitle={(taken) => onChange({ title: taken })}
        isOpen={opened === 'bring-in'}
        onOpenChange={change('bring-in')}
      />
    </>
  )
}
