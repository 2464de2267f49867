/** Two programs that mean something else by a call notice before the first one. */
import { expect, it } from 'vitest'
import { z } from 'zod'
import { contract } from '../../../shared/api/contract.ts'
import { contractVersion } from '../../../shared/api/contract-version.ts'

it('[PIPE-3] has a schema for every method, so that each change of any is another version', () => {
  for (const [method, { input, output }] of Object.entries(contract)) {
    for (const schema of [input, output])
      expect(Object.keys(z.toJSONSchema(schema, { unrepresentable: 'any' })).length, method).toBeGreaterThan(1)
  }
  expect(Number.isInteger(contractVersion())).toBe(true)
  expect(contractVersion()).toBe(contractVersion())
})
