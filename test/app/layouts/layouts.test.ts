import { YamlOutputType } from 'cdk8s'
import { describe, expect, it } from 'vitest'
import {
  App,
  ArgoApplication,
  Chart,
  ConfigMap,
  FluxKustomization,
  GitRepository,
  Manifest,
  Namespace,
  ref,
  Secret,
} from '../../../src/index.js'
import { readTree } from '../../../src/model/read-tree.js'
import { parseManifests } from '../../support/manifests.js'
import { FakeOutput } from '../../support/output.js'
import { argoCd, flux, objectsIn, rendered, told } from './program.js'

const data = { A: 'a' }
const production = { name: 'production', values: {} }

/** Two charts, of which the second is in the Namespace that the first makes. */
function build(app: App): void {
  const namespace = new Namespace(new Chart(app, 'platform'), 'shop')
  const shop = new Chart(app, 'shop', { namespace })
  new ConfigMap(shop, 'b', { data })
  new ConfigMap(shop, 'a', { data })
  new Chart(app, 'empty')
}
const paths = (props: object, make = build): string[] => rendered(props, make).files.map(({ path }) => path)
/** The one object of Argo CD or Flux for a chart of the program above. */
const manifestOf = (made: (app: App) => void): unknown[] => {
  const app = new App()
  made(app)
  return readTree(app).objects.map(({ manifest }) => manifest)
}

describe('kustomize', () => {
  it.each([
    [YamlOutputType.FILE_PER_CHART, ['platform/platform.k8s.yaml'], ['shop/shop.k8s.yaml']],
    [YamlOutputType.FILE_PER_RESOURCE, ['platform/Namespace.shop.k8s.yaml'], ['shop/ConfigMap.b.k8s.yaml', 'shop/ConfigMap.a.k8s.yaml']],
    [
      YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
      ['platform/Namespace.shop.k8s.yaml'],
      ['shop/ConfigMap.b.k8s.yaml', 'shop/ConfigMap.a.k8s.yaml'],
    ],
  ])('has a folder for each chart, whose list stands behind its files (%s)', (yamlOutputType, platform, shop) => {
    expect(paths({ layout: 'kustomize', yamlOutputType })).toEqual([
      ...platform,
      'platform/kustomization.yaml',
      ...shop,
      'shop/kustomization.yaml',
    ])
    const { files: all, charts } = rendered({ layout: 'kustomize', yamlOutputType }, build)
    expect(parseManifests(all.at(-1)!.text)).toEqual([
      {
        apiVersion: 'kustomize.config.k8s.io/v1beta1',
        kind: 'Kustomization',
        sortOptions: { order: 'fifo' },
        resources: shop.map((file) => file.slice('shop/'.length)),
      },
    ])
    expect(charts.map(({ path, files: own }) => [path, own.at(-1)])).toEqual([
      ['platform', 'platform/kustomization.yaml'],
      ['shop', 'shop/kustomization.yaml'],
      ['empty', undefined],
    ])
  })

  it('holds the same objects as files do, and the stream does not change', () => {
    const files = rendered({}, build)
    for (const layout of ['kustomize', { argoCd }, { flux }] as const) {
      const found = rendered({ layout }, build)
      expect(found.stream).toBe(files.stream)
      expect(['platform', 'shop'].flatMap((folder) => objectsIn(found, folder))).toEqual(parseManifests(files.stream))
    }
  })

  it('leaves out what stands in no file, and a folder that would hold nothing else', () => {
    const make = (app: App): void => {
      build(app)
      new Secret(new Chart(app, 'secrets', { namespace: 'shop' }), 'password', { stringData: { a: { plainText: 'b' } } })
    }
    for (const layout of ['kustomize', { argoCd }] as const) {
      const found = rendered({ layout }, make)
      expect(found.files.some(({ path }) => path.startsWith('secrets/'))).toBe(false)
      expect(objectsIn(found, 'argo-cd').some(({ metadata }) => metadata.name === 'secrets')).toBe(false)
      expect(found.leftOut).toHaveLength(1)
    }
  })
})

describe('Argo CD', () => {
  it('has an Application for each chart with objects, as the construct makes it', () => {
    const syncPolicy = { automated: { prune: true } }
    const found = rendered(
      {
        layout: {
          argoCd: { ...argoCd, targetRevision: 'main', syncPolicy, labels: { team: 'shop' }, cascade: 'background', project: 'p' },
        },
      },
      build,
    )
    const destination = { server: 'https://kubernetes.default.svc' }
    const common = { labels: { team: 'shop' }, cascade: 'background', project: 'p', syncPolicy } as const
    const source = { repoURL: argoCd.repoURL, targetRevision: 'main' }
    expect(objectsIn(found, 'argo-cd')).toEqual(
      manifestOf((app) => {
        const chart = new Chart(app, 'argo-cd', { namespace: 'argocd' })
        new ArgoApplication(chart, 'platform', { ...common, source: { ...source, path: 'dist/platform' }, destination })
        new ArgoApplication(chart, 'shop', {
          ...common,
          annotations: { 'argocd.argoproj.io/sync-wave': '1' },
          source: { ...source, path: 'dist/shop' },
          destination: { ...destination, namespace: 'shop' },
        })
      }),
    )
  })

  it('takes the names and folders of an environment, a namespace, and what the program says of all Applications', () => {
    const found = rendered(
      {
        environment: production,
        layout: {
          argoCd: {
            ...argoCd,
            path: './deploy//',
            namespace: 'gitops',
            destination: { name: 'far', namespace: 'other' },
            annotations: { 'argocd.argoproj.io/sync-wave': '7' },
            override: { spec: { revisionHistoryLimit: 2 } },
          },
        },
      },
      build,
    )
    expect(objectsIn(found, 'argo-cd')).toMatchObject(
      ['platform', 'shop'].map((name) => ({
        metadata: { name: `${name}-production`, namespace: 'gitops', annotations: { 'argocd.argoproj.io/sync-wave': '7' } },
        spec: {
          source: { path: `deploy/production/${name}` },
          destination: { name: 'far', namespace: 'other' },
          revisionHistoryLimit: 2,
        },
      })),
    )
  })

  it('makes names of what no name can be', () => {
    const found = rendered({ environment: { name: 'Blue_1', values: {} }, layout: { argoCd } }, (app) => {
      new ConfigMap(new Chart(app, 'Shop', { namespace: 'shop' }), 'a', { data })
    })
    expect(objectsIn(found, 'argo-cd')).toMatchObject([
      { metadata: { name: 'shop-blue-1' }, spec: { source: { path: 'dist/Blue_1/Shop' } } },
    ])
  })
})

describe('Flux', () => {
  it('has a Kustomization for each chart, which waits for those that its chart depends on, as the construct makes it', () => {
    const options = { ...flux, wait: true, timeout: '5m' } as const
    const found = rendered({ layout: { flux: options } }, build)
    expect(objectsIn(found, 'flux')).toEqual(
      manifestOf((app) => {
        const chart = new Chart(app, 'flux', { namespace: 'flux-system' })
        const platform = new FluxKustomization(chart, 'platform', { ...options, path: './dist/platform' })
        new FluxKustomization(chart, 'shop', { ...options, path: './dist/shop', dependsOn: [platform] })
      }),
    )
    expect(found.stream).not.toContain('sync-wave')
    expect(found.files.map(({ text }) => text).join()).not.toContain('sync-wave')
  })

  it('makes the repository on request, and takes constructs by their names', () => {
    const gitRepository = { url: 'https://github.com/example/Shop.git', ref: { branch: 'main' }, interval: '1m' } as const
    const { sourceRef: _, ...rest } = flux
    const made = rendered({ environment: production, layout: { flux: { ...rest, gitRepository } } }, build)
    expect(objectsIn(made, 'flux')[0]).toEqual(
      manifestOf((app) => new GitRepository(new Chart(app, 'flux', { namespace: 'flux-system' }), 'shop-production', gitRepository))[0],
    )
    expect(objectsIn(made, 'flux')[2]).toMatchObject({
      spec: { sourceRef: { kind: 'GitRepository', name: 'shop-production' }, dependsOn: [{ name: 'platform-production' }] },
    })

    const other = new Chart(new App(), 'other', { namespace: 'sources' })
    const repository = new GitRepository(other, 'git', gitRepository)
    const before = new FluxKustomization(other, 'before', { ...flux, path: './x' })
    const app = new App({ layout: { flux: { ...flux, sourceRef: repository, dependsOn: [before] } } })
    expect(JSON.parse(JSON.stringify(app.handover().output))).toEqual(app.handover().output) // plain data, so that it crosses a process
    const found = rendered({ layout: { flux: { ...flux, sourceRef: repository, dependsOn: [before] } } }, build)
    expect(objectsIn(found, 'flux')[1]).toMatchObject({
      spec: {
        sourceRef: { kind: 'GitRepository', name: 'git', namespace: 'sources' },
        dependsOn: [{ name: 'before', namespace: 'sources' }, { name: 'platform' }],
      },
    })
  })

  it('writes no folder when there is nothing to apply', () => {
    expect(paths({ layout: { flux } }, (app) => void new Chart(app, 'empty'))).toEqual([])
  })
})

describe('what is wrong is told', () => {
  const missing: object = { argoCd: { path: 'dist' } }
  it.each<[string, object, (app: App) => void, RegExp[]]>([
    [
      'an unknown layout',
      { layout: 'kustomise' },
      build,
      [/^props\/invalid - layout: must be one of files, kustomize, and is .*; did you mean kustomize\?$/],
    ],
    [
      'a word for what needs a repository',
      { layout: 'argo-cd' },
      build,
      [/layout: "argo-cd" says no repository; write \{ argoCd: \{ repoURL/],
    ],
    ['no repository', { layout: missing }, build, [/^props\/invalid - layout\.argoCd: repoURL is missing/]],
    [
      'none for Flux',
      { layout: { flux: { ...flux, sourceRef: undefined } } },
      build,
      [/layout\.flux: does not say in which repository the files are/],
    ],
    [
      'two for Flux',
      { layout: { flux: { ...flux, gitRepository: { url: 'https://a.b/c', interval: '1m' } } } },
      build,
      [/of which only one can hold/],
    ],
    ['two tools', { layout: { argoCd, flux } }, build, [/argoCd and flux, of which only one can hold/]],
    ['none', { layout: {} }, build, [/layout: says nothing; write exactly one of argoCd, flux/]],
    [
      'a path that is not in the repository',
      { layout: { argoCd: { ...argoCd, path: '/dist' } } },
      build,
      [/path: "\/dist" must be relative .*write "dist"/],
    ],
    ['a path above it', { layout: { flux: { ...flux, path: 'a/../../b' } } }, build, [/path: "a\/..\/..\/b" leads out of the repository/]],
    [
      'a prop of the construct',
      { layout: { argoCd: { ...argoCd, syncPolicy: { automated: { prune: 'yes' } } } } },
      build,
      [/layout\.argoCd\.syncPolicy\.automated\.prune: must be true or false/],
    ],
    ['a prop that is set for each', { layout: { argoCd: { ...argoCd, name: 'shop' } } }, build, [/layout\.argoCd\.name: is no prop here/]],
    ['one file for all', { layout: 'kustomize', yamlOutputType: YamlOutputType.FILE_PER_APP }, build, [/^output\/layout/]],
    [
      'two charts in one folder',
      { layout: 'kustomize', yamlOutputType: YamlOutputType.FILE_PER_RESOURCE },
      (app) => {
        const a = new Chart(app, 'a')
        new ConfigMap(a, 'x', { data })
        new ConfigMap(new Chart(a, 'b'), 'y', { data })
        new ConfigMap(new Chart(app, 'a-b'), 'z', { data })
      },
      [/^output\/same-folder a-b -: would be written to the folder a-b, as a\/b is; give the chart another id$/],
    ],
    [
      'a chart in the folder of the Applications',
      { layout: { argoCd } },
      (app) => void new ConfigMap(new Chart(app, 'argo-cd', { namespace: 'a' }), 'x', { data }),
      [/^output\/same-folder argo-cd/],
    ],
    [
      'a chart that is written as the list itself',
      { layout: 'kustomize', outputFileExtension: '.yaml' },
      (app) => void new ConfigMap(new Chart(app, 'kustomization'), 'x', { data }),
      [/^output\/same-file kustomization\/x -: would be written to kustomization\/kustomization\.yaml/],
    ],
    [
      'objects without a namespace, once for each chart',
      { layout: { argoCd } },
      (app) => {
        const shop = new Chart(app, 'shop')
        for (const id of ['a', 'b']) new ConfigMap(shop, id, { data })
        new Namespace(shop, 'shop')
        new Manifest(shop, 'c', { apiVersion: 'example.com/v1', kind: 'Unknown' })
      },
      [
        /^output\/no-namespace shop\/a -: this ConfigMap says no namespace, so that Argo CD does not apply it; .*layout\.argoCd\.destination: \{ namespace: … \}/,
      ],
    ],
    [
      'an Application that the program makes itself',
      { layout: { argoCd } },
      (app) => {
        const gitops = new Chart(app, 'gitops', { namespace: 'argocd' })
        new ArgoApplication(gitops, 'gitops', { source: { ...argoCd }, destination: {} })
      },
      [/Application argocd\/gitops is made twice/],
    ],
    [
      'a value known only later',
      { layout: { argoCd: { ...argoCd, repoURL: ref(new FakeOutput<string>(), 'url') } } },
      build,
      [/^value\/unresolved - layout\.argoCd:/],
    ],
  ])('%s', (_, props, make, expected) => {
    const all = told(props, make)
    expect(all).toHaveLength(expected.length)
    for (const [index, pattern] of expected.entries()) expect(all[index]).toMatch(pattern)
  })

  it('a namespace for all objects that say none is enough', () => {
    const make = (app: App): void => void new ConfigMap(new Chart(app, 'shop'), 'a', { data })
    expect(told({ layout: { argoCd: { ...argoCd, destination: { namespace: 'shop' } } } }, make)).toEqual([])
    expect(told({ layout: { flux: { ...flux, targetNamespace: 'shop' } } }, make)).toEqual([])
    expect(told({ layout: { flux } }, make)).toHaveLength(1)
  })
})
