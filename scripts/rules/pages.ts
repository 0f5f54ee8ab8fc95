import { byFamily, families, familyOf } from '../../src/checks/families.js'
import type { RuleText } from '../../src/checks/rule-text.js'

const notice = '<!-- Written by `npm run rules` from the rules in src/checks: change them, not this page. -->'

/** The pages of docs/rules by their paths there: one for each rule, and the list of all. */
export function writePages(rules: readonly RuleText[]): ReadonlyMap<string, string> {
  return new Map([['README.md', listPage(rules)], ...rules.map((rule) => [`${rule.code}.md`, rulePage(rule)] as const)])
}

/** The page of errors, with a link to the page of each rule at the end of its entry. */
export function linkRules(errors: string, rules: readonly RuleText[]): string {
  return rules.reduce((page, { code }) => {
    const link = ` [Examples](rules/${code}.md)`
    const [before, entry, ...more] = page.split(`### \`${code}\`\n`)
    if (entry === undefined || more.length > 0) throw new Error(`docs/errors.md has no entry for ${code}, or several`)
    const end = /\s*(?=\n#|$)/.exec(entry)!.index
    const text = entry.slice(0, end)
    return [before, text.endsWith(link) ? text : text + link].join(`### \`${code}\`\n`) + entry.slice(end)
  }, errors)
}

function rulePage({ code, severity, title, why, help, language = 'yaml', bad, good }: RuleText): string {
  const example = (text: string): string[] => [`\`\`\`${language}`, text.trim(), '```', '']
  return [
    ...[notice, '', `# \`${code}\``, '', title, ''],
    ...[
      `${severity[0]!.toUpperCase()}${severity.slice(1)} · [${families[familyOf(code)]}](../README.md#${anchorOf(families[familyOf(code)]!)})`,
      '',
    ],
    ...['## Why', '', why, ''],
    ...['## How to mend it', '', help, ''],
    ...['## Bad', '', ...example(bad)],
    ...['## Good', '', ...example(good)],
  ]
    .join('\n')
    .trimEnd()
    .concat('\n')
}

const anchorOf = (heading: string): string => heading.toLowerCase().replaceAll(' ', '-')

function listPage(rules: readonly RuleText[]): string {
  const lists = byFamily(rules).flatMap(({ title: heading, rules: own }) => [
    `## ${heading}`,
    '',
    '| rule | severity | |',
    '|---|---|---|',
    ...own.map(({ code, severity, title }) => `| [\`${code}\`](${code}.md) | ${severity} | ${title} |`),
    '',
  ])
  const opening =
    'What [`steer check`](../check.md) looks for; `steer explain RULE` says the same at the prompt. What else a run tells is in [errors](../errors.md).'
  return [notice, '', '# Rules', '', opening, '', ...lists].join('\n')
}
