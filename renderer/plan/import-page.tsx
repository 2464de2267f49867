/** Bringing the government's plan in: a table or pasted text, a look at how it was understood, then taking it over. */
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Link, Page, ProgressBar } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import { ChoosePlan } from './choose-plan.tsx'
import { ImportResult } from './import-result.tsx'
import { PlanPreview } from './plan-preview.tsx'
import type { PlanSource } from './plan-source.ts'

type Preview = OutputOf<'plan.import'>

/** Three steps on one page; nothing is kept before the last. */
export function ImportPage(): ReactNode {
  const say = useSay()
  const { source, preview, look, take, start, act } = useImport()
  return (
    <Page
      title={say('plan.import.title')}
      description={<Link href="#/plan">{say('plan.back')}</Link>}
      width={preview && !preview.taken ? 'wide' : 'text'}
    >
      {act.isPending && <ProgressBar label={preview ? say('plan.import.working') : say('plan.import.reading')} />}
      <Failure error={act.error} words={{ 'bad-input': 'plan.error.unreadable', 'no-right': 'plan.error.reader' }} />
      {!preview && !act.isPending && <ChoosePlan onChosen={look} />}
      {preview?.taken && <ImportResult result={preview} onAgain={start} />}
      {preview && !preview.taken && source && (
        <PlanPreview
          preview={preview}
          isBusy={act.isPending}
          isTable={source.table !== undefined}
          onMap={(map) => look(source, map)}
          onTake={take}
          onAgain={start}
        />
      )}
    </Page>
  )
}

function useImport() {
  const act = useAct('plan.import')
  const [source, setSource] = useState<PlanSource>()
  const [map, setMap] = useState<Readonly<Record<string, string | null>>>({})
  const [preview, setPreview] = useState<Preview>()
  const look = (next: PlanSource, changed: Readonly<Record<string, string | null>> = {}): void => {
    const wanted = next === source ? { ...map, ...changed } : {}
    setSource(next)
    setMap(wanted)
    void act.run({ ...next, map: wanted, preview: true }).then((found) => found && setPreview(found))
  }
  const take = (): void => {
    if (source) void act.run({ ...source, map, preview: false }).then((taken) => taken && setPreview(taken))
  }
  const start = (): void => {
    setSource(undefined)
    setPreview(undefined)
    setMap({})
    act.reset()
  }
  return { source, preview, look, take, start, act }
}
