import { makeFramesReadable } from '../engines/pulumi/stack-frames.js'

export { type GatewayAddress, PublicAddress, type PublicAddressProps, type ServiceAddress } from './addresses/public-address.js'
export { CertificateMap, type CertificateMapProps } from './certificates/certificate-map.js'
export { GkeCluster } from './cluster/gke-cluster.js'
export type { Application, GkeClusterOptions, KubernetesProviderOptions } from './cluster/options.js'
export type { GoogleOptions } from './common/options.js'
export { type DnsRecord, DnsZone, type DnsZoneProps } from './dns/dns-zone.js'
export type { RecordProps, RecordType } from './dns/record.js'
export { ArtifactRegistry, type ArtifactRegistryProps } from './registry/artifact-registry.js'
export type { BuiltImage, ImageProps, RegistryImage } from './registry/image.js'
export type { RegistryReader } from './registry/readers.js'

makeFramesReadable()
