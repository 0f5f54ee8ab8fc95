import { Config, getStack } from '@pulumi/pulumi'
import { type Finding, SteersmanError } from 'steersman'

const sizes = {
  small: { machineType: 'e2-standard-2', nodes: { min: 1, max: 3 }, replicas: 1 },
  large: { machineType: 'e2-standard-4', nodes: { min: 2, max: 9 }, replicas: 3 },
} as const

/** What a stack of this program may differ in; each is a key of its `Pulumi.<stack>.yaml`. */
export interface Configuration {
  /** `gcp:project` */
  readonly project: string
  /** `gcp:region` */
  readonly region: string
  /** Host name under which the application is reached. */
  readonly domain: string
  /** How large the nodes and the application are. */
  readonly size: (typeof sizes)[keyof typeof sizes]
  /** Whether Google manages the nodes. */
  readonly mode: 'standard' | 'autopilot'
  /** Tag of the application's images. */
  readonly version: string
  /** Whether what holds data may be removed. */
  readonly protected: boolean
}

/** Reads the configuration of the stack; throws a SteersmanError with every key that is missing or wrong. */
export function readConfiguration(): Configuration {
  const file = `Pulumi.${getStack()}.yaml`
  const findings: Finding[] = []
  const read = (config: Config, key: string, pattern: RegExp, example: string, otherwise?: string): string => {
    const value = config.get(key) ?? otherwise
    if (value !== undefined && pattern.test(value)) return value
    const name = `${config.name}:${key}`
    findings.push({
      code: 'config/invalid',
      severity: 'error',
      field: `${file} config.${name}`,
      message: value === undefined ? 'is missing' : `is ${JSON.stringify(value)}`,
      help: `write a value such as "${example}": pulumi config set ${name} ${example}`,
    })
    return ''
  }
  const [own, gcp] = [new Config(), new Config('gcp')]
  const size = read(own, 'size', /^(small|large)$/, 'small')
  const configuration = {
    project: read(gcp, 'project', /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/, 'example-dev'),
    region: read(gcp, 'region', /^[a-z]+-[a-z]+\d+$/, 'europe-west1'),
    domain: read(own, 'domain', /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, 'dev.example.com'),
    size: sizes[size as keyof typeof sizes],
    mode: read(own, 'mode', /^(standard|autopilot)$/, 'standard') as Configuration['mode'],
    version: read(own, 'version', /^[\w][\w.-]{0,127}$/, '1.4.2'),
    protected: read(own, 'protected', /^(true|false)$/, 'true', 'true') === 'true',
  }
  if (findings.length > 0) throw new SteersmanError(findings)
  return configuration
}
