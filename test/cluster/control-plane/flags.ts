/** Everything that the programs must agree on. */
export interface Settings {
  readonly folder: string
  readonly ports: {
    readonly etcd: number
    readonly etcdPeers: number
    readonly apiServer: number
    readonly controllerManager: number
    readonly scheduler: number
    readonly kwok: number
  }
  readonly kubeconfig: string
}

const local = '127.0.0.1'
/** Without it, clients of a few dozen objects wait for their own rate limit rather than for the cluster. */
const unhurried = ['--kube-api-qps=1000', '--kube-api-burst=2000']

export function etcdFlags({ folder, ports }: Settings): string[] {
  const clients = `http://${local}:${ports.etcd}`
  const peers = `http://${local}:${ports.etcdPeers}`
  return [
    `--data-dir=${folder}/etcd`,
    '--unsafe-no-fsync=true',
    `--listen-client-urls=${clients}`,
    `--advertise-client-urls=${clients}`,
    `--listen-peer-urls=${peers}`,
    `--initial-advertise-peer-urls=${peers}`,
    `--initial-cluster=default=${peers}`,
  ]
}

export function apiServerFlags({ folder, ports }: Settings): string[] {
  return [
    `--etcd-servers=http://${local}:${ports.etcd}`,
    `--bind-address=${local}`,
    `--advertise-address=${local}`,
    `--secure-port=${ports.apiServer}`,
    `--cert-dir=${folder}/certificates`,
    `--token-auth-file=${folder}/tokens.csv`,
    '--authorization-mode=Node,RBAC',
    '--anonymous-auth=false',
    `--service-account-key-file=${folder}/service-account.key`,
    `--service-account-signing-key-file=${folder}/service-account.key`,
    '--service-account-issuer=https://kubernetes.default.svc',
    '--service-cluster-ip-range=10.96.0.0/12',
    '--allow-privileged=true',
    '--endpoint-reconciler-type=none',
  ]
}

export function controllerManagerFlags({ folder, ports, kubeconfig }: Settings): string[] {
  return [
    `--kubeconfig=${kubeconfig}`,
    '--leader-elect=false',
    `--bind-address=${local}`,
    `--secure-port=${ports.controllerManager}`,
    `--service-account-private-key-file=${folder}/service-account.key`,
    `--root-ca-file=${folder}/certificates/apiserver.crt`,
    '--use-service-account-credentials=false',
    '--enable-hostpath-provisioner=true',
    ...unhurried,
  ]
}

export function schedulerFlags({ ports, kubeconfig }: Settings): string[] {
  return [`--kubeconfig=${kubeconfig}`, '--leader-elect=false', `--bind-address=${local}`, `--secure-port=${ports.scheduler}`, ...unhurried]
}

export function kwokFlags({ folder, ports, kubeconfig }: Settings): string[] {
  return [
    `--kubeconfig=${kubeconfig}`,
    `--config=${folder}/kwok.yaml`,
    '--manage-all-nodes=false',
    '--manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake',
    `--node-ip=${local}`,
    `--server-address=${local}:${ports.kwok}`,
    `--node-port=${ports.kwok}`,
    '--cidr=10.244.0.0/16',
    '--node-lease-duration-seconds=40',
  ]
}
