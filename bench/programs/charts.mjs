import { App, Chart, ConfigMap } from 'steersman'
import { copies, outdir } from './arguments.mjs'

// Charts of ten objects each; with a third argument, each depends on the one before.
const chained = process.argv[4] === 'chained'
const app = new App({ outdir })
let before
for (let number = 0; number < copies; number++) {
  const chart = new Chart(app, `chart-${number}`, { namespace: `chart-${number}` })
  for (let each = 0; each < 10; each++) new ConfigMap(chart, `settings-${each}`, { data: { NUMBER: each } })
  if (chained && before) chart.addDependency(before)
  before = chart
}
app.synth()
