import type { JsonValue } from '../../../src/model/model.js'

/** Kind; field; what to put there, if it is not the name `x`; what it has to point at; the field said, if it is not the same. */
export type Row = readonly [type: string, field: string, value: JsonValue, to: string, said?: string]

const name = { name: 'x' }
const claimSpec = (type: string, at: string): Row[] => [
  [type, `${at}.storageClassName`, 'x', 'storage.k8s.io/StorageClass x'],
  [type, `${at}.volumeAttributesClassName`, 'x', 'storage.k8s.io/VolumeAttributesClass x'],
  [type, `${at}.volumeName`, 'x', '/PersistentVolume x'],
  [type, `${at}.dataSource`, { kind: 'PersistentVolumeClaim', name: 'x' }, '/PersistentVolumeClaim shop/x'],
  [
    type,
    `${at}.dataSourceRef`,
    { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'x', namespace: 'other' },
    'snapshot.storage.k8s.io/VolumeSnapshot other/x',
  ],
]
const podSpec = (type: string, at: string): Row[] => [
  ...['containers', 'initContainers', 'ephemeralContainers'].flatMap((list): Row[] => [
    [type, `${at}.${list}[0].env[0].valueFrom.secretKeyRef`, { name: 'x', key: 'k' }, '/Secret shop/x k'],
    [type, `${at}.${list}[0].env[0].valueFrom.configMapKeyRef`, { name: 'x', key: 'k' }, '/ConfigMap shop/x k'],
    [type, `${at}.${list}[0].envFrom[0].secretRef`, name, '/Secret shop/x'],
    [type, `${at}.${list}[0].envFrom[0].configMapRef`, name, '/ConfigMap shop/x'],
  ]),
  [type, `${at}.volumes[0].secret`, { secretName: 'x' }, '/Secret shop/x', '.secretName'],
  [type, `${at}.volumes[0].configMap`, name, '/ConfigMap shop/x', '.name'],
  [type, `${at}.volumes[0].projected.sources[0].secret`, name, '/Secret shop/x', '.name'],
  [type, `${at}.volumes[0].projected.sources[0].configMap`, name, '/ConfigMap shop/x', '.name'],
  [type, `${at}.volumes[0].projected.sources[0].clusterTrustBundle`, name, 'certificates.k8s.io/ClusterTrustBundle x'],
  [type, `${at}.volumes[0].persistentVolumeClaim.claimName`, 'x', '/PersistentVolumeClaim shop/x'],
  [type, `${at}.volumes[0].csi.nodePublishSecretRef`, name, '/Secret shop/x'],
  [type, `${at}.volumes[0].csi.volumeAttributes.secretProviderClass`, 'x', 'secrets-store.csi.x-k8s.io/SecretProviderClass shop/x'],
  [type, `${at}.volumes[0].azureFile.secretName`, 'x', '/Secret shop/x'],
  [type, `${at}.volumes[0].glusterfs.endpoints`, 'x', '/Endpoints shop/x'],
  ...['cephfs', 'cinder', 'flexVolume', 'iscsi', 'rbd', 'scaleIO', 'storageos'].map(
    (volume): Row => [type, `${at}.volumes[0].${volume}.secretRef`, name, '/Secret shop/x'],
  ),
  ...claimSpec(type, `${at}.volumes[0].ephemeral.volumeClaimTemplate.spec`),
  [type, `${at}.imagePullSecrets[0]`, name, '/Secret shop/x'],
  [type, `${at}.serviceAccountName`, 'x', '/ServiceAccount shop/x'],
  [type, `${at}.priorityClassName`, 'x', 'scheduling.k8s.io/PriorityClass x'],
  [type, `${at}.runtimeClassName`, 'x', 'node.k8s.io/RuntimeClass x'],
  [type, `${at}.nodeSelector["cloud.google.com/compute-class"]`, 'x', 'cloud.google.com/ComputeClass x'],
  [type, `${at}.nodeName`, 'x', '/Node x'],
  [type, `${at}.resourceClaims[0].resourceClaimName`, 'x', 'resource.k8s.io/ResourceClaim shop/x'],
  [type, `${at}.resourceClaims[0].resourceClaimTemplateName`, 'x', 'resource.k8s.io/ResourceClaimTemplate shop/x'],
  [type, `${at}.resourceClaims[0].source.resourceClaimName`, 'x', 'resource.k8s.io/ResourceClaim shop/x'],
  [type, `${at}.resourceClaims[0].source.resourceClaimTemplateName`, 'x', 'resource.k8s.io/ResourceClaimTemplate shop/x'],
  [type, `${at}.workloadRef`, name, 'scheduling.k8s.io/Workload shop/x'],
  [type, `${at}.schedulingGroup.podGroupName`, 'x', 'scheduling.k8s.io/PodGroup shop/x'],
]
const annotation = (type: string, key: string, to: string, value: JsonValue = 'x'): Row => [
  type,
  `metadata.annotations["${key}"]`,
  value,
  to,
]
const remote = { name: 'x', namespace: 'other' }
const [ingress, service, gateway, route] = [
  'networking.k8s.io/v1/Ingress',
  'v1/Service',
  'gateway.networking.k8s.io/v1/Gateway',
  'gateway.networking.k8s.io/v1/HTTPRoute',
]
const routes = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'].map((kind) => `gateway.networking.k8s.io/v1/${kind}`)
const admission = 'admissionregistration.k8s.io/v1'

/** At least one row for each row of the table, but for selectors. */
export const rows: readonly Row[] = [
  ...podSpec('v1/Pod', 'spec'),
  ...podSpec('v1/PodTemplate', 'template.spec'),
  ...[
    'v1/ReplicationController',
    'apps/v1/Deployment',
    'apps/v1/ReplicaSet',
    'apps/v1/StatefulSet',
    'apps/v1/DaemonSet',
    'batch/v1/Job',
    'argoproj.io/v1alpha1/Rollout',
  ].flatMap((type) => podSpec(type, 'spec.template.spec')),
  ...podSpec('batch/v1/CronJob', 'spec.jobTemplate.spec.template.spec'),
  ['apps/v1/StatefulSet', 'spec.serviceName', 'x', '/Service shop/x'],
  ...claimSpec('apps/v1/StatefulSet', 'spec.volumeClaimTemplates[0].spec'),
  ...claimSpec('v1/PersistentVolumeClaim', 'spec'),
  ['v1/PersistentVolume', 'spec.claimRef', remote, '/PersistentVolumeClaim other/x'],
  ['v1/PersistentVolume', 'spec.storageClassName', 'x', 'storage.k8s.io/StorageClass x'],
  ['v1/PersistentVolume', 'spec.volumeAttributesClassName', 'x', 'storage.k8s.io/VolumeAttributesClass x'],
  ...['controllerExpand', 'controllerPublish', 'nodeExpand', 'nodePublish', 'nodeStage'].map(
    (of): Row => ['v1/PersistentVolume', `spec.csi.${of}SecretRef`, remote, '/Secret other/x'],
  ),
  ...['cephfs', 'cinder', 'flexVolume', 'iscsi', 'rbd', 'scaleIO', 'storageos'].map(
    (volume): Row => ['v1/PersistentVolume', `spec.${volume}.secretRef`, remote, '/Secret other/x'],
  ),
  ['v1/PersistentVolume', 'spec.azureFile', { secretName: 'x', secretNamespace: 'other' }, '/Secret other/x'],
  ['v1/PersistentVolume', 'spec.glusterfs', { endpoints: 'x', endpointsNamespace: 'other' }, '/Endpoints other/x'],
  ...['provisioner', 'controller-publish', 'node-stage', 'node-publish', 'controller-expand', 'node-expand'].map(
    (of): Row => [
      'storage.k8s.io/v1/StorageClass',
      'parameters',
      { [`csi.storage.k8s.io/${of}-secret-name`]: 'x', [`csi.storage.k8s.io/${of}-secret-namespace`]: 'other' },
      '/Secret other/x',
      `["csi.storage.k8s.io/${of}-secret-name"]`,
    ],
  ),
  ...['spec.defaultBackend', 'spec.rules[0].http.paths[0].backend'].flatMap((at): Row[] => [
    [ingress, `${at}.service`, { name: 'x', port: { number: 80 } }, '/Service shop/x 80'],
    [ingress, `${at}.service`, { name: 'x', port: { name: 'http' } }, '/Service shop/x http'],
    [ingress, `${at}.resource`, { apiGroup: 'k8s.example.com', kind: 'Bucket', name: 'x' }, 'k8s.example.com/Bucket shop/x'],
  ]),
  [ingress, 'spec.tls[0].secretName', 'x', '/Secret shop/x'],
  [ingress, 'spec.ingressClassName', 'x', 'networking.k8s.io/IngressClass x'],
  annotation(ingress, 'cert-manager.io/cluster-issuer', 'cert-manager.io/ClusterIssuer x'),
  [ingress, 'metadata.annotations', { 'cert-manager.io/issuer': 'x' }, 'cert-manager.io/Issuer shop/x', '["cert-manager.io/issuer"]'],
  annotation(gateway, 'cert-manager.io/cluster-issuer', 'cert-manager.io/ClusterIssuer x'),
  [
    gateway,
    'metadata.annotations',
    { 'cert-manager.io/issuer': 'x', 'cert-manager.io/issuer-kind': 'Own', 'cert-manager.io/issuer-group': 'example.com' },
    'example.com/Own shop/x',
    '["cert-manager.io/issuer"]',
  ],
  annotation(ingress, 'networking.gke.io/managed-certificates', 'networking.gke.io/ManagedCertificate shop/x'),
  annotation(ingress, 'networking.gke.io/v1beta1.FrontendConfig', 'networking.gke.io/FrontendConfig shop/x'),
  annotation(ingress, 'nginx.ingress.kubernetes.io/auth-secret', '/Secret shop/x'),
  annotation(ingress, 'nginx.ingress.kubernetes.io/auth-tls-secret', '/Secret other/x', 'other/x'),
  annotation(ingress, 'nginx.ingress.kubernetes.io/proxy-ssl-secret', '/Secret other/x', 'other/x'),
  annotation(ingress, 'nginx.ingress.kubernetes.io/default-backend', '/Service shop/x'),
  annotation(service, 'cloud.google.com/backend-config', 'cloud.google.com/BackendConfig shop/x', '{"default":"x"}'),
  annotation(service, 'beta.cloud.google.com/backend-config', 'cloud.google.com/BackendConfig shop/x', '{"ports":{"80":"x"}}'),
  ['cloud.google.com/v1/BackendConfig', 'spec.iap.oauthclientCredentials.secretName', 'x', '/Secret shop/x'],
  ['networking.gke.io/v1/GCPBackendPolicy', 'spec.targetRef', { group: '', kind: 'Service', name: 'x' }, '/Service shop/x'],
  ['networking.gke.io/v1/GCPBackendPolicy', 'spec.default.iap.oauth2ClientSecret.name', 'x', '/Secret shop/x'],
  ['networking.gke.io/v1/HealthCheckPolicy', 'spec.targetRef', { group: '', kind: 'Service', name: 'x' }, '/Service shop/x'],
  [
    'networking.gke.io/v1/GCPGatewayPolicy',
    'spec.targetRef',
    { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'x' },
    'gateway.networking.k8s.io/Gateway shop/x',
  ],
  ['networking.k8s.io/v1/IngressClass', 'spec.parameters', { kind: 'ConfigMap', scope: 'Namespace', ...remote }, '/ConfigMap other/x'],
  ['discovery.k8s.io/v1/EndpointSlice', 'metadata.labels["kubernetes.io/service-name"]', 'x', '/Service shop/x'],
  ['gateway.networking.k8s.io/v1/GatewayClass', 'spec.parametersRef', { group: '', kind: 'ConfigMap', ...remote }, '/ConfigMap other/x'],
  [gateway, 'spec.gatewayClassName', 'x', 'gateway.networking.k8s.io/GatewayClass x'],
  [gateway, 'spec.listeners[0].tls.certificateRefs[0]', remote, '/Secret other/x'],
  [gateway, 'spec.infrastructure.parametersRef', { group: '', kind: 'ConfigMap', name: 'x' }, '/ConfigMap shop/x'],
  [route, 'spec.parentRefs[0]', { ...remote, sectionName: 'https' }, 'gateway.networking.k8s.io/Gateway other/x https'],
  [route, 'spec.parentRefs[0]', { group: '', kind: 'Service', name: 'x' }, '/Service shop/x'],
  ...routes.map((kind): Row => [kind, 'spec.rules[0].backendRefs[0]', { name: 'x', port: 80 }, '/Service shop/x 80']),
  [
    route,
    'spec.rules[0].backendRefs[0]',
    { group: 'net.gke.io', kind: 'ServiceImport', name: 'x', port: 80 },
    'net.gke.io/ServiceImport shop/x',
  ],
  ...routes.map((kind): Row => [kind, 'spec.parentRefs[0]', remote, 'gateway.networking.k8s.io/Gateway other/x']),
  ...routes.flatMap((kind) =>
    ['rules[0].filters[0]', 'rules[0].backendRefs[0].filters[0]'].flatMap((at): Row[] => [
      [kind, `spec.${at}.requestMirror.backendRef`, { name: 'x', port: 80 }, '/Service shop/x 80'],
      [kind, `spec.${at}.extensionRef`, { group: 'example.com', kind: 'Filter', name: 'x' }, 'example.com/Filter shop/x'],
    ]),
  ),
  ['gateway.networking.k8s.io/v1beta1/ReferenceGrant', 'spec.to[0]', { group: '', kind: 'Service', name: 'x' }, '/Service shop/x'],
  ['gateway.networking.k8s.io/v1/BackendTLSPolicy', 'spec.targetRefs[0]', { group: '', kind: 'Service', name: 'x' }, '/Service shop/x'],
  [
    'gateway.networking.k8s.io/v1/BackendTLSPolicy',
    'spec.validation.caCertificateRefs[0]',
    { group: '', kind: 'ConfigMap', name: 'x' },
    '/ConfigMap shop/x',
  ],
  [
    'autoscaling/v2/HorizontalPodAutoscaler',
    'spec.scaleTargetRef',
    { apiVersion: 'apps/v1', kind: 'Deployment', name: 'x' },
    'apps/Deployment shop/x',
  ],
  [
    'autoscaling/v2/HorizontalPodAutoscaler',
    'spec.metrics[0].object.describedObject',
    { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'x' },
    'networking.k8s.io/Ingress shop/x',
  ],
  [
    'autoscaling.k8s.io/v1/VerticalPodAutoscaler',
    'spec.targetRef',
    { apiVersion: 'apps/v1', kind: 'Deployment', name: 'x' },
    'apps/Deployment shop/x',
  ],
  ['keda.sh/v1alpha1/ScaledObject', 'spec.scaleTargetRef', name, 'apps/Deployment shop/x'],
  ...['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'].flatMap((kind): Row[] => [
    [`${admission}/${kind}`, 'webhooks[0].clientConfig.service', remote, '/Service other/x 443'],
    annotation(`${admission}/${kind}`, 'cert-manager.io/inject-ca-from', 'cert-manager.io/Certificate other/x', 'other/x'),
    annotation(`${admission}/${kind}`, 'cert-manager.io/inject-ca-from-secret', '/Secret other/x', 'other/x'),
  ]),
  [`${admission}/ValidatingAdmissionPolicyBinding`, 'spec.policyName', 'x', 'admissionregistration.k8s.io/ValidatingAdmissionPolicy x'],
  [`${admission}/MutatingAdmissionPolicyBinding`, 'spec.policyName', 'x', 'admissionregistration.k8s.io/MutatingAdmissionPolicy x'],
  ...[
    ['apiextensions.k8s.io/v1/CustomResourceDefinition', 'spec.conversion.webhook.clientConfig.service'],
    ['apiregistration.k8s.io/v1/APIService', 'spec.service'],
  ].flatMap(([type, at]): Row[] => [
    [type!, at!, { ...remote, port: 8443 }, '/Service other/x 8443'],
    annotation(type!, 'cert-manager.io/inject-ca-from', 'cert-manager.io/Certificate other/x', 'other/x'),
    annotation(type!, 'cert-manager.io/inject-ca-from-secret', '/Secret other/x', 'other/x'),
  ]),
  ...['spec', 'spec.spec'].flatMap((at) =>
    ['exactly.deviceClassName', 'firstAvailable[0].deviceClassName', 'deviceClassName'].map(
      (field): Row => [
        `resource.k8s.io/v1/ResourceClaim${at === 'spec' ? '' : 'Template'}`,
        `${at}.devices.requests[0].${field}`,
        'x',
        'resource.k8s.io/DeviceClass x',
      ],
    ),
  ),
  ['v1/ServiceAccount', 'secrets[0]', name, '/Secret shop/x'],
  ['v1/ServiceAccount', 'imagePullSecrets[0]', name, '/Secret shop/x'],
  annotation('v1/Secret', 'kubernetes.io/service-account.name', '/ServiceAccount shop/x'),
  ...['RoleBinding', 'ClusterRoleBinding'].flatMap((kind): Row[] => [
    [`rbac.authorization.k8s.io/v1/${kind}`, 'roleRef', { kind: 'ClusterRole', name: 'x' }, 'rbac.authorization.k8s.io/ClusterRole x'],
    [`rbac.authorization.k8s.io/v1/${kind}`, 'subjects[0]', { kind: 'ServiceAccount', ...remote }, '/ServiceAccount other/x'],
  ]),
  ['rbac.authorization.k8s.io/v1/RoleBinding', 'roleRef', { kind: 'Role', name: 'x' }, 'rbac.authorization.k8s.io/Role shop/x'],
  [
    'flowcontrol.apiserver.k8s.io/v1/FlowSchema',
    'spec.priorityLevelConfiguration.name',
    'x',
    'flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration x',
  ],
  ['flowcontrol.apiserver.k8s.io/v1/FlowSchema', 'spec.rules[0].subjects[0].serviceAccount', remote, '/ServiceAccount other/x'],
  ['cert-manager.io/v1/Certificate', 'spec.issuerRef', name, 'cert-manager.io/Issuer shop/x'],
  ['cert-manager.io/v1/Certificate', 'spec.issuerRef', { name: 'x', kind: 'ClusterIssuer' }, 'cert-manager.io/ClusterIssuer x'],
  ['cert-manager.io/v1/Issuer', 'spec.ca.secretName', 'x', '/Secret shop/x'],
  ...['jks', 'pkcs12'].map(
    (store): Row => [
      'cert-manager.io/v1/Certificate',
      `spec.keystores.${store}.passwordSecretRef`,
      { name: 'x', key: 'k' },
      '/Secret shop/x k',
    ],
  ),
  ...[
    'externalAccountBinding.keySecretRef',
    'solvers[0].dns01.cloudDNS.serviceAccountSecretRef',
    'solvers[0].dns01.route53.secretAccessKeySecretRef',
    'solvers[0].dns01.cloudflare.apiTokenSecretRef',
    'solvers[0].dns01.digitalocean.tokenSecretRef',
  ].map((field): Row => ['cert-manager.io/v1/Issuer', `spec.acme.${field}`, { name: 'x', key: 'k' }, '/Secret shop/x k']),
  ...['Issuer', 'ClusterIssuer'].map(
    (kind): Row => [
      `cert-manager.io/v1/${kind}`,
      'spec.acme.solvers[0].http01.gatewayHTTPRoute.parentRefs[0]',
      { name: 'x', namespace: 'other' },
      'gateway.networking.k8s.io/Gateway other/x',
    ],
  ),
  ...[
    ['ServiceMonitor', 'endpoints'],
    ['PodMonitor', 'podMetricsEndpoints'],
  ].flatMap(([kind, list]) => [
    ...[
      'authorization.credentials',
      'basicAuth.username',
      'basicAuth.password',
      'bearerTokenSecret',
      'tlsConfig.ca.secret',
      'tlsConfig.cert.secret',
      'tlsConfig.keySecret',
    ].map((field): Row => [`monitoring.coreos.com/v1/${kind}`, `spec.${list}[0].${field}`, { name: 'x', key: 'k' }, '/Secret shop/x k']),
    ...['tlsConfig.ca.configMap', 'tlsConfig.cert.configMap'].map(
      (field): Row => [`monitoring.coreos.com/v1/${kind}`, `spec.${list}[0].${field}`, { name: 'x', key: 'k' }, '/ConfigMap shop/x k'],
    ),
  ]),
  ...['authorization.credentials.secret', 'basicAuth.password.secret'].map(
    (field): Row => [
      'monitoring.googleapis.com/v1/PodMonitoring',
      `spec.endpoints[0].${field}`,
      { name: 'x', key: 'k' },
      '/Secret shop/x k',
    ],
  ),
  ...['GitRepository', 'OCIRepository', 'HelmRepository'].flatMap((kind): Row[] => [
    ...['secretRef', 'certSecretRef', 'proxySecretRef', 'verify.secretRef'].map(
      (field): Row => [`source.toolkit.fluxcd.io/v1/${kind}`, `spec.${field}`, name, '/Secret shop/x'],
    ),
    [`source.toolkit.fluxcd.io/v1/${kind}`, 'spec.serviceAccountName', 'x', '/ServiceAccount shop/x'],
  ]),
  ...['kustomize.toolkit.fluxcd.io/v1/Kustomization', 'helm.toolkit.fluxcd.io/v2/HelmRelease'].flatMap((type): Row[] => [
    [type, 'spec.serviceAccountName', 'x', '/ServiceAccount shop/x'],
    [type, 'spec.dependsOn[0]', remote, `${type.replace(/\/v\d/, '')} other/x`],
  ]),
  [
    'kustomize.toolkit.fluxcd.io/v1/Kustomization',
    'spec.sourceRef',
    { kind: 'GitRepository', ...remote },
    'source.toolkit.fluxcd.io/GitRepository other/x',
  ],
  ['kustomize.toolkit.fluxcd.io/v1/Kustomization', 'spec.postBuild.substituteFrom[0]', { kind: 'Secret', name: 'x' }, '/Secret shop/x'],
  ['kustomize.toolkit.fluxcd.io/v1/Kustomization', 'spec.decryption.secretRef', name, '/Secret shop/x'],
  ...[
    ['chart.spec.sourceRef', 'HelmRepository'],
    ['chartRef', 'OCIRepository'],
  ].map(
    ([field, kind]): Row => [
      'helm.toolkit.fluxcd.io/v2/HelmRelease',
      `spec.${field}`,
      { kind: kind!, name: 'x' },
      `source.toolkit.fluxcd.io/${kind} shop/x`,
    ],
  ),
  ['helm.toolkit.fluxcd.io/v2/HelmRelease', 'spec.valuesFrom[0]', { kind: 'ConfigMap', name: 'x', valuesKey: 'k' }, '/ConfigMap shop/x k'],
  ['external-secrets.io/v1/ExternalSecret', 'spec.secretStoreRef', name, 'external-secrets.io/SecretStore shop/x'],
  ...['data', 'dataFrom'].flatMap((list): Row[] => [
    [
      'external-secrets.io/v1/ExternalSecret',
      `spec.${list}[0].sourceRef.storeRef`,
      { kind: 'ClusterSecretStore', name: 'x' },
      'external-secrets.io/ClusterSecretStore x',
    ],
    [
      'external-secrets.io/v1/ExternalSecret',
      `spec.${list}[0].sourceRef.generatorRef`,
      { kind: 'Password', name: 'x' },
      'generators.external-secrets.io/Password shop/x',
    ],
  ]),
  ...['configMap', 'secret'].map(
    (of): Row => [
      'external-secrets.io/v1/ExternalSecret',
      `spec.target.template.templateFrom[0].${of}`,
      { name: 'x' },
      `/${of === 'secret' ? 'Secret' : 'ConfigMap'} shop/x`,
      '.name',
    ],
  ),
  [
    'external-secrets.io/v1/SecretStore',
    'spec.provider',
    { vault: { auth: { tokenSecretRef: { name: 'x', key: 'k' } } } },
    '/Secret shop/x k',
    '.vault.auth.tokenSecretRef',
  ],
  [
    'external-secrets.io/v1/ClusterSecretStore',
    'spec.provider',
    { gcpsm: { auth: { workloadIdentity: { serviceAccountRef: remote } } } },
    '/ServiceAccount other/x',
    '.gcpsm.auth.workloadIdentity.serviceAccountRef',
  ],
  ['v1/ConfigMap', 'metadata.ownerReferences[0]', { apiVersion: 'apps/v1', kind: 'Deployment', name: 'x' }, 'apps/Deployment shop/x'],
]
