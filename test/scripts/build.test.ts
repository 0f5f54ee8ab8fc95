import { expect, it } from 'vitest'

const entries = ['index', 'gke/index', 'engines/pulumi/index', 'interop/cdk8s-plus']

it.each(entries)('classes of lib/%s.js have the names under which they are exported', async (entry) => {
  const exported = (await import(new URL(`../../lib/${entry}.js`, import.meta.url).href)) as Record<string, unknown>
  const classes = Object.entries(exported).filter(
    (each): each is [string, { readonly name: string }] => typeof each[1] === 'function' && `${each[1]}`.startsWith('class'),
  )
  expect(classes.map(([, { name }]) => name)).toEqual(classes.map(([name]) => name))
  if (entry === 'index') expect(classes.length).toBeGreaterThan(20)
})
