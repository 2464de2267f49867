/** Builds everything that the desktop application is packed from, into build/out: the shell's parts and both pages. */
import { join } from 'node:path'
import { build } from 'vite'
import { DESKTOP_PARTS } from './vite.desktop.config.ts'

const ROOT = join(import.meta.dirname, '..')

/** Builds it; `parts` leaves out what is not wanted. */
export async function buildDesktop(parts: { readonly pages: boolean }): Promise<void> {
  const configFile = (name: string): string => join(ROOT, 'build', `vite.${name}.config.ts`)
  for (const mode of DESKTOP_PARTS) await build({ configFile: configFile('desktop'), mode, logLevel: 'warn' })
  for (const name of ['network', 'proof-check']) await build({ configFile: configFile(name), logLevel: 'warn' })
  if (parts.pages) await build({ configFile: configFile('renderer'), logLevel: 'warn' })
}

if (import.meta.main) await buildDesktop({ pages: true })
