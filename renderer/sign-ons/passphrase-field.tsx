/** The passphrase, asked for again before one signs where others use the computer. SPEC rule LOCK-3. */
import type { ReactNode } from 'react'
import { TextField } from '../kit/text-field.tsx'
import { useSay } from '../messages/say.tsx'
import type { Signing } from './use-signing.ts'

/** What is typed, and what `useSigning` says was wrong with it. */
export interface PassphraseFieldProps extends Pick<Signing, 'wrong'> {
  readonly value: string
  readonly onChange: (value: string) => void
  /** It was tried to go on: that it is empty is said. */
  readonly isTried: boolean
}

/** See the head of this file. */
export function PassphraseField({ value, onChange, isTried, wrong }: PassphraseFieldProps): ReactNode {
  const say = useSay()
  return (
    <TextField
      label={say('sign-ons.passphrase')}
      description={say('sign-ons.passphrase.why')}
      type="password"
      autoComplete="current-password"
      value={value}
      onChange={onChange}
      error={wrong ?? (isTried && value === '' && say('settings.passphrase.missing'))}
    />
  )
}
