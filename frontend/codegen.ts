import type { CodegenConfig } from '@graphql-codegen/cli'

// Documents become plain strings: no GraphQL parser travels to the browser.
const config: CodegenConfig = {
  schema: '../graph/schema/*.graphqls',
  documents: ['src/**/*.graphql'],
  ignoreNoDocuments: true,
  generates: {
    './src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
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
    },
  },
}

export default config
