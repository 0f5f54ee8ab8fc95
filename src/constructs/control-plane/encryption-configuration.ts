import { Construct } from 'constructs'
import { Place } from '../../props/place.js'
import { listOf, object, plainFlag, type Shape } from '../../props/shape.js'
import { setControlPlanePart } from '../../tree/control-plane.js'
import { setOrigin, userPosition } from '../../tree/origin.js'
import { childId } from '../common/child-id.js'
import { resourcesCheck } from './encrypted-resources.js'
import { type EncryptionProvider, keysOf, knownText, pluginOf, providerCheck, wireProvider } from './encryption-providers.js'

/** How objects of some kinds are stored. */
export interface EncryptedResources {
  /** Plural names, with their group if they have one: `secrets`, `routes.example.com`, `*.apps`, `*.*` for everything. */
  readonly resources: readonly [string, ...string[]]
  /** The first encrypts what is written; the others only read what was stored before. */
  readonly providers: readonly [EncryptionProvider, ...EncryptionProvider[]]
}
export interface EncryptionConfigurationProps {
  /** Of several lists with a kind, the first holds. Left out: Secrets, by a plugin at `/var/run/kmsplugin/socket.sock` that is called `kms`. */
  readonly resources?: readonly [EncryptedResources, ...EncryptedResources[]] | undefined
  /** Whether a changed file is read again without a restart: `--encryption-provider-config-automatic-reload`. Left out, false. */
  readonly automaticReload?: boolean | undefined
  /** Path of the folder with the file on the machines of the control plane. Left out, `/etc/kubernetes/control-plane`. */
  readonly directory?: string | undefined
}

const name = 'encryption-configuration.conf'
const shape: Shape<EncryptionConfigurationProps> = {
  resources: listOf(object({ resources: resourcesCheck, providers: listOf(providerCheck, 1) }, ['resources', 'providers']), 1),
  automaticReload: plainFlag,
  directory: knownText(
    (text) => (/^(\/[\w.-]+)+$/.test(text) ? undefined : 'is no absolute path of letters, digits, dots and dashes'),
    "a path such as '/etc/kubernetes/control-plane'",
  ),
}
const check = object(shape)
const secretsByKms: EncryptedResources = {
  resources: ['secrets'],
  providers: [{ kms: { name: 'kms', endpoint: 'unix:///var/run/kmsplugin/socket.sock' } }, { identity: {} }],
}

/**
 * Has the API server encrypt objects before it stores them in etcd. It is a file of the control plane, and no object: it is written into the
 * folder `control-plane` with the flags for kube-apiserver, and no engine sends it to a cluster.
 *
 * For a control plane of one's own; there is one for an App. Of keys only names stand in the program: the file is a template then.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/kms-provider/
 * @example
 * ```ts
 * new EncryptionConfiguration(chart, 'encryption', {
 *   resources: [{ resources: ['secrets'], providers: [{ kms: { name: 'vault', endpoint: 'unix:///run/kms/vault.sock' } }, { identity: {} }] }],
 * })
 * ```
 */
export class EncryptionConfiguration extends Construct {
  constructor(scope: Construct, id: string, props: EncryptionConfigurationProps = {}) {
    super(scope, childId(scope, id))
    setOrigin(this, userPosition(new.target))
    this.node.addValidation({
      validate: () =>
        'handover' in this.node.root ? [] : ['EncryptionConfiguration needs the App of steersman: that of cdk8s writes no such file'],
    })
    const place = new Place(this)
    if (!check(props, place)) return
    const { resources = [secretsByKms], automaticReload = false, directory = '/etc/kubernetes/control-plane' } = props
    const providers = resources.flatMap((each) => [...each.providers])
    const plugins = providers.flatMap((each) => pluginOf(each) ?? [])
    const again = plugins.find((each, index) => plugins.indexOf(each) !== index)
    if (again !== undefined) place.at('resources').refuse(`have the plugin ${again} twice`, 'give each a name and a socket of its own')
    setControlPlanePart(this, {
      name,
      document: {
        apiVersion: 'apiserver.config.k8s.io/v1',
        kind: 'EncryptionConfiguration',
        resources: resources.map((each) => ({ resources: [...each.resources], providers: each.providers.map(wireProvider) })),
      },
      keys: [...new Set(providers.flatMap(keysOf))],
      directory,
      apiServerFlags: {
        'encryption-provider-config': `${directory}/${name}`,
        ...(automaticReload && { 'encryption-provider-config-automatic-reload': 'true' }),
      },
    })
  }
}
