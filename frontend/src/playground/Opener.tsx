import { useGraphiQL, useGraphiQLActions } from '@graphiql/react'
import { type OperationDefinitionNode, Kind, parse } from 'graphql'
import { type Ref, useImperativeHandle } from 'react'

export interface OpenTab {
  open: (query: string, variables: unknown) => void
}

/** Lets the strip open an operation: in the tab that already shows it, else in a new one. */
export function Opener({ ref }: { ref: Ref<OpenTab> }) {
  const { addTab, changeTab, setOperationFacts } = useGraphiQLActions()
  const { tabs, queryEditor, variableEditor } = useGraphiQL((state) => ({
    tabs: state.tabs,
    queryEditor: state.queryEditor,
    variableEditor: state.variableEditor,
  }))
  useImperativeHandle(ref, () => ({
    open(query, variables) {
      const shown = tabs.findIndex((tab) => tab.query === query)
      if (shown >= 0) changeTab(shown)
      else addTab()
      queryEditor?.setValue(query)
      variableEditor?.setValue(variables === undefined ? '' : JSON.stringify(variables, null, 2))
      // GraphiQL reads the operation a moment after the text has changed; whoever runs it before must not
      // run it under the name of the operation that stood there.
      setOperationFacts(factsOf(query))
      queryEditor?.focus()
    },
  }))
  return null
}

function factsOf(query: string) {
  const documentAST = parse(query)
  const operations = documentAST.definitions.filter(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  )
  return { documentAST, operations, operationName: operations[0]?.name?.value }
}
