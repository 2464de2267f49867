/** What one types, and what is found, in groups; arrow keys move from the field into the list. */
import { type KeyboardEvent, type ReactNode, useDeferredValue, useId, useState } from 'react'
import { useLocation } from 'wouter'
import { Failure } from '../host/failure.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { inputClass } from '../kit/field.tsx'
import { classNames } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import { type Found, groupsOf } from './found.ts'
import styles from './search.module.css'
import { Snippet } from './snippet.tsx'

/** Called when something was chosen. */
export function SearchPanel({ onOpened }: { readonly onOpened: () => void }): ReactNode {
  const say = useSay()
  const [, navigate] = useLocation()
  const listId = useId()
  const [words, setWords] = useState('')
  const [marked, setMarked] = useState(0)
  const asked = useDeferredValue(words.trim())
  const found = useAnswer('search', asked === '' ? null : { words: asked, limit: 40 })
  const groups = groupsOf(asked === '' ? [] : (found.value ?? []))
  const lines = groups.flatMap(({ lines: each }) => each)
  const place = Math.min(marked, Math.max(0, lines.length - 1))
  const open = (line: Found | undefined): void => {
    if (!line) return
    onOpened()
    navigate(line.href)
  }
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && lines.length > 0) setMarked((place + step + lines.length) % lines.length)
    else if (event.key === 'Enter') open(lines[place])
    else return
    event.preventDefault()
  }
  const type = (text: string): void => {
    setWords(text)
    setMarked(0)
  }
  const optionId = (id: string): string => `${listId}-${id}`
  return (
    <div className={styles.panel}>
      <input
        // biome-ignore lint/a11y/noAutofocus: the window was opened to type here
        autoFocus
        role="combobox"
        type="search"
        dir="auto"
        className={inputClass}
        aria-label={say('search.words')}
        placeholder={say('search.hint')}
        aria-expanded={lines.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(lines[place] && { 'aria-activedescendant': optionId(lines[place].id) })}
        value={words}
        onChange={(event) => type(event.target.value)}
        onKeyDown={press}
      />
      <p role="status" className={styles.status}>
        {asked === '' ? say('search.begin') : found.value ? say('search.count', { count: lines.length }) : say('search.looking')}
      </p>
      <Failure error={found.error} onRetry={found.askAgain} />
      <div role="listbox" id={listId} aria-label={say('search.found')} className={styles.list}>
        {groups.map(({ kind, lines: group }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options inside a listbox has no element of its own
          <div key={kind} role="group" aria-label={say(`search.kind.${kind}`)}>
            <p className={styles.kind} aria-hidden="true">
              {say(`search.kind.${kind}`)}
            </p>
            {group.map((line) => (
              <Option key={line.id} id={optionId(line.id)} line={line} isMarked={line === lines[place]} onOpen={() => open(line)} />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}

interface OptionProps {
  readonly id: string
  readonly line: Found
  readonly isMarked: boolean
  readonly onOpen: () => void
}

function Option({ id, line, isMarked, onOpen }: OptionProps): ReactNode {
  const show = (element: HTMLElement | null): void => {
    if (isMarked) element?.scrollIntoView({ block: 'nearest' })
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the field, which keeps the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names this option as active
    <div
      ref={show}
      id={id}
      role="option"
      aria-selected={isMarked}
      className={classNames(styles.option, isMarked && styles.marked)}
      onClick={onOpen}
    >
      <span className={styles.title} dir="auto">
        {line.number === null ? '' : `${line.number} · `}
        {line.title}
      </span>
      {line.snippet && <Snippet text={line.snippet} />}
    </div>
  )
}
