/** A form: Enter sends it, nothing leaves the page by itself. */
import type { FormEvent, ReactNode } from 'react'
import { Row, Stack } from './stack.tsx'

/** Fields, and the buttons below them. */
export interface FormProps {
  readonly onSubmit: () => void
  readonly children: ReactNode
  readonly actions: ReactNode
}

/** The way on is the button of type `submit`. */
export function Form({ onSubmit, children, actions }: FormProps): ReactNode {
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSubmit()
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
