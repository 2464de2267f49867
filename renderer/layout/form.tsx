/** A form: Enter sends it, nothing leaves the page by itself. */
import type { FormEvent, ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { Row, Stack } from './stack.tsx'

/** Fields, and the buttons below them. */
export interface FormProps {
  readonly onSubmit: () => void
  readonly children: ReactNode
  readonly actions: ReactNode
}

/** The way on is the button of type `submit`. Where a field turns out to be wrong, the focus goes to the first such field. */
export function Form({ onSubmit, children, actions }: FormProps): ReactNode {
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    flushSync(onSubmit)
    event.currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="loose">
        <Stack>{children}</Stack>
        <Row>{actions}</Row>
      </Stack>
    </form>
  )
}
