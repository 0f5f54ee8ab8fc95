import { Construct } from 'constructs'
import * as steersman from '../../src/index.js'

/** What a program is built of besides objects, and what several classes have in common. */
const others = ['App', 'Chart', 'Resource', 'Server', 'Workload']

/** The names of all classes that make an object, or a file of the control plane, sorted. */
export function constructClasses(): string[] {
  return Object.entries(steersman)
    .filter(([, value]) => typeof value === 'function' && Object.prototype.isPrototypeOf.call(Construct.prototype, value.prototype))
    .map(([name]) => name)
    .filter((name) => !others.includes(name))
    .sort()
}
