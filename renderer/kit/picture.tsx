/** The few line drawings of the interface; decoration, in the colours of the theme. */
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './picture.module.css'

/** The drawings there are. */
export type PictureName = 'page' | 'people' | 'plan' | 'envelope' | 'search' | 'line'

const PAPER = 'M38 14h36l16 16v56a4 4 0 0 1-4 4H38a4 4 0 0 1-4-4V18a4 4 0 0 1 4-4z'

const DRAWINGS: Readonly<Record<PictureName, ReactNode>> = {
  page: (
    <>
      <path className={styles.fill} d={PAPER} />
      <path d="M74 14v12a4 4 0 0 0 4 4h12M46 44h32M46 56h32M46 68h18" />
      <path className={styles.accent} d="m72 78 24-24 8 8-24 24-10 2z" />
    </>
  ),
  people: (
    <>
      <circle className={styles.fill} cx="60" cy="38" r="14" />
      <path className={styles.fill} d="M34 88a26 26 0 0 1 52 0z" />
      <path className={styles.accent} d="M26 48a10 10 0 1 1 8-16M12 82a22 22 0 0 1 16-22M94 48a10 10 0 1 0-8-16M108 82a22 22 0 0 0-16-22" />
    </>
  ),
  plan: (
    <>
      <rect className={styles.fill} x="22" y="20" width="76" height="66" rx="4" />
      <path d="M22 38h76M48 38v48M56 50h32M56 62h32M56 74h20" />
      <path className={styles.accent} d="m29 50 4 4 8-8M29 62l4 4 8-8M29 74l4 4 8-8" />
    </>
  ),
  envelope: (
    <>
      <rect className={styles.fill} x="20" y="28" width="80" height="56" rx="4" />
      <path d="m20 34 36 28a6 6 0 0 0 8 0l36-28" />
      <circle className={styles.accent} cx="60" cy="74" r="9" />
    </>
  ),
  search: (
    <>
      <path className={styles.fill} d={PAPER} />
      <path d="M46 36h24M46 48h14" />
      <circle className={styles.accent} cx="72" cy="62" r="15" />
      <path className={styles.accent} d="m83 73 15 15" />
    </>
  ),
  line: (
    <>
      <rect className={styles.fill} x="12" y="34" width="34" height="26" rx="3" />
      <rect className={styles.fill} x="74" y="34" width="34" height="26" rx="3" />
      <path d="M8 68h42M70 68h42" />
      <path className={styles.accent} d="M50 47h4M58 47h4M66 47h4" />
    </>
  ),
}

/** The drawing, hidden from screen readers. */
export function Picture({ name }: { readonly name: PictureName }): ReactNode {
  return (
    <svg viewBox="0 0 120 100" width="120" height="100" aria-hidden="true" focusable="false" className={classNames(styles.picture)}>
      {DRAWINGS[name]}
    </svg>
  )
}
