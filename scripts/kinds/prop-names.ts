import ts from 'typescript'
import { compile, placeOf } from '../../test/types/compile.js'

/** The names of all fields that one can write into what a class takes, at any depth. */
export interface PropNames {
  readonly names: ReadonlySet<string>
  /** Those whose value is a wire type, or a map of anything: what is below them can be written too. */
  readonly open: ReadonlySet<string>
}

/** What the constructors, methods and static methods of exported classes take, but for `override`. */
export function propNames(classes: readonly string[]): ReadonlyMap<string, PropNames> {
  // Asked for in this way, parameters of types are filled in, so that a map by names is one by any text.
  const line = (name: string): string =>
    `export type ${name} = [ConstructorParameters<typeof steersman.${name}>, InstanceType<typeof steersman.${name}>, typeof steersman.${name}]`
  const { program } = compile({ 'classes.ts': ["import type * as steersman from 'steersman'", ...classes.map(line)].join('\n') })
  const checker = program.getTypeChecker()
  const file = program.getSourceFile(placeOf('classes.ts'))!
  return new Map(
    checker.getExportsOfModule(checker.getSymbolAtLocation(file)!).map((symbol) => {
      const [props, ...withMethods] = checker.getTypeArguments(checker.getDeclaredTypeOfSymbol(symbol) as ts.TypeReference)
      return [symbol.name, namesOf(checker, props!, withMethods)] as const
    }),
  )
}

function namesOf(checker: ts.TypeChecker, props: ts.Type, withMethods: readonly ts.Type[]): PropNames {
  const names = new Set<string>()
  const open = new Set<string>()
  const seen = new Set<ts.Type>()
  const visitSignature = (signature: ts.Signature): void => {
    for (const parameter of signature.getParameters()) visit(checker.getTypeOfSymbol(parameter), '')
  }
  const methodsOf = (type: ts.Type): readonly ts.Signature[] =>
    type
      .getProperties()
      .flatMap((property) =>
        isOurs(property) && property.name !== 'override' ? checker.getTypeOfSymbol(property).getCallSignatures() : [],
      )
  const visit = (type: ts.Type, name: string): void => {
    if (type.flags & ts.TypeFlags.TypeParameter) visit(checker.getBaseConstraintOfType(type) ?? checker.getUnknownType(), name)
    else if (type.isUnionOrIntersection()) for (const each of type.types) visit(each, name)
    else if (type.flags & ts.TypeFlags.Object) visitObject(type as ts.ObjectType, name)
  }
  const visitObject = (type: ts.ObjectType, name: string): void => {
    const indexes = checker.getIndexInfosOfType(type).map((index) => index.type)
    const isWire = isDeclaredIn(type, /\/kubernetes\/wire\//)
    if (isWire || indexes.some(({ flags }) => flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any | ts.TypeFlags.NonPrimitive))) open.add(name)
    if (isWire || seen.has(type) || type.isClass() || type.getCallSignatures().length > 0) return
    seen.add(type)
    const isList = checker.isArrayType(type) || checker.isTupleType(type)
    for (const each of isList ? checker.getTypeArguments(type as ts.TypeReference) : indexes) visit(each, name)
    // What is declared elsewhere is a list, a construct of cdk8s or an Output of Pulumi.
    if (isDeclaredIn(type, /\/node_modules\//)) return
    for (const property of type.getProperties()) {
      if (property.name === 'override' || property.name.startsWith('~') || property.name.startsWith('__')) continue
      names.add(property.name)
      visit(checker.getTypeOfSymbol(property), property.name)
    }
  }
  visit(props, '')
  withMethods.flatMap(methodsOf).forEach(visitSignature)
  open.delete('')
  return { names, open }
}

const isOurs = ({ declarations = [] }: ts.Symbol): boolean => declarations.some((each) => /\/src\//.test(each.getSourceFile().fileName))
const isDeclaredIn = (type: ts.Type, files: RegExp): boolean =>
  (type.getSymbol()?.declarations ?? []).some((each) => files.test(each.getSourceFile().fileName))
