import { isRegion } from '../../clusters/fields.js'
import { type Check, textBy } from '../../props/shape.js'

export const regionCheck: Check = textBy((text) => (isRegion(text) ? undefined : 'is no region'), "a region such as 'europe-west1'")
