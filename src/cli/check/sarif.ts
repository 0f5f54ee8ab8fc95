import { isAbsolute } from 'node:path'
import { pathToFileURL } from 'node:url'
import { everyRule } from '../../checks/every-rule.js'
import { familyOf } from '../../checks/families.js'
import type { RuleText } from '../../checks/rule-text.js'
import type { Finding } from '../../findings/finding.js'
import { readCodes } from '../explain/codes.js'
import { messageOf } from './message.js'
import { placeOf } from './place.js'
import { repositoryFile } from './repository-file.js'

/** Findings as SARIF 2.1.0, which code scanning and editors read, with what each rule says of itself. */
export function sarifLog(findings: readonly Finding[], version: string): object {
  const others = [...new Set(findings.map(({ code }) => code))].filter((code) => !everyRule.some((rule) => rule.code === code))
  const codes = others.length > 0 ? readCodes() : new Map<string, string>()
  const rules = [...everyRule.map(ruleOf), ...others.map((code) => ({ id: code, ...description(codes.get(code)) }))]
  const driver = { name: 'steersman', semanticVersion: version, rules }
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results: findings.map((finding) => resultOf(finding, rules)) }],
  }
}

/** A rule as SARIF describes it. */
type Descriptor = { readonly id: string } & Readonly<Record<string, unknown>>

function ruleOf({ code, severity, title, why, help, language = 'yaml', bad, good }: RuleText): Descriptor {
  const example = (heading: string, text: string): string => `${heading}:\n\n\`\`\`${language}\n${text.trim()}\n\`\`\``
  return {
    id: code,
    shortDescription: { text: plain(title) },
    fullDescription: { text: plain(`${title} ${why}`) },
    help: { text: plain(help), markdown: [help, example('Bad', bad), example('Good', good)].join('\n\n') },
    defaultConfiguration: { level: severity },
    properties: { tags: ['kubernetes', familyOf(code)] },
  }
}

/** Of a code that is no rule, docs/errors.md says what it means. */
function description(text: string | undefined): Readonly<Record<string, unknown>> {
  return text === undefined
    ? {}
    : { shortDescription: { text: plain(/^.*?[.:](?=\s|$)/.exec(text)?.[0] ?? text) }, fullDescription: { text: plain(text) } }
}

function resultOf(finding: Finding, rules: readonly { readonly id: string }[]): object {
  const { code, severity, path } = finding
  const location = { ...physicalLocation(finding), ...(path && { logicalLocations: [{ fullyQualifiedName: path }] }) }
  return {
    ruleId: code,
    ruleIndex: rules.findIndex(({ id }) => id === code),
    level: severity,
    message: { text: plain(messageOf(finding)) },
    ...(Object.keys(location).length > 0 && { locations: [location] }),
  }
}

/** What came by standard input has no artifact. */
function physicalLocation(finding: Finding): object | undefined {
  const place = placeOf(finding)
  if (!place || place.file === '-') return undefined
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(repositoryFile(place.file)) },
      region: { startLine: place.line, startColumn: place.column },
    },
  }
}

const uriOf = (file: string): string => (isAbsolute(file) ? pathToFileURL(file).href : file.split('/').map(encodeURIComponent).join('/'))

/**
 * Of a text, what SARIF would read as more than text: `[words](target)` is a link, and `{0}` stands for an argument.
 * The standard doubles every brace, which viewers show as they are, so only those that could be misread are doubled.
 */
function plain(text: string): string {
  return text.replaceAll(/\[(?=[^[\]]*\]\()/g, '\\[').replaceAll(/\{(\d+)\}/g, '{{$1}}')
}
