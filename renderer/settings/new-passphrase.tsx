/** A new passphrase, typed twice: nobody can reset it, so a slip must be found now. */
import { type ReactNode, useState } from 'react'
import { Checkbox, TextField } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'

/** What was typed. */
export interface PassphraseDraft {
  readonly first: string
  readonly second: string
}

/** What the fields need. */
export interface NewPassphraseProps {
  readonly draft: PassphraseDraft
  readonly onChange: (draft: PassphraseDraft) => void
  /** Somebody tried to go on: say what is missing. */
  readonly isTried: boolean
}

/** The passphrase if both fields say the same and something; its strength is the person's business. */
export const passphraseOf = ({ first, second }: PassphraseDraft): string | undefined =>
  first !== '' && first === second ? first : undefined

/** Two fields, and a box to see what one types. */
export function NewPassphrase({ draft, onChange, isTried }: NewPassphraseProps): ReactNode {
  const say = useSay()
  const [isShown, setShown] = useState(false)
  const type = isShown ? 'text' : 'password'
  const isMissing = isTried && draft.first === ''
  const differs = draft.second !== '' && !draft.first.startsWith(draft.second) && draft.first !== draft.second
  const isSecondWrong = differs || (isTried && draft.first !== draft.second)
  return (
    <>
      <TextField
        label={say('settings.passphrase.new')}
        description={say('settings.passphrase.warning')}
        type={type}
        autoComplete="new-password"
        value={draft.first}
        onChange={(first) => onChange({ ...draft, first })}
        {...(isMissing && { error: say('settings.passphrase.missing') })}
      />
      <TextField
        label={say('settings.passphrase.again')}
        type={type}
        autoComplete="new-password"
        value={draft.second}
        onChange={(second) => onChange({ ...draft, second })}
        {...(isSecondWrong && { error: say('settings.passphrase.differs') })}
      />
      <Checkbox label={say('settings.passphrase.show')} isSelected={isShown} onChange={setShown} />
    </>
  )
}
