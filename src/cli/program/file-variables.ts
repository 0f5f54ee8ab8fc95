import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { common } from './esbuild-options.js'

const mentions = /\bimport\.meta\b|\b__(?:dir|file)name\b/

/** Gives each file of a bundle its own `import.meta.url`, `__dirname` and the like, which would else be those of the bundle. */
export function fileVariables(entry: string): Plugin {
  return {
    name: 'file-variables',
    setup({ onLoad }) {
      onLoad({ filter: /\.[cm]?[jt]sx?$/ }, async ({ path }) => {
        if (!mentions.test(await readFile(path, 'utf8'))) return undefined
        const result = await build({
          ...common,
          keepNames: false,
          entryPoints: [path],
          outfile: `${path}.js`,
          write: false,
          define: variables(path, path === entry),
        })
        return { contents: result.outputFiles[0]!.text, loader: 'js' }
      })
    },
  }
}

function variables(path: string, isEntry: boolean): Record<string, string> {
  const [file, folder] = [JSON.stringify(path), JSON.stringify(dirname(path))]
  return {
    __filename: file,
    __dirname: folder,
    'import.meta.url': JSON.stringify(pathToFileURL(path).href),
    'import.meta.filename': file,
    'import.meta.dirname': folder,
    'import.meta.main': String(isEntry),
  }
}
