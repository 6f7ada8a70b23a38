import { readdirSync } from 'node:fs'
import type { CodegenConfig } from '@graphql-codegen/cli'

// Documents become plain strings: no GraphQL parser travels to the browser.
const output = {
  plugins: ['typescript-operations', 'typed-document-node'],
  config: {
    documentMode: 'string',
    pureMagicComment: true,
    enumsAsTypes: true,
    useTypeImports: true,
    skipTypename: true,
    strictScalars: true,
    scalars: {
      DateTime: 'string',
      Date: 'string',
      LocalTime: 'string',
      Duration: 'string',
      TimeZone: 'string',
    },
  },
}

// What the first load asks is one file; what a later part asks is a file of its own, which loads with it.
const first = 'src/{api,live}/**/*.graphql'
const fragments = 'src/{live,ui}/**/*.fragment.graphql'
const features = readdirSync('src/features').map((name) => [name, `src/features/${name}`] as const)
const later = [['booking', 'src/ui/booking'] as const, ...features].filter(([, folder]) =>
  readdirSync(folder, { recursive: true }).some((file) => String(file).endsWith('.graphql')),
)

const config: CodegenConfig = {
  schema: '../graph/schema/*.graphqls',
  generates: {
    'src/gql/graphql.ts': { ...output, documents: first },
    ...Object.fromEntries(
      later.map(([name, folder]) => [`src/gql/${name}.ts`, { ...output, documents: [`${folder}/**/*.graphql`, fragments] }]),
    ),
  },
}

export default config
