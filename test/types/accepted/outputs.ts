import { App, Chart, Deployment, type OutputLike, PersistentVolumeClaim, quantity, ref, Secret } from 'steersman'

declare const text: OutputLike<string>
declare const count: OutputLike<number>
declare const flag: OutputLike<boolean>
const chart = new Chart(new App(), 'shop')
new Deployment(chart, 'server', {
  replicas: ref(count),
  container: {
    image: `example/server:${ref(text)}`,
    env: { TEXT: ref(text), NUMBER: ref(count), FLAG: ref(flag), URL: `https://${ref(text)}/${ref(count)}` },
    resources: { limits: { cpu: ref(text), memory: ref(text), 'nvidia.com/gpu': ref(count) } },
  },
})
new Deployment(chart, 'scaled', { replicas: { min: ref(count), max: ref(count) }, container: { image: 'example/server:1' } })
new PersistentVolumeClaim(chart, 'disk', { storage: ref(text), accessModes: ['ReadWriteOnce'] })
new PersistentVolumeClaim(chart, 'other', { storage: quantity(process.env.SIZE ?? '1Gi'), accessModes: ['ReadWriteOnce'] })
new Secret(chart, 'database', { stringData: { PASSWORD: ref(text), URL: { plainText: `postgres://${ref(text)}@db` } } })
