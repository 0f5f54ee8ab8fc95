import { defineProfile } from './profile.js'

/**
 * Images that are on the node already are used as they are, also those with the tag `latest` or none, which would be pulled otherwise:
 * for minikube, after `minikube image build` or `minikube image load`. Other images are pulled as ever.
 *
 * @see https://minikube.sigs.k8s.io/docs/handbook/pushing/
 * @example
 * ```ts
 * const shop = new Chart(app, 'shop', { profiles: [localImages] })
 * new Deployment(shop, 'server', { container: { image: 'server:latest' } })
 * ```
 */
export const localImages = defineProfile({ name: 'localImages', container: { imagePullPolicy: 'IfNotPresent' } })
