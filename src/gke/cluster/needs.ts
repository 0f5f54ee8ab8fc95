import type { GkeClusterDeclaration } from '../../clusters/cluster.js'
import type { GkeAddons } from '../../clusters/gke/addons.js'
import { type ClusterUses, nothing, usesOf } from '../../clusters/gke/uses.js'
import { SteersmanError } from '../../findings/error.js'
import type { Finding } from '../../findings/finding.js'
import { displayFile, originalPosition } from '../../findings/position.js'
import type { Application, ApplicationObject } from './options.js'

type Addon = 'filestoreCsiDriver' | 'gcsFuseCsiDriver' | 'secretManager' | 'gatewayApi' | 'backupAgent'

/** An add-on that an object cannot do without. */
export interface Need {
  readonly addon: Addon
  /** The first object that needs it. */
  readonly object: ApplicationObject
}

/** How one sees on an object that it needs an add-on. */
const signs: { readonly [A in Addon]: (manifest: ApplicationObject['manifest'], uses: ClusterUses) => boolean } = {
  filestoreCsiDriver: (_, { filestore }) => filestore,
  gcsFuseCsiDriver: (_, { gcsFuse }) => gcsFuse,
  secretManager: (_, { secretManager }) => secretManager,
  gatewayApi: ({ apiVersion }) => apiVersion.startsWith('gateway.networking.k8s.io/'),
  backupAgent: (_, { backup }) => backup,
}

/** What the objects of these applications need, each add-on once. */
export function needsOf(applications: readonly Application[]): Need[] {
  return needsOfObjects(applications.flatMap((application) => application.handover().model.objects))
}

/** The same of objects. */
export function needsOfObjects(objects: readonly ApplicationObject[]): Need[] {
  const found = new Map<Addon, Need>()
  for (const object of objects) {
    const uses = usesOf([object.manifest])
    for (const addon of Object.keys(signs) as Addon[])
      if (!found.has(addon) && signs[addon](object.manifest, uses)) found.set(addon, { addon, object })
  }
  return [...found.values()]
}

/** The same, as the defaults of a declaration look at it. */
export function usesFor(needs: readonly Need[]): ClusterUses {
  const has = (addon: Addon): boolean => needs.some((need) => need.addon === addon)
  return {
    ...nothing,
    filestore: has('filestoreCsiDriver'),
    gcsFuse: has('gcsFuseCsiDriver'),
    secretManager: has('secretManager'),
    backup: has('backupAgent'),
  }
}

/** Throws a SteersmanError with every object that needs what the declaration switches off. */
export function checkNeeds(needs: readonly Need[], declaration: GkeClusterDeclaration): void {
  const findings = offFindings(needs, declaration)
  if (findings.length > 0) throw new SteersmanError(findings)
}

/** Every object that needs what the declaration switches off. */
export function offFindings(needs: readonly Need[], declaration: GkeClusterDeclaration): Finding[] {
  const off = needs.filter(({ addon }) => (declaration.addons as GkeAddons | undefined)?.[addon] === false)
  return off.map((need) =>
    needFinding(need, declaration, `has addons.${need.addon}: false`, `leave ${need.addon} out, which switches it on where it is needed`),
  )
}

/** Every object whose need is known too late to be met. */
export function lateFindings(needs: readonly Need[], declaration: GkeClusterDeclaration): Finding[] {
  return needs.map((need) =>
    needFinding(
      need,
      declaration,
      'was on its way before this was deployed',
      `write addons: { ${need.addon}: true } in the declaration, or await nothing between the cluster and what needs it`,
    ),
  )
}

function needFinding(
  { addon, object: { manifest, origin } }: Need,
  { declaredAt }: GkeClusterDeclaration,
  what: string,
  help: string,
): Finding {
  const where = declaredAt ? ` at ${placeOf(declaredAt)}` : ''
  return {
    code: 'cluster/needs',
    severity: 'error',
    path: origin.path,
    message: `this ${manifest.kind} needs ${names[addon]}, and the cluster declared${where} ${what}`,
    help,
    ...(origin.position && { position: origin.position }),
  }
}

/** One line for each add-on that is on and that the declaration does not mention. */
export function toldOf(needs: readonly Need[], { addons }: GkeClusterDeclaration): string[] {
  return needs
    .filter(({ addon }) => (addons as GkeAddons | undefined)?.[addon] === undefined)
    .map(({ addon, object: { manifest, origin } }) => {
      const where = origin.position ? `, ${placeOf(origin.position)}` : ''
      return `${names[addon]} is on (addons.${addon}): ${origin.path} needs it (${manifest.kind}${where})`
    })
}

const names: { readonly [A in Addon]: string } = {
  filestoreCsiDriver: 'the CSI driver for Filestore',
  gcsFuseCsiDriver: 'the CSI driver for Cloud Storage',
  secretManager: 'the add-on for Secret Manager',
  gatewayApi: 'the Gateway API',
  backupAgent: 'the agent of Backup for GKE',
}

function placeOf(position: NonNullable<ApplicationObject['origin']['position']>): string {
  const { file, line } = originalPosition(position)
  return `${displayFile(file)}:${line}`
}
