/** The fields that narrow the register. */
import { type ReactNode, useMemo } from 'react'
import { useIntl } from 'react-intl'
import type { OutputOf } from '../../shared/api/contract.ts'
import { ComboBox, Select, TextField } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import { useCompletionWords } from './completion-words.ts'
import { EVERYTHING, type WantedCommitments } from './found-commitments.ts'
import styles from './plan.module.css'
import { statedProgress } from './stated-progress.ts'

/** All commitments, for the choices there are, and what is wanted now. */
export interface CommitmentFiltersProps {
  readonly all: OutputOf<'commitments'>
  readonly wanted: WantedCommitments
  readonly onChange: (wanted: WantedCommitments) => void
}

type Having = 'any' | 'with' | 'without'
const HAVING: Readonly<Record<Having, boolean | null>> = { any: null, with: true, without: false }

/** Each takes effect at once. */
export function CommitmentFilters({ all, wanted, onChange }: CommitmentFiltersProps): ReactNode {
  const say = useSay()
  const { locale } = useIntl()
  const completionWords = useCompletionWords()
  const agencies = useMemo(
    () =>
      sortedNames(
        all.flatMap(({ leadAgencies }) => leadAgencies),
        locale,
      ),
    [all, locale],
  )
  const completions = useMemo(() => [...new Set(all.flatMap((each) => statedProgress(each).map(({ of }) => of)))], [all])
  const having = (Object.keys(HAVING) as Having[]).find((key) => HAVING[key] === wanted.hasPosition) ?? 'any'
  return (
    <div className={styles.filters}>
      <TextField label={say('plan.search')} type="search" value={wanted.words} onChange={(words) => onChange({ ...wanted, words })} />
      {agencies.length > 1 && (
        <ComboBox
          label={say('plan.agency')}
          options={agencies.map((name) => ({ id: name, label: name }))}
          value={wanted.agency}
          onChange={(agency) => onChange({ ...wanted, agency })}
          placeholder={say('plan.any')}
        />
      )}
      {completions.length > 0 && (
        <Select
          label={say('plan.completion')}
          value={wanted.completion ?? ''}
          onChange={(completion) => onChange({ ...wanted, completion: completion || EVERYTHING.completion })}
          options={[{ id: '', label: say('plan.any') }, ...completions.map((id) => ({ id, label: completionWords(id) }))]}
        />
      )}
      <Select<Having>
        label={say('plan.position')}
        value={having}
        onChange={(next) => onChange({ ...wanted, hasPosition: HAVING[next] })}
        options={[
          { id: 'any', label: say('plan.any') },
          { id: 'with', label: say('plan.position.with') },
          { id: 'without', label: say('plan.position.without') },
        ]}
      />
    </div>
  )
}

const sortedNames = (names: readonly string[], locale: string): readonly string[] =>
  [...new Set(names)].sort(new Intl.Collator(locale).compare)
