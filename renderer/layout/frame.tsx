/** The frame around every screen of a coalition: top bar, navigation, main area, state line. It has places only, no content. */
import { Menu } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { IconButton } from '../kit/button.tsx'
import { classNames } from '../kit/class-names.ts'
import { Drawer } from '../kit/drawer.tsx'
import { useSay } from '../messages/say.tsx'
import styles from './frame.module.css'
import { useFrameSlots } from './frame-slots.tsx'
import { useHeadingFocus } from './use-heading-focus.ts'
import { useIsNarrow } from './use-is-narrow.ts'

/** What stands where. */
export interface FrameProps {
  /** The place shown; when it changes, the focus goes to the page's title. */
  readonly path: string
  /** Coalition menu. */
  readonly coalition?: ReactNode
  readonly search?: ReactNode
  /** Who is here now. */
  readonly presence?: ReactNode
  readonly help?: ReactNode
  /** A `NavigationList`; without it there is no navigation. */
  readonly navigation?: ReactNode
  /** How many things wait in all places, and the words for it: shown at the menu where the navigation is folded into it. */
  readonly waiting?: { readonly count: number; readonly words: string } | undefined
  /** In narrow windows a page may fill the top bar itself: its title, its state, its buttons; the search keeps a small place beside them. */
  readonly narrowBar?: ReactNode
  /** What everybody has to see before the page, whatever page it is. */
  readonly notice?: ReactNode
  /** The state line. */
  readonly state?: ReactNode
  readonly children: ReactNode
}

/** The frame. */
export function Frame(props: FrameProps): ReactNode {
  const { path, navigation, notice, state, children } = props
  const say = useSay()
  const main = useRef<HTMLElement>(null)
  const isNarrow = useIsNarrow()
  useHeadingFocus(main, path)
  const hasSide = navigation !== undefined && !isNarrow
  const slots = useFrameSlots()
  const ownState = slots.isTaken('state') ? <div ref={slots.refOf('state')} className={styles.slot} /> : state
  const narrowBar = slots.isTaken('narrowBar') ? <div ref={slots.refOf('narrowBar')} className={styles.slot} /> : props.narrowBar
  return slots.provide(
    <div className={classNames(styles.frame, hasSide && styles.withSide)}>
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        {say('layout.skip')}
      </button>
      <TopBar {...props} narrowBar={narrowBar} isNarrow={isNarrow} />
      {hasSide && (
        <nav aria-label={say('layout.navigation')} className={styles.side}>
          {navigation}
        </nav>
      )}
      <div className={styles.notice}>{notice}</div>
      <main ref={main} tabIndex={-1} className={styles.main}>
        {children}
      </main>
      {ownState && (
        <section aria-label={say('layout.state')} className={styles.state}>
          {ownState}
        </section>
      )}
    </div>,
  )
}

function TopBar(props: FrameProps & { readonly isNarrow: boolean }): ReactNode {
  const { coalition, search, presence, help, narrowBar, isNarrow } = props
  return (
    <header className={styles.bar}>
      {isNarrow && props.navigation !== undefined && <NarrowNavigation {...props} />}
      {isNarrow && narrowBar ? (
        <>
          <div className={styles.narrowBar}>{narrowBar}</div>
          {search && <div className={styles.narrowSearch}>{search}</div>}
        </>
      ) : (
        <>
          {coalition && <div className={styles.coalition}>{coalition}</div>}
          {search && <div className={styles.search}>{search}</div>}
          <div className={styles.ends}>
            {presence}
            {help}
          </div>
        </>
      )}
    </header>
  )
}

function NarrowNavigation({ path, coalition, navigation, waiting, narrowBar, help }: FrameProps): ReactNode {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  const hasWaiting = waiting !== undefined && waiting.count > 0
  const shownPath = useRef(path)
  useEffect(() => {
    if (shownPath.current !== path) setOpen(false)
    shownPath.current = path
  }, [path])
  return (
    <>
      <div className={styles.menu}>
        <IconButton
          label={hasWaiting ? `${say('layout.menu')}: ${waiting.words}` : say('layout.menu')}
          icon={Menu}
          onPress={() => setOpen(true)}
        />
        {hasWaiting && (
          <span aria-hidden="true" className={styles.menuCount}>
            {waiting.count}
          </span>
        )}
      </div>
      <Drawer title={say('layout.menu')} side="start" isOpen={isOpen} onOpenChange={setOpen}>
        {narrowBar && coalition}
        <nav aria-label={say('layout.navigation')}>{navigation}</nav>
        {narrowBar && help}
      </Drawer>
    </>
  )
}
