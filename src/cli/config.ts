import { SteersmanError } from '../findings/error.js'
import { readYamlMap } from './yaml-map.js'

/** What we read of a project's cdk8s.yaml; its other keys belong to other commands. */
export interface Config {
  readonly app?: string
  readonly output?: string
}

/** Reads cdk8s.yaml; undefined when there is none. Throws a SteersmanError with the line of everything that is wrong. */
export function readConfig(file: string): Config | undefined {
  const map = readYamlMap(file, 'config/invalid', {
    unreadable: 'mend that or name another file by --config',
    noMap: 'write app: and the command that runs the program',
  })
  if (!map) return undefined
  const { app, output } = map.content
  const wrong = Object.entries({ app, output })
    .filter(([, value]) => value !== undefined && value !== null && (typeof value !== 'string' || value.trim() === ''))
    .map(([key]) =>
      map.at(key, `${key} is no text`, key === 'app' ? 'write the command that runs the program' : 'write the path of a folder'),
    )
  if (wrong.length > 0) throw new SteersmanError(wrong)
  return { ...(typeof app === 'string' && { app }), ...(typeof output === 'string' && { output }) }
}
