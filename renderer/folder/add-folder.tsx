/** One more folder, by its path. */
import { type ReactNode, useState } from 'react'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button, TextField, useToast } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { useSay } from '../messages/say.tsx'
import { examplePath, unquoted } from './folder-path.ts'

/** A field with an example for this system, and its button. */
export function AddFolder(): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, isPending, error, reset } = useAct('folder.add')
  const [path, setPath] = useState('')
  const add = async (): Promise<void> => {
    if (path.trim() === '' || isPending || !(await run({ path: unquoted(path) }))) return
    toast({ words: say('folder.added') })
    setPath('')
  }
  const type = (next: string): void => {
    if (error) reset()
    setPath(next)
  }
  const submit = (
    <Button type="submit" isDisabled={path.trim() === ''} pending={isPending ? say('folder.adding') : undefined}>
      {say('folder.add')}
    </Button>
  )
  return (
    <Form onSubmit={() => void add()} actions={submit}>
      <TextField
        label={say('folder.path')}
        description={say('folder.path.hint', { path: examplePath(navigator.userAgent) })}
        value={path}
        onChange={type}
        autoComplete="off"
        spellCheck="false"
        maxLength={4096}
      />
      <Failure error={error} words={{ 'bad-input': 'folder.error.path', unreachable: 'folder.error.unusable' }} />
    </Form>
  )
}
