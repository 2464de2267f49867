/** All that the page which carries WebRTC sees of the shell: it may ask for its port to the host. */
import { contextBridge, ipcRenderer } from 'electron'
import { HOST_PORT, SHELL_GLOBAL } from '../../../shared/desktop/shell-bridge.ts'
import { bridgePorts } from './bridge-ports.ts'

contextBridge.exposeInMainWorld(SHELL_GLOBAL, bridgePorts([HOST_PORT], ipcRenderer, window))
