import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core'

/** A generated operation as text, whichever of the generated files it stands in; it knows its answer and its variables. */
export type Operation<T, V> = DocumentTypeDecoration<T, V> & { toString(): string }
