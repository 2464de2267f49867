/** Saving positions as a Word or OpenDocument file or a page to print. */
import { type ReactNode, useState } from 'react'
import { useIntl } from 'react-intl'
import { Failure } from '../host/failure.tsx'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { RadioGroup } from '../kit/radio-group.tsx'
import { Select } from '../kit/select.tsx'
import { useToast } from '../kit/toast.tsx'
import { Form } from '../layout/form.tsx'
import { Note } from '../layout/stack.tsx'
import { LANGUAGE_NAMES, LANGUAGES, type Language, languageFor } from '../messages/language.ts'
import { useSay } from '../messages/say.tsx'
import { type Choosable, ChoosePositions } from './choose-positions.tsx'
import { type FileFormat, useExport } from './use-export.ts'

/** The positions that can go into the file, in their order. With `only`, that one goes and none is chosen. */
export interface SaveDialogProps {
  readonly positions?: readonly Choosable[]
  readonly only?: Choosable
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

const FORMATS = ['docx', 'odt', 'html'] as const

/** Closes when the browser has the file. */
export function SaveDialog({ isOpen, onOpenChange, ...rest }: SaveDialogProps): ReactNode {
  const say = useSay()
  return (
    <Dialog title={say(rest.only ? 'word.save.title.one' : 'word.save.title')} isOpen={isOpen} onOpenChange={onOpenChange}>
      {(close) => <SaveForm {...rest} onDone={close} />}
    </Dialog>
  )
}

type SaveFormProps = Pick<SaveDialogProps, 'positions' | 'only'> & {
  readonly onDone: () => void
}

function SaveForm({ positions = [], only, onDone }: SaveFormProps): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, isPending, error } = useExport()
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  const [format, setFormat] = useState<FileFormat>('docx')
  const [language, setLanguage] = useLanguage()
  const [isTried, setTried] = useState(false)
  const isNothing = chosen?.size === 0
  const save = async (): Promise<void> => {
    setTried(true)
    if (isNothing || isPending) return
    const going = only ? [only] : positions.filter(({ id }) => chosen?.has(id))
    const title = only?.title ?? (going.length === 1 ? going[0]?.title : undefined)
    const name = await run({
      ids: going.map(({ id }) => id),
      format,
      language,
      title,
    })
    if (name === undefined) return
    toast({ words: say('word.save.done', { name }) })
    onDone()
  }
  const actions = (
    <>
      <Button type="submit" variant="primary" pending={isPending ? say('word.save.pending') : undefined}>
        {say('word.save.go')}
      </Button>
      <Button variant="quiet" onPress={onDone}>
        {say('kit.cancel')}
      </Button>
    </>
  )
  return (
    <Form onSubmit={() => void save()} actions={actions}>
      {!only && <ChoosePositions positions={positions} chosen={chosen} onChange={setChosen} isMissing={isTried && isNothing} />}
      <RadioGroup
        label={say('word.save.format')}
        options={FORMATS.map((id) => ({
          id,
          label: say(`word.save.format.${id}`),
          description: say(`word.save.format.${id}.means`),
        }))}
        value={format}
        onChange={setFormat}
      />
      <Select
        label={say('word.save.language')}
        description={say('word.save.language.means')}
        options={LANGUAGES.map((id) => ({ id, label: LANGUAGE_NAMES[id] }))}
        value={language}
        onChange={setLanguage}
      />
      <Note isSmall>{say('word.save.no-remarks')}</Note>
      <Failure
        error={error}
        words={{
          'not-found': 'word.save.gone',
          'too-large': 'word.save.too-large',
        }}
      />
    </Form>
  )
}

/** The interface's language until another is chosen. */
function useLanguage(): readonly [Language, (language: Language) => void] {
  const { locale } = useIntl()
  const [language, setLanguage] = useState<Language>()
  return [language ?? languageFor([locale]), setLanguage]
}
