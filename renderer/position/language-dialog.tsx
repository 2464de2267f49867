/** In which language a position's text is written: it becomes part of what is signed. SPEC rule CLOSE-1. */
import { type ReactNode, useState } from 'react'
import { useIntl } from 'react-intl'
import { Button } from '../kit/button.tsx'
import { ComboBox } from '../kit/combo-box.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Form } from '../layout/form.tsx'
import { useSay } from '../messages/say.tsx'
import { useLanguageName } from '../messages/use-language-name.ts'
import { TEXT_LANGUAGES } from './text-languages.ts'
import type { PositionChange } from './use-position.ts'

/** The language now, and who hears of another. */
export interface LanguageDialogProps {
  readonly language: string | null
  readonly onChange: (change: PositionChange) => Promise<boolean>
  readonly onClose: () => void
}

/** Stays open while the host has not taken it. */
export function LanguageDialog({ language, onChange, onClose }: LanguageDialogProps): ReactNode {
  const say = useSay()
  const { locale } = useIntl()
  const nameOf = useLanguageName()
  const [chosen, setChosen] = useState(language)
  const tags = [...new Set([...TEXT_LANGUAGES, ...(language === null ? [] : [language])])]
  const options = tags.map((id) => ({ id, label: nameOf(id) })).sort((a, b) => a.label.localeCompare(b.label, locale))
  const save = async (tag: string | null): Promise<void> => {
    if (await onChange({ language: tag })) onClose()
  }
  const actions = (
    <>
      <Button type="submit" variant="primary" isDisabled={chosen === null}>
        {say('position.language.save')}
      </Button>
      {language !== null && (
        <Button variant="quiet" onPress={() => void save(null)}>
          {say('position.language.none')}
        </Button>
      )}
    </>
  )
  return (
    <Dialog title={say('position.language.title')} size="small" isOpen onOpenChange={onClose}>
      <Form onSubmit={() => void save(chosen)} actions={actions}>
        <ComboBox
          label={say('position.language.label')}
          description={say('position.language.hint')}
          options={options}
          value={chosen}
          onChange={setChosen}
        />
      </Form>
    </Dialog>
  )
}
