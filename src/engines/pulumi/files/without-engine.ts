import { type Output, output } from '@pulumi/pulumi'
import { hasMonitor, setAllConfig, setMocks, terminateRpcs } from '@pulumi/pulumi/runtime/index.js'
import { isHandedOver } from '../../../model/handover.js'
import { defer } from '../../../tree/deferred.js'
import { readProject } from './project.js'

/**
 * Lets a program make resources where no engine of Pulumi runs, because a command only reads what it says: it is as in the preview of a new
 * stack, so nothing is known that only a deployment tells. Functions of a cloud are never answered.
 */
export function standInForEngine(): void {
  if (!isHandedOver() || hasMonitor()) return
  const { name, stack, config, encrypted } = readProject(process.cwd())
  void setMocks(
    {
      newResource: ({ inputs }) => ({ id: undefined, state: inputs }),
      call: () => new Promise(() => {}),
    },
    name,
    stack,
    true,
  )
  // What waits for an answer at the end waits for an engine that is no more, and is no mistake of the program.
  process.once('exit', terminateRpcs)
  // A secret of the configuration cannot be read here: where a text is needed, one that stands for it, so that it is told when it gets into a file.
  setAllConfig({ ...config, ...Object.fromEntries(encrypted.map((key) => [key, placeholder(key)])) }, [...encrypted])
}

function placeholder(key: string): string {
  const never: Output<string> = output(new Promise<string>(() => {}))
  return defer({ output: never, label: key, asText: true, inJson: false }).token
}
