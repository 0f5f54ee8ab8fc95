import { spawnSync } from 'node:child_process'
import { afterAll, describe, expect, it } from 'vitest'
import { Project } from './project.js'

const has = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0
const project = new Project({ 'values.yaml': '', 'out/x': '' })
afterAll(() => project[Symbol.dispose]())

const script = (shell: string): string => project.steer('completion', shell).stdout

/** What the shell offers behind a line, with the last word begun. */
function bash(...words: readonly string[]): string[] {
  const array = ['steer', ...words].map((word) => `'${word}'`).join(' ')
  const code = `${script('bash')}\nCOMP_WORDS=(${array}); COMP_CWORD=${words.length}; _steer; printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout, stderr } = spawnSync('bash', ['-c', code], { cwd: project.folder, encoding: 'utf8' })
  expect(stderr).toBe('')
  return stdout.split('\n').filter(Boolean)
}

function fish(line: string): string[] {
  const code = `${script('fish')}\ncomplete -C '${line}'`
  const { stdout, stderr } = spawnSync('fish', ['--no-config', '-c', code], { cwd: project.folder, encoding: 'utf8' })
  expect(stderr).toBe('')
  return stdout.split('\n').flatMap((each) => (each === '' ? [] : [each.split('\t')[0]!]))
}

describe('completion', () => {
  it.skipIf(!has('bash'))('in bash: commands, options of the command, choices, files, folders', () => {
    expect(bash('')).toEqual(expect.arrayContaining(['synth', 'secrets', 'init', 'completion', 'help', '--version']))
    expect(bash('s')).toEqual(['synth', 'secrets'])
    expect(bash('synth', '--st')).toEqual(['--stdout'])
    expect(bash('synth', '--quiet', '--env')).toEqual(['--env', '--env-values'])
    expect(bash('secrets', '--st')).toEqual([])
    expect(bash('synth', '--output', '')).toEqual(['text', 'json'])
    expect(bash('check', '-o', '')).toEqual(['text', 'json', 'sarif', 'github'])
    expect(bash('explain', '-o', '')).toEqual(['text', 'json'])
    expect(bash('synth', '--layout', '')).toEqual(['files', 'kustomize', 'argo-cd', 'flux'])
    expect(bash('init', '--template', 'g')).toEqual(['gke'])
    expect(bash('explain', 'wiring/ex')).toEqual(['wiring/exclusive-disk'])
    expect(bash('explain', 'config/no-a')).toEqual(['config/no-app'])
    expect(bash('check', 'v')).toEqual(['values.yaml'])
    expect(bash('completion', '')).toEqual(expect.arrayContaining(['bash', 'zsh', 'fish']))
    expect(bash('synth', '--values', 'v')).toEqual(['values.yaml'])
    expect(bash('synth', '-d', 'o')).toEqual(['out'])
  })

  it.skipIf(!has('zsh'))('in zsh the script loads, and completes as in bash', () => {
    const code = `autoload -U compinit && compinit -D -u\n${script('zsh')}\nCOMP_WORDS=(steer synth --st) COMP_CWORD=2; setopt ksharrays; _steer; print -l -- \${COMPREPLY[@]}`
    const { stdout, stderr } = spawnSync('zsh', ['-f', '-c', code], { cwd: project.folder, encoding: 'utf8' })
    // zsh itself keeps those that begin as the word does.
    expect([stderr, stdout.includes('--stdout'), stdout.includes('--template')]).toEqual(['', true, false])
  })

  it.skipIf(!has('fish'))('in fish', () => {
    expect(fish('steer s')).toEqual(expect.arrayContaining(['synth', 'secrets']))
    expect(fish('steer synth --st')).toEqual(['--stdout'])
    expect(fish('steer synth --output ')).toEqual(['json', 'text'])
    expect(fish('steer explain wiring/ex')).toEqual(['wiring/exclusive-disk'])
    expect(fish('steer completion ').slice(0, 3).toSorted()).toEqual(['bash', 'fish', 'zsh'])
  })

  it('of another shell is a wrong use', () => {
    const { status, stderr } = project.steer('completion', 'tcsh')
    expect(status).toBe(2)
    expect(stderr).toMatch(/Allowed choices are bash, zsh, fish/)
  })
})
