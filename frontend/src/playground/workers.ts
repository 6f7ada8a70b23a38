// Monaco does its checking and completing in workers. Vite bundles a worker only where our own source
// names it, so that they come from this server like everything else.
// oxlint-disable import/default -- Vite gives each worker its default export
import EditorWorker from 'monaco-editor/esm/vs/editor/editor.worker.js?worker'
import JsonWorker from 'monaco-editor/esm/vs/language/json/json.worker.js?worker'
import GraphQLWorker from 'monaco-graphql/esm/graphql.worker.js?worker'

function getWorker(_id: string, label: string): Worker {
  if (label === 'json') return new JsonWorker()
  if (label === 'graphql') return new GraphQLWorker()
  return new EditorWorker()
}

Object.assign(globalThis, { MonacoEnvironment: { getWorker } })
