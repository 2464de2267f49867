/** An envelope that is ready: its size, saving it, and what to do with it. */
import { FileDown } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Banner, Button } from '../kit/index.ts'
import { Note, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import styles from './envelope.module.css'
import { useFileSize } from './use-file-size.ts'
import { type MadeEnvelope, saveEnvelopeFile } from './use-making.ts'

/** See the head of this file. */
export function ReadyEnvelope({ made }: { readonly made: MadeEnvelope }): ReactNode {
  const say = useSay()
  const size = useFileSize()
  const { files, kind, organisations, withoutOwn } = made
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const isOne = files.length === 1
  return (
    <Stack>
      <Banner kind="good" title={say(kind === 'welcome' ? 'envelope.ready.welcome' : 'envelope.ready', { size: size(bytes) })}>
        {say('envelope.ready.only-for', { count: organisations })}
      </Banner>
      <ul className={styles.files}>
        {files.map((file, index) => (
          <FileLine key={file.name} file={file} isFirst={index === 0} isSaved={made.isSaved} />
        ))}
      </ul>
      {!isOne && <Note>{say('envelope.ready.parts', { count: files.length })}</Note>}
      {withoutOwn && (
        <Banner kind="warning" title={say('envelope.ready.without-own')}>
          {say('envelope.ready.without-own.why')}
        </Banner>
      )}
      <ol className={styles.steps}>
        <li>{say('envelope.ready.step.send')}</li>
        <li>{say(kind === 'welcome' ? 'envelope.ready.step.welcome' : 'envelope.ready.step.drop')}</li>
        <li>{say('envelope.ready.step.back')}</li>
      </ol>
    </Stack>
  )
}

interface FileLineProps {
  readonly file: MadeEnvelope['files'][number]
  readonly isFirst: boolean
  readonly isSaved: boolean
}

function FileLine({ file, isFirst, isSaved: wasSaved }: FileLineProps): ReactNode {
  const say = useSay()
  const size = useFileSize()
  const [isSaved, setSaved] = useState(wasSaved)
  const save = (): void => {
    saveEnvelopeFile(file)
    setSaved(true)
  }
  return (
    <li className={styles.file}>
      <span className={styles.name} dir="ltr">
        {file.name}
      </span>
      <span className={styles.soft}>{size(file.bytes)}</span>
      <Button size="small" autoFocus={isFirst} variant={isFirst && !isSaved ? 'primary' : 'secondary'} icon={FileDown} onPress={save}>
        {say(isSaved ? 'envelope.save.again' : 'envelope.save')}
      </Button>
      <span role="status" className={styles.soft}>
        {isSaved && say('envelope.saved')}
      </span>
    </li>
  )
}
