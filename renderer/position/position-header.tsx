/** The head of a position's page: number and title, stage, our view, what we ask. */
import type { ReactNode } from 'react'
import { DeadlineLine } from '../deadline/deadline-line.tsx'
import { Avatar } from '../kit/avatar.tsx'
import { classNames } from '../kit/class-names.ts'
import { useSay } from '../messages/say.tsx'
import { useLanguageName } from '../messages/use-language-name.ts'
import { useNames } from '../messages/use-names.ts'
import { StageControl } from '../stage/stage-control.tsx'
import type { StageMoves } from '../stage/use-stage-moves.tsx'
import { InlineText } from './inline-text.tsx'
import styles from './position.module.css'
import { PositionMenu } from './position-menu.tsx'
import { StanceMenu } from './stance-menu.tsx'
import type { PositionChange, PositionFacts } from './use-position.ts'
import type { PersonHere } from './use-presence.ts'

/** What the head shows. */
export interface PositionHeaderProps {
  readonly position: PositionFacts
  /** How many words its text has now. */
  readonly words: number
  readonly isEditable: boolean
  readonly here: readonly PersonHere[]
  readonly moves: StageMoves
  readonly onChange: (change: PositionChange) => Promise<boolean>
}

const LONGEST_TITLE = 512
const LONGEST_ASK = 4096

/** In wide windows. */
export function PositionHeader(props: PositionHeaderProps): ReactNode {
  const { position, here, moves } = props
  return (
    <header className={styles.header}>
      <div className={styles.titleRow}>
        <Title {...props} />
        <span className={styles.deadline}>
          <DeadlineLine position={position} mayMove={moves.mayMove} />
        </span>
      </div>
      <div className={styles.stageLine}>
        <StageControl stage={position.stage} moves={moves} />
        <StanceMenu {...props} />
        <TextLanguage language={position.language} />
        <PositionMenu {...props} />
        <HereInText here={here} />
      </div>
      <Ask {...props} key={position.id} />
    </header>
  )
}

/** The title with its number; it can be changed in place. */
function Title({ position, isEditable, onChange }: PositionHeaderProps): ReactNode {
  const say = useSay()
  const title = position.title || say('position.untitled')
  return (
    <InlineText
      value={position.title}
      label={say('position.title.label')}
      changeLabel={say('position.title.change')}
      placeholder={say('position.title.placeholder')}
      isEditable={isEditable}
      maxLength={LONGEST_TITLE}
      isRequired
      onSave={(words) => onChange({ title: words })}
      className={styles.titleLine}
    >
      <h1 tabIndex={-1} className={styles.title}>
        {position.number !== null && <span className={styles.number}>{position.number} · </span>}
        <bdi>{title}</bdi>
      </h1>
    </InlineText>
  )
}

/** In narrow windows the title stands in the top bar; here it is for screen readers, and what we ask for everybody. */
export function NarrowHead(props: PositionHeaderProps): ReactNode {
  const { position, moves } = props
  const say = useSay()
  return (
    <header className={styles.narrowHead}>
      <h1 tabIndex={-1} className={styles.hiddenTitle}>
        {position.number !== null && `${position.number} · `}
        {position.title || say('position.untitled')}
      </h1>
      <Ask {...props} key={position.id} />
      <DeadlineLine position={position} mayMove={moves.mayMove} isShort />
      <StanceMenu {...props} />
    </header>
  )
}

/** What we ask, in one sentence. */
function Ask({ position, isEditable, onChange }: PositionHeaderProps): ReactNode {
  const say = useSay()
  const { ask } = position
  return (
    <InlineText
      value={ask}
      label={say('position.ask')}
      changeLabel={say('position.ask.change')}
      placeholder={say('position.ask.placeholder')}
      isEditable={isEditable}
      maxLength={LONGEST_ASK}
      onSave={(words) => onChange({ ask: words })}
      className={styles.askLine}
    >
      <p className={classNames(styles.ask, ask === '' && styles.missing)}>
        <span className={styles.askLabel}>{say('position.ask.before')}</span>{' '}
        <span dir="auto" className={styles.askWords}>
          {ask === '' ? say('position.ask.none') : ask}
        </span>
      </p>
    </InlineText>
  )
}

/** In which language it is written, where somebody said so. */
function TextLanguage({ language }: { readonly language: string | null }): ReactNode {
  const say = useSay()
  const nameOf = useLanguageName()
  return language !== null && <span>{say('position.language', { language: nameOf(language) })}</span>
}

function HereInText({ here }: { readonly here: readonly PersonHere[] }): ReactNode {
  const say = useSay()
  const list = useNames()
  const people = [...new Map(here.map((other) => [other.person, other])).values()]
  if (people.length === 0) return null
  return (
    <span className={styles.here}>
      {people.slice(0, 4).map(({ person, name }) => (
        <Avatar key={person} id={person} name={name} size={20} isDecorative />
      ))}
      {say('position.here', { count: people.length, names: list(people.map(({ name }) => name)) })}
    </span>
  )
}
