import { byFamily, families, familyOf } from '../../src/checks/families.js'
import type { RuleText } from '../../src/checks/rule-text.js'

const notice = '<!-- Written by `npm run rules` from the rules in src/checks: change them, not this page. -->'

/** The pages of docs/rules by their paths there: one for each rule, and the list of all. */
export function writePages(rules: readonly RuleText[]): ReadonlyMap<string, string> {
  return new Map([['README.md', listPage(rules)], ...rules.map((rule) => [`${rule.code}.md`, rulePage(rule)] as const)])
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
