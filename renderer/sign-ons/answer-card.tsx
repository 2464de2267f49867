/** One text to answer: exactly what is signed, what changed since one's own signature, and the answers. */
import { type ReactNode, useState } from 'react'
import { isDayAfter, useCloses } from '../deadline/deadline-words.ts'
import { Answered } from '../host/answered.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { Button } from '../kit/button.tsx'
import { Disclosure } from '../kit/disclosure.tsx'
import { RadioGroup } from '../kit/radio-group.tsx'
import { TextArea, TextField } from '../kit/text-field.tsx'
import { Note } from '../layout/stack.tsx'
import type { MessageId } from '../messages/catalogues.ts'
import { useSay } from '../messages/say.tsx'
import { useLanguageName } from '../messages/use-language-name.ts'
import { useMoment } from '../messages/use-moment.ts'
import { ClosedText } from '../texts/closed-text.tsx'
import { Comparison } from '../texts/comparison.tsx'
import { type AnswerDraft, type Choice, choicesFor, isChanged } from './answer-drafts.ts'
import type { AnswerSubject } from './matrix.ts'
import styles from './sign-ons.module.css'

/** The text, its answer so far, and what lacks in it. */
export interface AnswerCardProps {
  readonly subject: AnswerSubject
  readonly draft: AnswerDraft
  /** The only text of the dialog: it stands open, and cannot be left for later. */
  readonly isOnly: boolean
  readonly lacks: { readonly choice: boolean; readonly reservation: boolean; readonly until: boolean }
  readonly onChange: (draft: AnswerDraft) => void
}

const LONGEST_WORDS = 8192

/** See the head of this file. */
export function AnswerCard(props: AnswerCardProps): ReactNode {
  const { subject, isOnly } = props
  return (
    <section className={styles.card} aria-label={subject.title}>
      <SubjectWords subject={subject} isOpen={isOnly && !isChanged(subject)} />
      <Choices {...props} />
    </section>
  )
}

/** Which text it is, until when, what changed since one's own signature, and exactly what is signed. */
export function SubjectWords({ subject, isOpen }: { readonly subject: AnswerSubject; readonly isOpen: boolean }): ReactNode {
  const say = useSay()
  const { number, title, text } = subject
  return (
    <>
      <h3 className={styles.cardTitle}>
        {number !== null && `${number} · `}
        <bdi>{title || say('position.untitled')}</bdi>
      </h3>
      <Note isSmall>
        {say('sign-ons.text', { number: text.number, code: text.code })}
        <TextLanguage hash={text.hash} />
      </Note>
      <OpenUntil subject={subject} />
      <SilenceCounts subject={subject} />
      {isChanged(subject) && <Changed subject={subject} />}
      <Disclosure label={say('sign-ons.read')} defaultExpanded={isOpen}>
        <div className={styles.reading}>
          <ClosedText hash={text.hash} level={3} hasFacts />
        </div>
      </Disclosure>
    </>
  )
}

/** In which language the text is that is signed, where it says so. */
function TextLanguage({ hash }: { readonly hash: string }): ReactNode {
  const say = useSay()
  const nameOf = useLanguageName()
  const { value: text } = useAnswer('text.show', { text: hash, format: 'json' })
  const language = text?.language ?? null
  return language !== null && ` · ${say('texts.language', { language: nameOf(language) })}`
}

/** Until when answers are asked for, where somebody said so. */
function OpenUntil({ subject: { deadline } }: Pick<AnswerCardProps, 'subject'>): ReactNode {
  const say = useSay()
  const moment = useMoment()
  const closes = useCloses()
  if (!deadline) return null
  return (
    <Note>
      {say('sign-ons.open-until', { time: moment(deadline.at, deadline.zone) })} · {closes(deadline, Date.now())}
    </Note>
  )
}

/** That keeping silent was announced to count, where it was. */
function SilenceCounts({ subject: { cell } }: Pick<AnswerCardProps, 'subject'>): ReactNode {
  const say = useSay()
  const moment = useMoment()
  const { silence, isOwed } = cell
  if (!silence || silence.taken !== null || !isOwed || cell.state === 'discussing') return null
  return <Note>{say('agreement.silence.announced', { time: moment(silence.until, silence.zone) })}</Note>
}

/** Only what changed since one's own signature. */
function Changed({ subject: { text, cell } }: Pick<AnswerCardProps, 'subject'>): ReactNode {
  const say = useSay()
  const compared = useAnswer('text.compare', cell.answer ? { from: cell.answer.text, to: text.hash } : null)
  const earlier = cell.textNumber ?? 0
  return (
    <div className={styles.change}>
      <h4 className={styles.changeTitle}>{say('sign-ons.changed', { earlier })}</h4>
      <Answered answer={compared} words={say('texts.compare.loading')}>
        {(value) => <Comparison compared={value} look="changes" />}
      </Answered>
    </div>
  )
}

function Choices({ subject, draft, isOnly, lacks, onChange }: AnswerCardProps): ReactNode {
  const say = useSay()
  const { first, others } = choicesFor(subject)
  const [isWide, setWide] = useState(draft.choice !== null && others.includes(draft.choice))
  const shown: readonly Choice[] = [...first, ...(isWide ? others : []), ...(isOnly ? [] : (['later'] as const))]
  const words = (choice: Choice): MessageId =>
    choice === 'yes' && isChanged(subject) ? 'sign-ons.choice.extend' : `sign-ons.choice.${choice}`
  return (
    <>
      <RadioGroup
        label={say('sign-ons.choice')}
        options={shown.map((id) => ({ id, label: say(words(id)) }))}
        value={draft.choice ?? (isOnly ? null : 'later')}
        onChange={(choice) => onChange({ ...draft, choice })}
        error={lacks.choice && say('sign-ons.missing.choice')}
      />
      {!isWide && (
        <div>
          <Button size="small" variant="quiet" onPress={() => setWide(true)}>
            {say('sign-ons.others')}
          </Button>
        </div>
      )}
      <Details subject={subject} draft={draft} lacks={lacks} onChange={onChange} />
    </>
  )
}

/** What a choice asks for beside itself. */
function Details({ subject, draft, lacks, onChange }: Pick<AnswerCardProps, 'subject' | 'draft' | 'lacks' | 'onChange'>): ReactNode {
  const say = useSay()
  const isLate = draft.until !== '' && isDayAfter(draft.until, subject.deadline)
  return (
    <>
      {(draft.choice === 'except' || draft.choice === 'object') && (
        <TextArea
          label={say(draft.choice === 'except' ? 'sign-ons.except' : 'sign-ons.object')}
          rows={2}
          maxLength={LONGEST_WORDS}
          value={draft.reservation}
          onChange={(reservation) => onChange({ ...draft, reservation })}
          error={lacks.reservation && say('sign-ons.missing.except')}
        />
      )}
      {draft.choice === 'discussing' && (
        <TextField
          label={say('sign-ons.until')}
          type="date"
          value={draft.until}
          onChange={(until) => onChange({ ...draft, until })}
          description={isLate && say('sign-ons.until-late')}
          error={lacks.until && say('sign-ons.missing.until')}
        />
      )}
    </>
  )
}
