/** Takes files: dropped on it, pasted, or chosen by a button. */
import { FileUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { DropZone as AriaDropZone, FileTrigger, Text } from 'react-aria-components'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import styles from './drop-zone.module.css'
import { Icon } from './icon.tsx'

/** What may come in. */
export interface DropZoneProps {
  /** What to drop, such as "Drop the plan's table here". */
  readonly label: string
  readonly description?: ReactNode
  /** The button's words, such as "Choose a file". */
  readonly chooseLabel: string
  /** File endings and media types for the picker; what is dropped is the caller's to judge. */
  readonly accepts?: readonly string[]
  readonly allowsMultiple?: boolean
  readonly isDisabled?: boolean
  readonly onFiles: (files: readonly File[]) => void
}

/** The zone; the button works from the keyboard, and so does pasting while the zone has the focus. */
export function DropZone(props: DropZoneProps): ReactNode {
  const { label, description, chooseLabel, accepts, allowsMultiple = false, isDisabled = false, onFiles } = props
  const give = (files: readonly File[]): void => {
    if (files.length > 0) onFiles(allowsMultiple ? files : files.slice(0, 1))
  }
  const take = async (items: readonly { readonly kind: string; readonly getFile?: () => Promise<File> }[]): Promise<void> => {
    give(await Promise.all(items.flatMap((item) => (item.kind === 'file' && item.getFile ? [item.getFile()] : []))))
  }
  return (
    <AriaDropZone isDisabled={isDisabled} className={classNames(styles.zone)} onDrop={({ items }) => void take(items)}>
      <Icon of={FileUp} size={24} />
      <Text slot="label" className={classNames(styles.label)}>
        {label}
      </Text>
      {description && <span className={styles.description}>{description}</span>}
      <FileTrigger
        allowsMultiple={allowsMultiple}
        onSelect={(files) => give([...(files ?? [])])}
        {...(accepts && { acceptedFileTypes: accepts })}
      >
        <Button isDisabled={isDisabled}>{chooseLabel}</Button>
      </FileTrigger>
    </AriaDropZone>
  )
}
