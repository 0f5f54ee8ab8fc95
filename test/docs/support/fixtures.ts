import * as kplus from 'cdk8s-plus-27'
import { App, Chart, Deployment, type OutputLike, type Service, ServiceAccount } from 'steersman'
import { FakeOutput } from '../../support/output.js'

/** What an example may use without making it. Each is made when it is first asked for, so that it adds nothing elsewhere. */
export class Fixtures {
  #app: App | undefined
  #chart: Chart | undefined
  #server: ReturnType<typeof web> | undefined
  #client: ReturnType<typeof web> | undefined
  #service: Service<'http'> | undefined
  #account: ServiceAccount | undefined

  /** Outputs of Pulumi; those that are made here are so as far as types and `ref()` look at them. */
  constructor(
    readonly address: OutputLike<string> = new FakeOutput<string>(),
    readonly size: OutputLike<number> = new FakeOutput<number>(),
  ) {}

  /** cdk8s-plus-27. */
  readonly kplus = kplus

  get app(): App {
    this.#app ??= new App()
    return this.#app
  }

  /** A chart `shop` without namespace. */
  get chart(): Chart {
    this.#chart ??= new Chart(this.app, 'shop')
    return this.#chart
  }

  /** A Deployment with one port, `http`. */
  get server(): ReturnType<typeof web> {
    this.#server ??= web(this.chart, 'server', 5000)
    return this.#server
  }

  get client(): ReturnType<typeof web> {
    this.#client ??= web(this.chart, 'client', 3000)
    return this.#client
  }

  /** The Service of `server`. */
  get service(): Service<'http'> {
    this.#service ??= this.server.expose()
    return this.#service
  }

  get account(): ServiceAccount {
    this.#account ??= new ServiceAccount(new Chart(this.app, 'accounts', { namespace: 'shop' }), 'account')
    return this.#account
  }
}

function web(chart: Chart, id: string, http: number) {
  return new Deployment(chart, id, { container: { image: `example/${id}:1.4.2`, ports: { http } } })
}

/** In the order in which an example gets them. */
export const fixtureNames = ['app', 'chart', 'server', 'client', 'service', 'account', 'kplus', 'address', 'size'] as const

/** What `address` and `size` turn out to be, where an example gives them these labels. */
export const deploymentValues = { address: '203.0.113.7', size: 3 }
