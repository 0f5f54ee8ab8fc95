import type { Rule } from '../rule.js'

const code = 'cluster/control-plane'
const severity = 'error'

/** A file for a control plane that Google runs. */
export const controlPlane: Rule = {
  code,
  severity,
  title: 'A file of the control plane is asked for, and Google runs the control plane.',
  why: 'Nobody can put a file onto the control plane of a cluster of GKE, so that what the file asks for never happens.',
  help: 'Leave the file out, and ask for the same in the declaration of the cluster.',
  language: 'typescript',
  bad: `
import { App, Chart, EncryptionConfiguration, gkeAutopilot } from 'steersman'

const cluster = gkeAutopilot({ location: 'europe-west1' })
const app = new App({ cluster })
new EncryptionConfiguration(new Chart(app, 'platform'), 'encryption')
app.synth()
`,
  good: `
import { App, gkeAutopilot } from 'steersman'

const cluster = gkeAutopilot({ location: 'europe-west1', security: { secretsEncryption: true } })
const app = new App({ cluster })
app.synth()
`,
  check: ({ cluster, controlPlane = [] }) =>
    cluster?.kind === 'gke-standard' || cluster?.kind === 'gke-autopilot'
      ? controlPlane.map(({ name, origin: { path, position } }) => ({
          code,
          severity,
          path,
          message: `${name} is a file of the control plane, which Google runs in a cluster of GKE, and takes none`,
          help: 'leave it out; with security: { secretsEncryption: true } in its declaration GKE encrypts Secrets by a key of Cloud KMS',
          ...(position && { position }),
        }))
      : [],
}
