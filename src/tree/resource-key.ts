/** Marks our constructs, so that two loaded copies of the package know each other's. */
export const resourceKey = Symbol.for('steersman.resource')
