import { addonRows } from './addons.js'
import { endpoints } from './endpoints.js'
import { network } from './network.js'
import { observability } from './observability.js'
import { pools } from './pools.js'
import type { Row } from './row.js'
import { securityRows } from './security.js'
import { upgrades } from './upgrades.js'

/** Every feature of a cluster. */
export const rows: readonly Row[] = [...network, ...endpoints, ...upgrades, ...pools, ...securityRows, ...observability, ...addonRows]
