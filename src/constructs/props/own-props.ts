import type { Shape } from '../../props/shape.js'
import type { ObjectProps } from '../resource.js'

/** The props of a kind beside those that every construct takes. */
export type OwnProps<P> = Omit<P, keyof ObjectProps>
/** One check for each of them. */
export type OwnShape<P> = Shape<OwnProps<P>>

/** The props of a kind beside those that every construct takes, for kinds whose props are the fields of the wire. */
export function ownProps<P extends object>(props: P): OwnProps<P> {
  const { name: _, labels: __, annotations: ___, override: ____, ...own } = props as P & ObjectProps
  return own as unknown as OwnProps<P>
}
