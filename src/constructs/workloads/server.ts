import type { Construct } from 'constructs'
import type { Check } from '../../props/shape.js'
import { userPosition } from '../../tree/origin.js'
import { report } from '../../tree/report.js'
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
    const present = this.node.tryFindChild('service')
    if (present && props.name === undefined) {
      const position = userPosition()
      const message = `has a Service called ${this.name} already`
      report(this, {
        code: 'props/invalid',
        message,
        help: "give the second one a name: expose({ name: '…' })",
        ...(position && { position }),
      })
      return present as unknown as Service<S>
    }
    const name = props.name ?? this.name
    return new Service<S, P>(this, props.name ?? 'service', { ...props, name, selector: this } as ServiceProps<P, S>)
  }
}
