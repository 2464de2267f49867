/** What would go out now: for each text who is printed where, who is not, and how long it all is. Counts are made from the answers. SPEC rules SUB-3, HIDE-2. */
import type { ReactNode } from 'react'
import { Disclosure } from '../kit/index.ts'
import { Note, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import type { Matrix } from '../sign-ons/matrix.ts'
import type { Preview } from './edition-draft.ts'
import { NOT_PRINTED, notPrinted } from './not-printed.ts'
import { printedCounts } from './printed-counts.ts'
import styles from './submission.module.css'

/** The preview, what members said to each other, and how many words there may be. */
export interface GoingOutProps {
  readonly preview: Preview
  readonly matrix: Matrix
  readonly wordLimit: number | null
}

/** See the head of this file. */
export function GoingOut({ preview, matrix, wordLimit }: GoingOutProps): ReactNode {
  const say = useSay()
  const { words, texts } = preview
  const { signed, recorded, silent, unnamed } = printedCounts(preview)
  const isOver = wordLimit !== null && words > wordLimit
  return (
    <Stack>
      <p className={styles.words} data-over={isOver} role="status">
        {wordLimit === null ? say('submission.words', { count: words }) : say('submission.words.limit', { words, limit: wordLimit })}
      </p>
      <div>
        <p>{say('submission.signed', { count: signed })}</p>
        {recorded > 0 && <p>{say('submission.recorded', { count: recorded })}</p>}
        {silent > 0 && <p>{say('submission.silent', { count: silent })}</p>}
        <Note isSmall>{unnamed > 0 ? say('submission.unnamed', { count: unnamed }) : say('submission.unnamed.none')}</Note>
      </div>
      <ul className={styles.list}>
        {texts.map((text) => (
          <li key={text.position}>
            <Disclosure
              label={
                <>
                  <bdi>{say('home.position', { number: text.number, title: text.title })}</bdi>{' '}
                  <span className={styles.soft}>
                    {say('submission.text.line', { number: text.textNumber, code: text.code, count: text.words })}
                  </span>
                </>
              }
            >
              <TextOut text={text} matrix={matrix} />
            </Disclosure>
          </li>
        ))}
      </ul>
    </Stack>
  )
}

type TextPreview = Preview['texts'][number]
const LISTS = ['signed', 'recorded', 'silent', 'earlier'] as const

function TextOut({ text, matrix }: { readonly text: TextPreview; readonly matrix: Matrix }): ReactNode {
  const say = useSay()
  const left = notPrinted(matrix, text.position)
  const parts = NOT_PRINTED.filter((state) => left[state] > 0).map((state) => `${say(`sign-ons.legend.${state}`)}: ${left[state]}`)
  return (
    <Stack gap="tight">
      {LISTS.map((list) => (
        <Supporters
          key={list}
          title={say(`submission.list.${list}`, { count: text[list].length })}
          supporters={text[list]}
          isAlwaysShown={list === 'signed'}
        />
      ))}
      <Note isSmall>
        {parts.length > 0 ? say('submission.not-printed', { list: parts.join(' · ') }) : say('submission.not-printed.none')}
      </Note>
    </Stack>
  )
}

interface SupportersProps {
  readonly title: string
  readonly supporters: TextPreview['signed']
  readonly isAlwaysShown: boolean
}

function Supporters({ title, supporters, isAlwaysShown }: SupportersProps): ReactNode {
  const say = useSay()
  if (supporters.length === 0 && !isAlwaysShown) return null
  return (
    <div>
      <p>{title}</p>
      <ul className={styles.points}>
        {supporters.map(({ id, name, exception }) => (
          <li key={id}>
            <bdi>{name}</bdi>
            {exception !== '' && <span className={styles.soft}> {say('sign-ons.cell.except', { quote: exception })}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
