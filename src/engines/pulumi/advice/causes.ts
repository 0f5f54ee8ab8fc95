/** Why an object could not be deployed, in our words, and what helps. */
export interface Advice {
  readonly message: string
  readonly help: string
}

interface Cause {
  /** What Pulumi's provider for Kubernetes or the API server writes. */
  readonly text: RegExp
  readonly advice: (found: RegExpExecArray, error: string) => Advice
}

const always =
  (message: string, help: string): Cause['advice'] =>
  () => ({ message, help })

const defineKind = 'put its CustomResourceDefinition into the App, or deploy the operator that brings it before, and give that as dependsOn'

/** The first that fits counts: a cluster that cannot be reached is told with the reason, which says more. */
const causes: readonly Cause[] = [
  {
    text: /executable (\S+) (?:not found|failed)/,
    advice: ([, command]) => ({
      message: `the log-in needs the program ${command}, which cannot be run`,
      help:
        command === 'gke-gcloud-auth-plugin' ? 'run `gcloud components install gke-gcloud-auth-plugin`' : 'install it, or correct the PATH',
    }),
  },
  {
    text: /the server has asked for the client to provide credentials|\bUnauthorized\b/,
    advice: always(
      'the cluster does not take the log-in',
      'log in again, or renew the kubeconfig; `kubectl get nodes` shows whether it works',
    ),
  },
  {
    text: /x509: [^\n]*|tls: failed to verify certificate/,
    advice: always('the server has another certificate than the kubeconfig says', 'the cluster was made anew: get its kubeconfig again'),
  },
  {
    text: /configured Kubernetes cluster is unreachable|dial tcp|no such host/,
    advice: always(
      'the cluster does not answer',
      'start it, or mend the address in the kubeconfig or the network; `kubectl get nodes` says more',
    ),
  },
  {
    text: /no matches for kind "([^"]+)" in version "([^"]+)"/,
    advice: ([, kind, version]) => ({ message: `the cluster does not know the kind ${kind} of ${version}`, help: defineKind }),
  },
  { text: /apiVersion for this resource does not exist/, advice: always('the cluster does not know its kind', defineKind) },
  { text: /Apply failed with \d+ conflicts?|Server-Side Apply field conflict/, advice: conflict },
  {
    text: /exceeded quota: ([^,\s]+), requested: (.+?), used: (.+?), limited: ([^\n"]+)/,
    advice: ([, quota, requested, used, limited]) => ({
      message: `the quota ${quota} is used up: ${requested} asked for, ${used} used, ${limited} allowed`,
      help: 'ask for less, or have the ResourceQuota raised',
    }),
  },
  {
    text: /violates PodSecurity "([^"]+)"/,
    advice: ([, level]) => ({
      message: `the Namespace allows only pods of the level ${level}`,
      help: 'set the fields that the error lists in securityContext, or lower the level in the labels of the Namespace',
    }),
  },
  {
    text: /User "([^"]+)" cannot (\w+) resource "([^"]+)"/,
    advice: ([, user, verb, resource]) => ({
      message: `${user} may not ${verb} ${resource}`,
      help: `have somebody bind a role to it that allows ${verb} on ${resource}, or log in as somebody else`,
    }),
  },
  {
    text: /namespaces "([^"]+)" not found/,
    advice: ([, name]) => ({
      message: `there is no namespace ${name}`,
      help: `make it: new Namespace(chart, '${name}')`,
    }),
  },
  {
    text: /already exists/,
    advice: always(
      'there is one of that name already',
      'take it over with adopt or upsertExistingObjects; when its construct has moved, say so with moved',
    ),
  },
  {
    text: /failed calling webhook "([^"]+)"/,
    advice: ([, webhook]) => ({
      message: `the webhook ${webhook} was asked, and does not answer`,
      help: 'wait until the operator that owns it runs, and deploy it before with dependsOn',
    }),
  },
  {
    text: /admission webhook "([^"]+)" denied the request/,
    advice: ([, webhook]) => ({
      message: `the webhook ${webhook} refuses it`,
      help: 'mend what the error names, or ask whoever runs that webhook',
    }),
  },
  {
    text: /field is immutable|updates to statefulset spec|may not change once set/,
    advice: always(
      'a field has changed that Kubernetes never changes',
      "leave the field as it was, or have the object made anew: resourceOptions with replaceOnChanges: ['spec'] and deleteBeforeReplace: true",
    ),
  },
  {
    text: /does not target any Pods|No ready endpoints/i,
    advice: always(
      'no ready pod is behind it',
      "look at its pods with kubectl; a Service without any takes the annotation pulumi.com/skipAwait: 'true'",
    ),
  },
  {
    text: /failed to fully initialize or become live|timed out waiting/,
    advice: always(
      'it is there, and does not work in time',
      'kubectl describe says why; customTimeouts in resourceOptions gives it longer',
    ),
  },
]

/** Advice for an error of Pulumi's provider for Kubernetes; undefined for one that nobody here knows. */
export function adviceFor(error: string): Advice | undefined {
  for (const { text, advice } of causes) {
    const found = text.exec(error)
    if (found) return advice(found, error)
  }
  return undefined
}

/** The API server names each other manager, with one field after it or all of them below. */
function conflict(_: RegExpExecArray, error: string): Advice {
  const managers = new Set([...error.matchAll(/conflicts? with "([^"]+)"/g)].map(([, manager]) => manager!))
  const fields = new Set([...error.matchAll(/(?:: |- )(\.\S+)/g)].map(([, field]) => field!.slice(1)))
  const who = managers.size > 0 ? [...managers].join(' and ') : 'another tool'
  return {
    message: `${fields.size > 0 ? [...fields].join(', ') : 'a field'} belongs to ${who}`,
    help: "leave it out, as replicas for an autoscaler; or take it over with the annotation 'pulumi.com/patchForce': 'true'",
  }
}
