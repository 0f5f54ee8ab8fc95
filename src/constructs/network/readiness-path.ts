import type { Service } from './service.js'

/** The path that the readiness probe of the pods behind a port asks; undefined where that is not known. */
export function readinessPath(service: Service, port: string | undefined): string | undefined {
  const target = port === undefined ? undefined : service['~targets']?.[port]
  return target === undefined ? undefined : service['~workload']?.['~readinessPaths'][target]
}
