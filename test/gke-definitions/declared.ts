import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { declarationFileOf, type PublishedKind } from './published.js'

/** What a TypeScript declaration can say of a schema: it knows no integers and no limits. */
export interface Declared {
  readonly type: string
  readonly properties?: Readonly<Record<string, Declared>>
  readonly required?: readonly string[]
  readonly items?: Declared
}

/** `spec` and `status` of a kind as its published TypeScript declaration has them. */
export function declaredSchemaOf(kind: PublishedKind): Declared {
  const file = declarationFileOf(kind)
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)
  const declaration = source.statements.find((each) => ts.isInterfaceDeclaration(each) && each.name.text === `I${kind.kind}`)
  const members = (declaration as ts.InterfaceDeclaration).members.filter((member) => ['spec', 'status'].includes(nameOf(member)))
  return objectOf(members)
}

function objectOf(members: readonly ts.TypeElement[]): Declared {
  const required = members.filter((member) => !member.questionToken).map(nameOf)
  const properties = members.map((member) => [nameOf(member), typeOf((member as ts.PropertySignature).type!)] as const)
  return {
    type: 'object',
    ...(members.length > 0 && { properties: Object.fromEntries(properties) }),
    ...(required.length > 0 && { required }),
  }
}

function typeOf(node: ts.TypeNode): Declared {
  if (ts.isTypeLiteralNode(node)) return objectOf(node.members)
  if (ts.isTypeReferenceNode(node) && (node.typeName as ts.Identifier).text === 'Array')
    return { type: 'array', items: typeOf(node.typeArguments![0]!) }
  // Texts of which one must be chosen.
  if (ts.isUnionTypeNode(node) && node.types.every((each) => ts.isLiteralTypeNode(each) && ts.isStringLiteral(each.literal)))
    return { type: 'string' }
  const type = ts.tokenToString(node.kind)
  if (type === 'string' || type === 'number' || type === 'boolean') return { type }
  throw new Error(`a type is not read: ${ts.SyntaxKind[node.kind]}`)
}

function nameOf(member: ts.TypeElement): string {
  return (member.name as ts.StringLiteral).text
}
