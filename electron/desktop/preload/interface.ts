/** All that the interface sees of the shell: it may ask for ports, which come as messages of its own window. */
import { contextBridge, ipcRenderer } from 'electron'
import { HOST_PORT, SHELL_GLOBAL, SHELL_PORT } from '../../../shared/desktop/shell-bridge.ts'
import { bridgePorts } from './bridge-ports.ts'

contextBridge.exposeInMainWorld(SHELL_GLOBAL, bridgePorts([HOST_PORT, SHELL_PORT], ipcRenderer, window))
