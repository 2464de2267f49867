/** Says whether this computer's networks lead anywhere else. */
import { hasDefaultRoute } from '../../electron/adapters/node/default-route.ts'

console.log(await hasDefaultRoute())
