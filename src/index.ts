export { App, type AppProps } from './app/app.js'
export { Chart, type ChartProps } from './app/chart.js'
export { type Environment, selectEnvironment } from './app/environment/select-environment.js'
export type { Layout } from './app/layouts/layout.js'
export { type AnyCluster, type AnyClusterProps, anyCluster } from './clusters/any.js'
export type { Cluster, GkeClusterDeclaration } from './clusters/cluster.js'
export { type GkeAutopilot, type GkeAutopilotProps, gkeAutopilot } from './clusters/gke/autopilot.js'
export type { AddressScope, ReleaseChannel } from './clusters/gke/common.js'
export type { AuthorizedNetworks, ControlPlaneEndpoints, DnsEndpoint, IpEndpoint } from './clusters/gke/endpoints.js'
export type { Maintenance, MaintenanceExclusion, MaintenanceWindow } from './clusters/gke/maintenance.js'
export type { Cidr, ExistingNetwork, Network, OwnNetwork } from './clusters/gke/network.js'
export type { DiskType, NodeCount, NodePool, NodePools, Taint, UpgradeSettings } from './clusters/gke/node-pool.js'
export type { ResolvedGkeAutopilot, ResolvedGkeStandard } from './clusters/gke/resolved.js'
export { type GkeStandard, type GkeStandardProps, gkeStandard } from './clusters/gke/standard.js'
export { type ClusterUses, usesOf } from './clusters/gke/uses.js'
export { type Minikube, type MinikubeProps, minikube } from './clusters/minikube.js'
export { type ResolvedCluster, type ResolvedMinikube, resolveCluster } from './clusters/resolve.js'
export type { Acme, Dns01, Http01, Solver } from './constructs/certificates/acme.js'
export { Certificate, type CertificateProps, type KeyUsage } from './constructs/certificates/certificate.js'
export { ClusterIssuer } from './constructs/certificates/cluster-issuer.js'
export { Issuer } from './constructs/certificates/issuer.js'
export type { Authority, IssuerProps } from './constructs/certificates/issuer-props.js'
export { ConfigMap, type ConfigMapFileProps, type ConfigMapProps, type ConfigMapRef } from './constructs/configuration/config-map.js'
export { ExternalSecret } from './constructs/configuration/external-secret.js'
export type {
  DataFrom,
  ExternalSecretProps,
  ExternalSecretTarget,
  ExternalSecretTemplate,
  RemoteRef,
} from './constructs/configuration/external-secret-props.js'
export { SealedSecret, type SealedSecretProps } from './constructs/configuration/sealed-secret.js'
export { type PlainText, Secret, type SecretProps, type SecretRef, type SecretValue } from './constructs/configuration/secret.js'
export {
  type SecretMountOptions,
  SecretProviderClass,
  type SecretProviderClassProps,
  type SyncedSecret,
  type SyncedSecrets,
} from './constructs/configuration/secret-provider-class.js'
export {
  ClusterSecretStore,
  type ClusterSecretStoreProps,
  type ExternalStoreProps,
  SecretStore,
  type SecretStoreProps,
  type SecretStoreRef,
} from './constructs/configuration/secret-store.js'
export type { SecretStoreProvider } from './constructs/configuration/secret-store-provider.js'
export type { SecretType } from './constructs/configuration/secret-type.js'
export type { ConfigMapMountOptions, DataRef, OptionalKey, SourceMountOptions } from './constructs/configuration/source.js'
export type { EncryptedResources, EncryptionConfigurationProps } from './constructs/control-plane/encryption-configuration.js'
export { EncryptionConfiguration } from './constructs/control-plane/encryption-configuration.js'
export type { EncryptionKeys, EncryptionProvider } from './constructs/control-plane/encryption-providers.js'
export { ArgoApplication, type ArgoApplicationProps, type ArgoSource } from './constructs/delivery/argo-application.js'
export type { ArgoCdLayout } from './constructs/delivery/argo-cd-layout.js'
export type { FluxReference, ValuesFrom } from './constructs/delivery/flux.js'
export { FluxKustomization, type FluxKustomizationProps } from './constructs/delivery/flux-kustomization.js'
export type { FluxLayout, FluxLayoutOptions, FluxLayoutRepository, FluxLayoutSource } from './constructs/delivery/flux-layout.js'
export { GitRepository, type GitRepositoryProps } from './constructs/delivery/git-repository.js'
export { HelmRelease, type HelmReleaseProps } from './constructs/delivery/helm-release.js'
export { HelmRepository, type HelmRepositoryProps } from './constructs/delivery/helm-repository.js'
export { OciRepository, type OciRepositoryProps } from './constructs/delivery/oci-repository.js'
export type { SourceOptions } from './constructs/delivery/sources.js'
export {
  CustomResourceDefinition,
  type CustomResourceDefinitionProps,
  type DefinitionVersion,
  type PrinterColumn,
} from './constructs/extension/custom-resource-definition.js'
export { BackendConfig, type BackendConfigProps } from './constructs/gke/backend-config.js'
export { ComputeClass, type ComputeClassProps, type ComputePriority } from './constructs/gke/compute-class.js'
export { FrontendConfig, type FrontendConfigProps } from './constructs/gke/frontend-config.js'
export { ManagedCertificate, type ManagedCertificateProps } from './constructs/gke/managed-certificate.js'
export { ClusterRole, type ClusterRoleProps, type ClusterRoleRef, type NonResourceRule } from './constructs/identity/cluster-role.js'
export { Role, type RoleProps } from './constructs/identity/role.js'
export { ServiceAccount, type ServiceAccountProps, type ServiceAccountRef } from './constructs/identity/service-account.js'
export type { Rule, Subject, Verb } from './constructs/identity/subjects.js'
export { type CustomKinds, Manifest, type ManifestBody } from './constructs/manifest.js'
export type { MonitorOptions } from './constructs/monitoring/monitor-props.js'
export { type PodEndpoint, PodMonitor, type PodMonitorProps } from './constructs/monitoring/pod-monitor.js'
export { type GoogleEndpoint, PodMonitoring, type PodMonitoringProps } from './constructs/monitoring/pod-monitoring.js'
export type { Relabeling, Scrape, ScrapeLimits, ScrapeTls } from './constructs/monitoring/scrape.js'
export { type ServiceEndpoint, ServiceMonitor, type ServiceMonitorProps } from './constructs/monitoring/service-monitor.js'
export type { Backend } from './constructs/network/backend.js'
export { type EndpointOptions, EndpointSlice, type EndpointSliceProps } from './constructs/network/endpoint-slice.js'
export type { ExternalDns } from './constructs/network/external-dns.js'
export { Gateway } from './constructs/network/gateway/gateway.js'
export { HttpRoute } from './constructs/network/gateway/http-route.js'
export {
  ReferenceGrant,
  type ReferenceGrantFrom,
  type ReferenceGrantProps,
  type ReferenceGrantTo,
} from './constructs/network/gateway/reference-grant.js'
export type {
  Cors,
  HeaderChanges,
  HttpRouteProps,
  Redirect,
  RouteFilters,
  RouteMatch,
  RouteParent,
  RouteRule,
  TextMatch,
} from './constructs/network/gateway/route-types.js'
export type {
  AllowedRoutes,
  CertificateSecret,
  GatewayClassName,
  GatewayListener,
  GatewayProps,
  GatewayRef,
  GatewaySpecAddress,
  Listener,
  ListenerTls,
} from './constructs/network/gateway/types.js'
export { Ingress } from './constructs/network/ingress/ingress.js'
export type {
  CertManagerTls,
  GkeOptions,
  Hosts,
  IngressProps,
  NginxOptions,
  Paths,
  SecretTls,
} from './constructs/network/ingress/types.js'
export { Service } from './constructs/network/service.js'
export type { ServicePort, ServiceRef } from './constructs/network/service-port.js'
export type {
  ExposeProps,
  PortMapping,
  SelectorlessProps,
  ServicePorts,
  ServiceProps,
  ServiceType,
} from './constructs/network/service-props.js'
export type { ContainerProps, InitContainerProps } from './constructs/pods/container.js'
export type { ContainerOptions } from './constructs/pods/container-options.js'
export type { EmptyDir } from './constructs/pods/empty-dir.js'
export type { Env, EnvValue, FieldPath, ResourceField, ResourceFieldRef } from './constructs/pods/env.js'
export type { ImageParts } from './constructs/pods/image.js'
export type { Mount, Mounts, ScratchMount } from './constructs/pods/mounts.js'
export type { PodOptions, Spread, Toleration } from './constructs/pods/pod-options.js'
export type { Containers, PodParts, PodTemplate } from './constructs/pods/pod-template.js'
export type { Port, PortOptions, Ports } from './constructs/pods/ports.js'
export type { Handlers, HttpGet, Lifecycle, LifecycleHandler, Probe, ProbeTiming, ReadinessProbe } from './constructs/pods/probes.js'
export type { ClusterTrustBundleFile, PodCertificateFiles, ProjectedSource } from './constructs/pods/projected.js'
export type { EnvFrom, KeyRef, MountOptions, ObjectReference, VolumeMount } from './constructs/pods/references.js'
export type { ResourceList, Resources } from './constructs/pods/resources.js'
export type { Capability, PodSecurityContext, SeccompProfile, SecurityContext } from './constructs/pods/security-context.js'
export type { DownwardItem, FileOptions, FilePath, RollOption, Volume, VolumeSources, Volumes } from './constructs/pods/volume-sources.js'
export { HorizontalPodAutoscaler, type HorizontalPodAutoscalerProps } from './constructs/policy/horizontal-pod-autoscaler.js'
export type { HpaBehavior, HpaScalingPolicy, HpaScalingRules } from './constructs/policy/hpa-behavior.js'
export type { HpaMetric, ScaleTarget } from './constructs/policy/hpa-metrics.js'
export { LimitRange, type LimitRangeProps, type Limits, type LimitsByType } from './constructs/policy/limit-range.js'
export { Namespace, type NamespaceProps, type NamespaceRef, type PodSecurityLevel } from './constructs/policy/namespace.js'
export {
  NetworkPolicy,
  type NetworkPolicyProps,
  type PolicyEgressRule,
  type PolicyIngressRule,
} from './constructs/policy/network-policy.js'
export type { Peer } from './constructs/policy/peers.js'
export { PodDisruptionBudget, type PodDisruptionBudgetProps } from './constructs/policy/pod-disruption-budget.js'
export type { PolicyPort } from './constructs/policy/policy-ports.js'
export { PriorityClass, type PriorityClassProps } from './constructs/policy/priority-class.js'
export { type Hard, type QuotaScope, ResourceQuota, type ResourceQuotaProps } from './constructs/policy/resource-quota.js'
export { RuntimeClass, type RuntimeClassProps } from './constructs/policy/runtime-class.js'
export { autopilot } from './constructs/profiles/autopilot.js'
export { localImages } from './constructs/profiles/local-images.js'
export { type ContainerDefaults, defineProfile, type Profile } from './constructs/profiles/profile.js'
export { readOnlyRoot } from './constructs/profiles/read-only-root.js'
export { restricted } from './constructs/profiles/restricted.js'
export type { CustomResource } from './constructs/props/custom-resource.js'
export type { NameOrObject } from './constructs/props/named.js'
export { type ObjectProps, Resource, type TypeMeta } from './constructs/resource.js'
export type { AccessMode, AccessModes, ClaimOptions, StorageClassName } from './constructs/storage/claim-options.js'
export { PersistentVolume, type PersistentVolumeProps, type PersistentVolumeSources } from './constructs/storage/persistent-volume.js'
export { type ClaimRef, PersistentVolumeClaim, type PersistentVolumeClaimProps } from './constructs/storage/persistent-volume-claim.js'
export { StorageClass, type StorageClassProps } from './constructs/storage/storage-class.js'
export { type GitShaOptions, gitSha } from './constructs/values/git-sha.js'
export { quantity } from './constructs/values/quantity.js'
export { ref } from './constructs/values/ref.js'
export type {
  AbsolutePath,
  Cpu,
  Deferred,
  Int,
  Labels,
  Memory,
  Ordered,
  Percent,
  Quantity,
  Token,
} from './constructs/values/types.js'
export type { Autoscale, Replicas } from './constructs/workloads/autoscale.js'
export type { ClaimTemplate, ClaimTemplates } from './constructs/workloads/claim-templates.js'
export { CronJob, type CronJobOptions, type CronJobProps, type CronSchedule } from './constructs/workloads/cron-job.js'
export { DaemonSet, type DaemonSetOptions, type DaemonSetProps, type DaemonSetUpdateStrategy } from './constructs/workloads/daemon-set.js'
export { Deployment, type DeploymentOptions, type DeploymentProps, type Strategy } from './constructs/workloads/deployment.js'
export type { GoverningService } from './constructs/workloads/governing-service.js'
export { Job, type JobOptions, type JobProps } from './constructs/workloads/job.js'
export type { JobSpecOptions } from './constructs/workloads/job-options.js'
export type { PodFailurePolicy, PodFailureRule, SuccessPolicy } from './constructs/workloads/job-policies.js'
export { Pod, type PodOnlyOptions, type PodProps } from './constructs/workloads/pod.js'
export { ReplicaSet, type ReplicaSetOptions, type ReplicaSetProps } from './constructs/workloads/replica-set.js'
export {
  ReplicationController,
  type ReplicationControllerOptions,
  type ReplicationControllerProps,
} from './constructs/workloads/replication-controller.js'
export { Server } from './constructs/workloads/server.js'
export {
  StatefulSet,
  type StatefulSetOptions,
  type StatefulSetProps,
  type StatefulSetUpdateStrategy,
} from './constructs/workloads/stateful-set.js'
export { Workload, type WorkloadOptions } from './constructs/workloads/workload.js'
export { SteersmanError } from './findings/error.js'
export type { Finding, Position } from './findings/finding.js'
export type { Kinds } from './kubernetes/wire/kinds.js'
export type { Division, Handover, LayoutChoice, LayoutName, OutputOptions } from './model/handover.js'
export type {
  ControlPlaneFile,
  External,
  JsonObject,
  JsonValue,
  Model,
  ModelChart,
  ModelDeferred,
  ModelDependency,
  ModelObject,
  Origin,
} from './model/model.js'
export type { Values } from './model/values.js'
export type { Duration } from './props/duration.js'
export type { OneOf, Refused } from './props/types.js'
export type { OutputLike } from './tree/deferred.js'
