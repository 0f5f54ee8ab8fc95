import { Construct } from 'constructs'
import { type ContainerOptions, Deployment, type DeploymentOptions, Ingress, PodDisruptionBudget, type Service } from 'steersman'
import { type Size, sizes } from './sizes.js'

/** A web service as the company runs it. `P` are the names of the ports that it has beside `http`. */
export interface WebServiceProps<P extends string = never> extends Omit<ContainerOptions, 'resources'> {
  /** Left out, small. */
  readonly size?: Size
  /** A number, or bounds between which it is scaled; left out, 2. */
  readonly replicas?: NonNullable<DeploymentOptions['replicas']>
  /** Host name under which it is reached from outside; left out, it is not. */
  readonly host?: string
  /** Ports beside `http: 8080`, which every service of the company has. */
  readonly extraPorts?: { readonly [K in P]: number }
}

export class WebService<P extends string = never> extends Construct {
  readonly deployment: Deployment<P | 'http'>
  readonly service: Service<P | 'http'>

  constructor(scope: Construct, id: string, props: WebServiceProps<P>) {
    super(scope, id)
    const { size = 'small', replicas = 2, host, extraPorts, ...container } = props
    this.deployment = new Deployment<P | 'http'>(this, 'Default', {
      replicas,
      container: {
        ...container,
        ports: { http: 8080, ...extraPorts } as { [K in P | 'http']: number },
        resources: sizes[size],
        readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
      },
    })
    this.service = this.deployment.expose()
    if (replicas !== 1) new PodDisruptionBudget(this, 'budget', { selector: this.deployment, maxUnavailable: 1 })
    if (host !== undefined) new Ingress(this, 'web', { className: 'nginx', hosts: { [host]: { '/': this.service.port('http') } } })
  }
}
