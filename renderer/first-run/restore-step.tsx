/** Beginning with a backup: its file and its passphrase. */
import { type ReactNode, useState } from 'react'
import { isAppError } from '../../shared/errors.ts'
import { Failure, useFailureWords } from '../host/failure.tsx'
import { fileToBase64 } from '../host/file-bytes.ts'
import { useAct } from '../host/use-answer.ts'
import { Button, DropZone, TextField } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { Stage } from '../layout/stage.tsx'
import { useSay } from '../messages/say.tsx'
import { LanguageLinks } from '../settings/language-links.tsx'

interface Chosen {
  readonly name: string
  readonly file: string
}

/** What follows: the way back, and the opened profile. */
export interface RestoreStepProps {
  readonly onBack: () => void
  readonly onDone: () => void
}

/** Once it is open the profile takes over. */
export function RestoreStep({ onBack, onDone }: RestoreStepProps): ReactNode {
  const say = useSay()
  const sayFailure = useFailureWords()
  const { run, isPending, error, reset } = useAct('profile.restore')
  const [chosen, setChosen] = useState<Chosen>()
  const [passphrase, setPassphrase] = useState('')
  const wrong = isAppError(error, 'wrong-passphrase') ? sayFailure(error) : undefined
  const take = (file: File): void => {
    reset()
    fileToBase64(file).then(
      (bytes) => setChosen({ name: file.name, file: bytes }),
      () => setChosen(undefined),
    )
  }
  const open = async (): Promise<void> => {
    if (chosen && passphrase !== '' && !isPending && (await run({ file: chosen.file, passphrase }))) onDone()
  }
  const isReady = chosen !== undefined && passphrase !== ''
  const actions = (
    <>
      <Button type="submit" variant="primary" isDisabled={!isReady} pending={isPending ? say('first.restore.opening') : undefined}>
        {say('first.restore.open')}
      </Button>
      <Button variant="quiet" onPress={onBack}>
        {say('first.back')}
      </Button>
    </>
  )
  return (
    <Stage title={say('first.restore')} corner={<LanguageLinks />} lead={say('first.restore.lead')}>
      <Form onSubmit={() => void open()} actions={actions}>
        <DropZone
          label={say('first.restore.drop')}
          chooseLabel={say('join.file.choose')}
          description={chosen ? <bdi>{chosen.name}</bdi> : say('first.restore.file')}
          onFiles={([file]) => file && take(file)}
        />
        <TextField
          label={say('first.restore.passphrase')}
          description={say('first.restore.passphrase.hint')}
          type="password"
          autoComplete="off"
          value={passphrase}
          onChange={setPassphrase}
          error={wrong}
        />
        {!wrong && <Failure error={error} words={{ 'bad-input': 'first.restore.unreadable' }} />}
      </Form>
    </Stage>
  )
}
