/** Diagnosis as the core writes it: never names of people, never text of positions. */
export interface Log {
  readonly info: (message: string, facts?: Readonly<Record<string, string | number | boolean>>) => void
  readonly warn: (message: string, facts?: Readonly<Record<string, string | number | boolean>>) => void
}
