/** Founds a coalition and its first position, and lands in that position's text. */
import { type ReactNode, useMemo, useState } from 'react'
import { useIntl } from 'react-intl'
import { useLocation } from 'wouter'
import { Failure } from '../host/failure.tsx'
import { useHost } from '../host/host-provider.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button, ComboBox, Disclosure, TextField } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { Stage } from '../layout/stage.tsx'
import { useSay } from '../messages/say.tsx'
import { LanguageLinks } from '../settings/language-links.tsx'
import { countryOptions } from './countries.ts'

/** What follows. */
export interface CoalitionStepProps {
  readonly onBack: () => void
  readonly onEntered: (coalition: string) => void
}

/** Three fields: no plan, roles or rules yet. */
export function CoalitionStep({ onBack, onEntered }: CoalitionStepProps): ReactNode {
  const say = useSay()
  const { locale } = useIntl()
  const [name, setName] = useState('')
  const [organisation, setOrganisation] = useState('')
  const [codeName, setCodeName] = useState('')
  const [country, setCountry] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const countries = useMemo(() => countryOptions(locale), [locale])
  const { found, isPending, error } = useFounding(onEntered)
  const submit = (): void => {
    setTried(true)
    if (isPending || name.trim() === '' || organisation.trim() === '') return
    void found({
      name: name.trim(),
      organisation: organisation.trim(),
      ...(codeName.trim() !== '' && { codeName: codeName.trim() }),
      ...(country !== null && { country }),
    })
  }
  const actions = (
    <>
      <Button type="submit" variant="primary" pending={isPending ? say('first.coalition.making') : undefined}>
        {say('first.coalition.go')}
      </Button>
      <Button variant="quiet" onPress={onBack}>
        {say('first.back')}
      </Button>
    </>
  )
  return (
    <Stage title={say('first.coalition.title')} corner={<LanguageLinks />} lead={say('first.coalition.lead')}>
      <Form onSubmit={submit} actions={actions}>
        <TextField
          label={say('first.coalition.name')}
          description={say('first.coalition.name.hint')}
          autoFocus
          maxLength={500}
          value={name}
          onChange={setName}
          {...(isTried && name.trim() === '' && { error: say('first.coalition.name.missing') })}
        />
        <TextField
          label={say('first.coalition.organisation')}
          description={say('first.coalition.organisation.hint')}
          maxLength={500}
          value={organisation}
          onChange={setOrganisation}
          {...(isTried && organisation.trim() === '' && { error: say('first.coalition.organisation.missing') })}
        />
        <ComboBox label={say('first.coalition.country')} options={countries} value={country} onChange={setCountry} />
        <Disclosure label={say('at-risk.first')}>
          <TextField
            label={say('at-risk.field.code')}
            description={say('at-risk.first.code')}
            autoComplete="off"
            maxLength={200}
            value={codeName}
            onChange={setCodeName}
          />
        </Disclosure>
        <Failure error={error} words={{ 'bad-input': 'at-risk.error.name' }} />
      </Form>
    </Stage>
  )
}

function useFounding(onEntered: (coalition: string) => void) {
  const say = useSay()
  const [, navigate] = useLocation()
  const { connection } = useHost()
  const { run, isPending, error } = useAct('coalition.create')
  const found = async (input: Parameters<typeof run>[0]): Promise<void> => {
    const made = await run(input)
    if (!made) return
    const first = await connection
      .client()
      ?.callIn(made.coalition)('position.create', { title: say('first.position.title') })
      .catch(() => undefined)
    onEntered(made.coalition)
    navigate(first ? `/positions/${first.position}/first` : '/')
  }
  return { found, isPending, error }
}
