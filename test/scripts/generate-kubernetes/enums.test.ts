import { expect, it } from 'vitest'
import { parseEnums } from '../../../scripts/generate-kubernetes/enums.js'

const source = (func: string, indent: string): string => `
func ${func}(ref common.ReferenceCallback) common.OpenAPIDefinition {
				Properties: map[string]spec.Schema{
					"before": {
						SchemaProps: spec.SchemaProps{
							Type: []string{"string"},
						},
					},
					"protocol": {
						SchemaProps: spec.SchemaProps{
${indent}Enum:        []interface{}{"", "SCTP", "s/mime \\"x\\""},
						},
					},
				},
}
func helper() {
							Enum:        []interface{}{"of nothing"},
}`

it.each([
  ['schema_k8sio_api_core_v1_ContainerPort', 'core/v1/ContainerPort.protocol'],
  ['schema_pkg_apis_meta_v1_ObjectMeta', 'meta/v1/ObjectMeta.protocol'],
  ['schema_k8sio_api_storage_v1beta1_CSIDriver', 'storage/v1beta1/CSIDriver.protocol'],
])('the values of a field in %s', (func, name) => {
  expect([...parseEnums(source(func, '\t\t\t\t\t\t\t'))]).toEqual([[name, ['', 'SCTP', 's/mime "x"']]])
})

it('the values of the items of a list are those of the field', () => {
  expect(parseEnums(source('schema_k8sio_api_core_v1_ServiceSpec', '\t'.repeat(10))).has('core/v1/ServiceSpec.protocol')).toBe(true)
})
