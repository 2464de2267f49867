/** Holds a profile's lock until it is killed. */
import { lockProfile } from '../../electron/adapters/lock/profile-lock.ts'

const lock = lockProfile(process.argv[2] ?? '')
process.stdout.write('release' in lock ? 'held\n' : 'not held\n')
setInterval(() => lock, 1000)
