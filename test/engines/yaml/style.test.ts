import { describe, expect, it } from 'vitest'
import { emitDocument, emitStream } from '../../../src/engines/yaml/emit.js'

describe('the style', () => {
  it('is that of kubectl', () => {
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'server', labels: { 'app.kubernetes.io/name': 'server', tier: 'no' }, annotations: {} },
      spec: {
        replicas: 3,
        template: {
          spec: {
            containers: [
              {
                name: 'server',
                image: 'ghcr.io/example/server:1.4.2',
                args: ['--port=5000', '-v', '$(HOME)/data', 'echo "hi" && ls *.txt'],
                env: [
                  { name: 'PGPORT', value: '5432' },
                  { name: 'DEBUG', value: 'true' },
                  { name: 'PATTERN', value: '^\\d+: "x"$' },
                ],
                resources: { limits: { cpu: '500m', memory: '2Gi' } },
              },
            ],
            volumes: [],
          },
        },
      },
    }
    expect(emitDocument(deployment)).toBe(`apiVersion: apps/v1
kind: Deployment
metadata:
  name: server
  labels:
    app.kubernetes.io/name: server
    tier: "no"
  annotations: {}
spec:
  replicas: 3
  template:
    spec:
      containers:
      - name: server
        image: ghcr.io/example/server:1.4.2
        args:
        - --port=5000
        - -v
        - $(HOME)/data
        - echo "hi" && ls *.txt
        env:
        - name: PGPORT
          value: "5432"
        - name: DEBUG
          value: "true"
        - name: PATTERN
          value: '^\\d+: "x"$'
        resources:
          limits:
            cpu: 500m
            memory: 2Gi
      volumes: []
`)
  })

  it('keeps texts of several lines readable', () => {
    const data = {
      'run.sh': '#!/bin/sh\nset -e\n\nif true; then\n\techo "hi: $X" # no\nfi\n',
      'no-end': 'a\nb',
      'blank-end': 'a\n\n',
      indented: '  a\nb\n',
      windows: 'a\r\nb\r\n',
    }
    expect(emitDocument({ data, list: ['a\nb\n'] })).toBe(`data:
  run.sh: |
    #!/bin/sh
    set -e

    if true; then
    \techo "hi: $X" # no
    fi
  no-end: |-
    a
    b
  blank-end: |+
    a

  indented: |2
      a
    b
  windows: "a\\r\\nb\\r\\n"
list:
- |
  a
  b
`)
  })

  it('divides documents, and nests lists', () => {
    expect(emitStream([{ a: 1 }, [[1, [2]], { b: null, c: [true] }]])).toBe('a: 1\n---\n- - 1\n  - - 2\n- b: null\n  c:\n  - true\n')
    expect(emitStream([])).toBe('')
  })

  it.each([
    'nginx',
    'postgres:17.6',
    '10.0.0.1',
    '10.0.0.0/8',
    '100m',
    '1.2.3',
    'http://a/b#c',
    './x',
    '-c',
    'a  b',
    "it's",
    'café',
    '🚀',
    'a,b',
    '.x',
  ])('leaves %s plain', (text) => {
    expect(emitDocument({ [text]: text })).toBe(`${text}: ${text}\n`)
  })

  it('writes numbers so that YAML 1.1 and 1.2 agree', () => {
    expect(emitDocument([1, -1.5, 1e20, 1e21, 1e-7, 1.5e300])).toBe(
      '- 1\n- -1.5\n- 100000000000000000000\n- 1.0e+21\n- 1.0e-7\n- 1.5e+300\n',
    )
  })
})
