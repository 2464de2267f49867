/** A search field in the top bar. */
import type { ReactNode } from 'react'
import { TextField } from '../kit/index.ts'

/** The field. */
export function SearchSample(): ReactNode {
  return <TextField label="Search everywhere" isLabelHidden placeholder="Search" type="search" />
}
