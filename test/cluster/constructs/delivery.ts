import {
  ArgoApplication,
  ConfigMap,
  FluxKustomization,
  GitRepository,
  HelmRelease,
  HelmRepository,
  OciRepository,
  Secret,
} from '../../../src/index.js'
import type { Group } from './group.js'

const source = 'source.toolkit.fluxcd.io/v1'

export const delivery: Group = {
  name: 'delivery',
  definitions: ['argo-cd', 'flux-source', 'flux-kustomize', 'flux-helm'],
  kinds: ['ConfigMap', 'Application', 'GitRepository', 'HelmRepository', 'OCIRepository', 'Kustomization', 'HelmRelease'],
  program(chart) {
    const login = Secret.external(chart, 'login', { keys: ['username'] })
    const values = new ConfigMap(chart, 'values', { data: { 'values.yaml': 'a: 1' } })
    const git = new GitRepository(chart, 'git', {
      url: 'https://github.com/example/shop',
      ref: { branch: 'main', tag: 'v1', semver: '>=1', commit: 'abc', name: 'refs/heads/main' },
      interval: '5m',
      timeout: '30s',
      secretRef: login,
      provider: 'github',
      ignore: '/docs',
      sparseCheckout: ['dist'],
      recurseSubmodules: true,
      suspend: false,
      verify: { mode: 'HEAD', secretRef: { name: 'keys' } },
    })
    const charts = new HelmRepository(chart, 'charts', {
      url: 'oci://ghcr.io/example',
      type: 'oci',
      provider: 'gcp',
      passCredentials: true,
      insecure: false,
      interval: '1h',
      timeout: '30s',
      suspend: false,
      secretRef: login,
    })
    const oci = new OciRepository(chart, 'oci', {
      url: 'oci://ghcr.io/example/chart',
      ref: { tag: 'latest', semver: '1.x', semverFilter: '.*', digest: 'sha256:abc' },
      provider: 'generic',
      layerSelector: { mediaType: 'x/y', operation: 'copy' },
      ignore: '/docs',
      insecure: false,
      serviceAccountName: 'puller',
      interval: '1h',
      timeout: '30s',
      suspend: false,
      secretRef: login,
      verify: { provider: 'cosign' },
    })
    const first = new FluxKustomization(chart, 'first', { sourceRef: oci, prune: false, interval: '1h' })
    new FluxKustomization(chart, 'app', {
      sourceRef: git,
      path: './dist',
      prune: true,
      interval: '10m',
      retryInterval: '1m',
      timeout: '5m',
      targetNamespace: 'shop',
      dependsOn: [first, { kind: 'Kustomization', name: 'x', namespace: 'other' }],
      wait: true,
      healthChecks: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', namespace: 'shop' }],
      serviceAccountName: 'deployer',
      suspend: false,
      force: false,
      postBuild: {
        substitute: { REGION: 'eu' },
        substituteFrom: [{ source: values, optional: true }, { source: login as { kind: string; name: string } }],
      },
      decryption: { provider: 'sops', secretRef: login },
      images: [
        { name: 'web', newName: 'example/web', newTag: '2' },
        { name: 'a', digest: 'sha256:abc' },
      ],
      patches: [{ patch: '[]', target: { kind: 'Deployment' } }],
      components: ['../x'],
      namePrefix: 'a-',
      nameSuffix: '-b',
      commonMetadata: { labels: { a: 'b' }, annotations: { c: 'd' } },
      deletionPolicy: 'Orphan',
    })
    const redis = new HelmRelease<{ architecture: 'standalone' | 'replication' }>(chart, 'redis', {
      chart: {
        spec: {
          chart: 'redis',
          version: '21.x',
          sourceRef: charts,
          interval: '1h',
          valuesFiles: ['a.yaml'],
          reconcileStrategy: 'ChartVersion',
        },
      },
      interval: '10m',
      values: { architecture: 'standalone' },
      valuesFrom: [{ source: values, valuesKey: 'values.yaml', targetPath: 'a.b', optional: true }],
      releaseName: 'redis',
      targetNamespace: 'shop',
      storageNamespace: 'shop',
      timeout: '5m',
      suspend: false,
      maxHistory: 3,
      serviceAccountName: 'deployer',
      install: {
        crds: 'Create',
        createNamespace: true,
        disableWait: false,
        timeout: '5m',
        remediation: { retries: -1, remediateLastFailure: true },
      },
      upgrade: {
        crds: 'CreateReplace',
        cleanupOnFail: true,
        disableWait: false,
        force: false,
        timeout: '5m',
        remediation: { retries: 3, strategy: 'rollback' },
      },
      rollback: { cleanupOnFail: true },
      uninstall: { keepHistory: true, disableWait: true },
      test: { enable: true, ignoreFailures: true },
      driftDetection: { mode: 'warn' },
      postRenderers: [{ kustomize: { images: [{ name: 'a', newTag: 'b' }] } }],
    })
    new HelmRelease(chart, 'second', { chartRef: oci, interval: '10m', dependsOn: [redis] })
    new ArgoApplication(chart, 'argo', {
      source: {
        repoURL: 'https://charts.example.com',
        chart: 'redis',
        targetRevision: '21.2.0',
        helm: {
          releaseName: 'redis',
          valuesObject: { architecture: 'standalone' },
          valueFiles: ['a.yaml'],
          parameters: [{ name: 'a', value: 'b', forceString: true }],
          ignoreMissingValueFiles: true,
          skipCrds: true,
        },
      },
      destination: { namespace: 'shop' },
      syncPolicy: {
        automated: { prune: true, selfHeal: true, allowEmpty: false, enabled: true },
        syncOptions: ['CreateNamespace=true'],
        retry: { limit: 3, backoff: { duration: '5s', factor: 2, maxDuration: '3m' } },
        managedNamespaceMetadata: { labels: { a: 'b' }, annotations: { c: 'd' } },
      },
      ignoreDifferences: [
        {
          group: 'apps',
          kind: 'Deployment',
          name: 'x',
          namespace: 'y',
          jsonPointers: ['/spec/replicas'],
          jqPathExpressions: ['.a'],
          managedFieldsManagers: ['x'],
        },
      ],
      info: [{ name: 'url', value: 'https://a.com' }],
      revisionHistoryLimit: 5,
      cascade: 'foreground',
    })
    new ArgoApplication(chart, 'several', {
      project: 'shop',
      sources: [
        { repoURL: 'https://a.com/a', path: 'dist', directory: { recurse: true, include: '*.yaml', exclude: 'x' } },
        { repoURL: 'https://a.com/b', ref: 'values' },
        { repoURL: 'https://a.com/c', path: 'k', kustomize: { namePrefix: 'a-' } },
      ],
      destination: { name: 'in-cluster', namespace: 'shop' },
    })
    const destination = { namespace: 'shop' }
    const directory = { recurse: true, include: '*.yaml', exclude: 'x' }
    new ArgoApplication(chart, 'folder', { source: { repoURL: 'https://a.com/a', path: 'dist', directory }, destination })
    new ArgoApplication(chart, 'overlay', {
      source: { repoURL: 'https://a.com/c', path: 'k', kustomize: { namePrefix: 'a-' } },
      destination,
    })
    new ArgoApplication(chart, 'named', { source: { repoURL: 'https://a.com/b', ref: 'values', path: 'k' }, destination })
    const elsewhere = { kind: 'OCIRepository', name: 'oci', namespace: 'other' }
    new HelmRelease(chart, 'third', {
      chartRef: elsewhere,
      interval: '10m',
      dependsOn: [{ kind: 'HelmRelease', name: 'a', namespace: 'other' }],
      upgrade: { remediation: { remediateLastFailure: true } },
    })
    new FluxKustomization(chart, 'third-app', { sourceRef: elsewhere, prune: true, interval: '10m' })
  },
  refused: [
    [
      'an Application without destination',
      { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', spec: { project: 'default' } },
      /destination: Required/,
    ],
    [
      'a repository at another address',
      { apiVersion: source, kind: 'OCIRepository', spec: { url: 'https://a.com', interval: '1h' } },
      /spec\.url/,
    ],
    [
      'an interval in days',
      { apiVersion: source, kind: 'GitRepository', spec: { url: 'https://a.com', interval: '1d' } },
      /spec\.interval/,
    ],
    [
      'a release without chart',
      { apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', spec: { interval: '1h' } },
      /either chart or chartRef must be set/,
    ],
    [
      'a Kustomization that does not say what is deleted',
      {
        apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
        kind: 'Kustomization',
        spec: { interval: '1h', sourceRef: { kind: 'GitRepository', name: 'x' } },
      },
      /prune: Required/,
    ],
  ],
}
