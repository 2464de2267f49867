/** Who belongs to an open coalition and how they meet: names and requests, rights, keys epoch by epoch, statements. */

import { type Coalition, openCoalition } from '../core/coalition/coalition.ts'
import { type CodeNames, openCodeNames } from '../core/coalition/code-names.ts'
import { type EpochKeys, openEpochKeys } from '../core/coalition/epoch-keys.ts'
import { keepEpochs } from '../core/coalition/epoch-upkeep.ts'
import { createRights, type Rights } from '../core/coalition/rights.ts'
import { openStatements, type Statements } from '../core/delivery/statements.ts'
import type { Replica } from '../core/replica/replica.ts'
import type { CoalitionKeys } from './coalition-keys.ts'
import type { HostTools } from './host-tools.ts'

/** See the head of this file. */
export interface Belonging {
  readonly coalition: Coalition
  readonly rights: Rights
  /** Organisations at risk, and their real names as far as this computer may know them. */
  readonly codeNames: CodeNames
  readonly epochKeys: EpochKeys
  readonly statements: Statements
  /** Ends what it does by itself. */
  readonly halt: () => void
}

/** Opens them over a replica, with what the profile remembers. */
export function openBelonging(tools: HostTools, replica: Replica, { keys: firstKeys, accessKey }: CoalitionKeys): Belonging {
  const statements = openStatements({ ...tools, replica })
  const epochKeys = openEpochKeys({ ...tools, replica, statements, accessKey, firstKeys })
  const coalition = openCoalition({ ...tools, replica }, epochKeys)
  const { cards, isCoordinator } = coalition
  const codeNames = openCodeNames({ ...tools, replica, cards, isCoordinator, firstKeys })
  const upkeep = keepEpochs({ ...tools, replica, keys: epochKeys })
  const rights = createRights({ replica, coalition, renewEpoch: upkeep.renew })
  const halt = (): void => {
    upkeep.close()
    epochKeys.close()
    codeNames.close()
  }
  return { coalition, rights, codeNames, epochKeys, statements, halt }
}
