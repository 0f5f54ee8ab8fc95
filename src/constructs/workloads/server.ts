import type { Construct } from 'constructs'
import { Place } from '../../props/place.js'
import type { Check } from '../../props/shape.js'
import { isPlain } from '../../tree/value.js'
import { Service } from '../network/service.js'
import type { ExposeProps, ServiceProps } from '../network/service-props.js'
import type { AnyTemplate } from '../pods/pod-template.js'
import type { TypeMeta } from '../resource.js'
import { Workload, type WorkloadOptions } from './workload.js'

/** Pods that stay and can answer. */
export abstract class Server<P extends string = string, W = object> extends Workload<P, W> {
  constructor(scope: Construct, id: string, type: TypeMeta, props: WorkloadOptions<W> & AnyTemplate, check: Check) {
    super(scope, id, type, props, check)
  }

  /**
   * Makes a Service for these pods, named after the workload; a second one needs a `name`.
   * Without `ports`, every declared container port is served on its own number.
   */
  expose<S extends string = P>(props: ExposeProps<P, S> = {} as ExposeProps<P, S>): Service<S> {
    // A call without props that can be read fails where they are checked.
    const { name } = isPlain(props) ? props : {}
    const id = typeof name === 'string' && name !== '' ? name : 'service'
    const present = this.node.tryFindChild(id)
    if (present) {
      const help = name === undefined ? "give the second one a name: expose({ name: '…' })" : 'give this one another name'
      Place.ofCall(this).refuse(`has a Service called ${(present as { name?: string }).name ?? id} already`, help)
      return present as unknown as Service<S>
    }
    const given = isPlain(props) ? { name: this.name, ...props, selector: this } : props
    return new Service<S, P>(this, id, given as ServiceProps<P, S>)
  }
}
