import { CryptoKey } from '@pulumi/gcp/kms/cryptoKey.js'
import { CryptoKeyIAMMember } from '@pulumi/gcp/kms/cryptoKeyIAMMember.js'
import { KeyRing } from '@pulumi/gcp/kms/keyRing.js'
import { getProjectOutput } from '@pulumi/gcp/organizations/getProject.js'
import { interpolate } from '@pulumi/pulumi'
import type { Maker } from './maker.js'

const quarter = `${90 * 24 * 3600}s`

/**
 * A key that encrypts Secrets. Rings and keys can never be deleted at Google Cloud, so they stay when the cluster goes;
 * their names get a suffix from Pulumi, so that the next cluster of this name makes its own.
 */
export function makeSecretsKey(maker: Maker): { readonly key: CryptoKey; readonly grant: CryptoKeyIAMMember } {
  const { project, region, labels, resourceName } = maker
  const name = `${resourceName}-secrets`
  const kept = { ...maker.options(), retainOnDelete: true }
  const keyRing = new KeyRing(name, { project, location: region }, kept)
  const key = new CryptoKey(name, { keyRing: keyRing.id, rotationPeriod: quarter, labels }, kept)
  const { number } = getProjectOutput({ projectId: project }, { parent: kept.parent })
  const grant = new CryptoKeyIAMMember(
    name,
    {
      cryptoKeyId: key.id,
      role: 'roles/cloudkms.cryptoKeyEncrypterDecrypter',
      member: interpolate`serviceAccount:service-${number}@container-engine-robot.iam.gserviceaccount.com`,
    },
    maker.options(),
  )
  return { key, grant }
}
