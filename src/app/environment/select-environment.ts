import { closest } from '../../findings/closest.js'
import { SteersmanError } from '../../findings/error.js'
import type { Finding } from '../../findings/finding.js'
import { userPosition } from '../../tree/origin.js'
import { environmentVariable, givenValues } from './given.js'
import { type Complain, withGiven } from './override-values.js'
import { secretLookingKeys } from './secret-looking.js'

/** The environment that was chosen. `N` is its name, `V` what it says. */
export interface Environment<N extends string = string, V extends object = object> {
  readonly name: N
  /** What the environment says, with `--env-values` and `--set` laid over it. */
  readonly values: V
}

/**
 * Chooses one of a program's environments: the one that `steer synth --env` names, else the variable STEERSMAN_ENVIRONMENT,
 * else the one that has the name of the Pulumi stack, else `default`. Given to `new App({ environment })`, it gets an output folder of its own.
 *
 * The compiler checks that every environment says what the program reads. `--set key=value` and the files of `--env-values` change what is
 * there, and nothing else; throws a SteersmanError with the caller's line for everything that does not fit, and for values that look like
 * secrets: these stand in files and logs, and come from a Secret.
 *
 * @example
 * ```ts
 * const environment = selectEnvironment(
 *   {
 *     minikube: { host: 'shop.test', replicas: 1, profiles: [localImages] },
 *     production: { host: 'shop.example.com', replicas: 3, profiles: [restricted] },
 *   },
 *   { default: 'minikube' },
 * )
 * const { host, replicas, profiles } = environment.values
 * const app = new App({ environment, profiles })
 * const server = new Deployment(new Chart(app, 'shop'), 'server', { replicas, container: { image: 'example/server:1.4.2', ports: { http: 80 } } })
 * new Ingress(server, 'web', { className: 'nginx', hosts: { [host]: { '/': server.expose() } } })
 * app.synth()
 * ```
 */
export function selectEnvironment<E extends { readonly [name: string]: object }>(
  environments: E,
  options: { readonly default?: (keyof E & string) | undefined } = {},
): { readonly [N in keyof E & string]: Environment<N, E[N]> }[keyof E & string] {
  const position = userPosition(selectEnvironment)
  const findings: Finding[] = []
  const complain: Complain = (code, message, help) =>
    findings.push({ code, severity: 'error', message, help, ...(position && { position }) })
  const name = chosenName(Object.keys(environments), options.default, complain)
  // What is given for an environment that is not known cannot be judged.
  if (name === undefined) throw new SteersmanError(findings)
  const declared = environments[name]!
  for (const key of secretLookingKeys(declared))
    complain(
      'environment/secret',
      `${name}.${key} looks like a secret, and would stand in files and logs`,
      'use Secret.external(…), or call it …Name when it only names one',
    )
  const values = withGiven(declared, givenValues(), complain)
  if (findings.length > 0) throw new SteersmanError(findings)
  return { name, values } as never
}

function chosenName(names: readonly string[], byDefault: string | undefined, complain: Complain): string | undefined {
  for (const name of names)
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) {
      complain('environment/name', `${JSON.stringify(name)} is no name of a folder`, 'write letters, digits, `-`, `_` and `.`')
      return undefined
    }
  const asked = process.env[environmentVariable]
  const stack = process.env.PULUMI_NODEJS_STACK
  const name = asked ?? (stack !== undefined && names.includes(stack) ? stack : byDefault)
  if (name !== undefined && names.includes(name)) return name
  const list = names.join(', ')
  if (name === undefined) complain('environment/not-chosen', 'no environment is chosen', `add --env with one of ${list}`)
  else {
    const guess = closest(name, names) ?? names.find((each) => each.startsWith(name))
    complain('environment/unknown', `there is no environment ${name}`, guess ? `did you mean ${guess}?` : `there are ${list}`)
  }
  return undefined
}
