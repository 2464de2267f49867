/** A STUN and TURN server at an address and port of this computer, for one user; says when it listens, and runs until it is killed. */
import TurnServer from 'node-turn'

const [address = '', port = '', user = '', password = ''] = process.argv.slice(2)
const server = new TurnServer({
  listeningIps: [address],
  relayIps: [address],
  listeningPort: Number(port),
  authMech: 'long-term',
  realm: 'chorus',
  credentials: { [user]: password },
})
server.start()
console.log('listening')
