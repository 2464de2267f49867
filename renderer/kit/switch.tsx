/** On or off, at once. */
import type { ReactNode } from 'react'
import { type SwitchFieldProps as AriaSwitchProps, SwitchButton, SwitchField } from 'react-aria-components'
import styles from './choice.module.css'
import { classNames } from './class-names.ts'
import { FieldHint } from './field.tsx'

/** `isSelected` and `onChange(isSelected)` as in react-aria. */
export interface SwitchProps extends Omit<AriaSwitchProps, 'children' | 'className' | 'style' | 'render'> {
  readonly label: ReactNode
  readonly description?: ReactNode
}

/** A switch, its words beside it. */
export function Switch({ label, description, ...rest }: SwitchProps): ReactNode {
  return (
    <SwitchField {...rest} className={classNames(styles.field, styles.wide)}>
      <SwitchButton className={classNames(styles.choice)}>
        <span className={styles.track}>
          <span className={styles.thumb} />
        </span>
        <span>{label}</span>
      </SwitchButton>
      <span className={styles.notes}>
        <FieldHint description={description} />
      </span>
    </SwitchField>
  )
}
