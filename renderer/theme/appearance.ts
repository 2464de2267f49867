/** What a person chose about how pages look, written where the style sheets read it: on the html element. */

/** `system` follows the operating system's setting. */
export interface Appearance {
  readonly theme: 'system' | 'light' | 'dark'
  readonly motion: 'system' | 'off'
  readonly density: 'normal' | 'compact'
  readonly textSize: 'normal' | 'large' | 'larger'
}

/** What holds until somebody chooses. */
export const USUAL_APPEARANCE: Appearance = { theme: 'system', motion: 'system', density: 'normal', textSize: 'normal' }

/** Makes the page look so, at once. Keeping the choice is the caller's. */
export function applyAppearance(appearance: Appearance, root: HTMLElement = document.documentElement): void {
  for (const [name, value] of Object.entries(appearance)) root.dataset[name] = value
}
