import { describe, expectTypeOf, it } from 'vitest'
import type * as apiextensions from '../../src/kubernetes/wire/apiextensions/v1.js'
import type * as core from '../../src/kubernetes/wire/core/v1.js'
import type { BuiltInApiVersion, Kinds } from '../../src/kubernetes/wire/kinds.js'

describe('wire types', () => {
  it('find a kind by apiVersion and kind', () => {
    type Spec = NonNullable<Kinds['apps/v1/Deployment']['spec']>
    expectTypeOf<Spec['replicas']>().toEqualTypeOf<number | null | undefined>()
    expectTypeOf<Kinds['v1/Pod']>().toEqualTypeOf<core.Pod>()
    expectTypeOf<Kinds['v1/Pod']['kind']>().toEqualTypeOf<'Pod' | undefined>()
    expectTypeOf<'apps/v1beta1/Deployment'>().not.toExtend<keyof Kinds>()
  })

  it('let every field be absent or null', () => {
    expectTypeOf<{}>().toExtend<core.Container>()
    expectTypeOf<{ name: null; ports: null }>().toExtend<core.Container>()
  })

  it('close what Kubernetes closes and leave the rest open', () => {
    expectTypeOf<core.ContainerPort['protocol']>().toEqualTypeOf<'SCTP' | 'TCP' | 'UDP' | null | undefined>()
    expectTypeOf<core.Secret['type']>().toEqualTypeOf<string | null | undefined>()
  })

  it('take the forms that the wire takes, and null in a map, which removes a key', () => {
    expectTypeOf<core.ServicePort['targetPort']>().toEqualTypeOf<number | string | null | undefined>()
    expectTypeOf<NonNullable<core.ResourceRequirements['limits']>[string]>().toEqualTypeOf<string | number | null>()
    expectTypeOf<NonNullable<core.Secret['data']>[string]>().toEqualTypeOf<string | null>()
    expectTypeOf<NonNullable<apiextensions.JSONSchemaProps['items']>>().toEqualTypeOf<
      apiextensions.JSONSchemaProps | readonly apiextensions.JSONSchemaProps[]
    >()
    expectTypeOf<apiextensions.JSONSchemaProps['default']>().toEqualTypeOf<unknown>()
  })

  it('know the served apiVersions', () => {
    expectTypeOf<'v1' | 'networking.k8s.io/v1'>().toExtend<BuiltInApiVersion>()
    expectTypeOf<'extensions/v1beta1'>().not.toExtend<BuiltInApiVersion>()
  })
})
