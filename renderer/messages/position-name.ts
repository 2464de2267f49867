/** A position as people call it: its number and its title. */
import type { useSay } from './say.tsx'

/** "4 · Budget data"; the title alone where it has no number. */
export const positionName = (
  say: ReturnType<typeof useSay>,
  { number, title }: { readonly number: number | null; readonly title: string },
): string => (number === null ? title : say('home.position', { number, title }))
