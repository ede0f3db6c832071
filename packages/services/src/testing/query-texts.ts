import ts from 'typescript';

/** Which of a query's conditional parts are put in: on even ways the first, and of what is handed in one after another. */
interface Way {
  index: Index;
  way: number;
  /** How many functions what is handed in has come through. */
  through: number;
  /** Told where there was something to choose. */
  chose: () => void;
}
const WAYS = 16;

/** Every text that a query may have: a part that is there on a condition, or handed in by several, is put in both ways. */
export function textsOf(query: ts.TaggedTemplateExpression, index: Index): Set<string> {
  const texts = new Set<string>();
  let choice = true;
  for (let way = 0; way < WAYS && choice; way++) {
    choice = way > 0;
    texts.add(
      textOf(query, {
        index,
        way,
        through: 0,
        chose: () => {
          choice = true;
        },
      }),
    );
  }
  return texts;
}

export function isSql(node: ts.Node): node is ts.TaggedTemplateExpression {
  if (!ts.isTaggedTemplateExpression(node)) return false;
  const { tag } = node;
  return (
    (ts.isIdentifier(tag) ? tag.text : ts.isPropertyAccessExpression(tag) ? tag.name.text : '') === 'sql'
  );
}

/** The query with its parts put in and every value as `$expression$`. */
function textOf(query: ts.TaggedTemplateExpression, way: Way, deep = 0): string {
  const { template } = query;
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  return [
    template.head.text,
    ...template.templateSpans.flatMap(({ expression, literal }) => [
      partOf(expression, way, deep) ?? `$${expression.getText().replaceAll(/[\s$]+/g, '')}$`,
      literal.text,
    ]),
  ].join('');
}

/** The text of what is put in, where it is a piece of a query and no value. */
function partOf(node: ts.Expression, way: Way, deep: number): string | undefined {
  if (deep > 8) return undefined;
  if (ts.isParenthesizedExpression(node)) return partOf(node.expression, way, deep);
  if (isSql(node)) return textOf(node, way, deep + 1);
  if (ts.isConditionalExpression(node)) {
    way.chose();
    return partOf(way.way % 2 === 0 ? node.whenTrue : node.whenFalse, way, deep);
  }
  if (ts.isIdentifier(node)) {
    const value = way.index.declared.get(node.text);
    if (value) return partOf(value as ts.Expression, way, deep + 1);
    const given = handedIn(node, way);
    return given && partOf(given as ts.Expression, { ...way, through: way.through + 1 }, deep + 1);
  }
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    const made = way.index.declared.get(node.expression.text) ?? handedIn(node.expression, way);
    const result = made && (ts.isArrowFunction(made) || ts.isFunctionDeclaration(made)) && resultOf(made);
    return result ? partOf(result, way, deep + 1) : undefined;
  }
  return undefined;
}

/** What a call in the same file gives for a function's parameter. */
function handedIn(name: ts.Identifier, { index, way, through, chose }: Way): ts.Node | undefined {
  for (let at: ts.Node = name; at.parent; at = at.parent) {
    const made = at.parent;
    if (!(ts.isFunctionDeclaration(made) || ts.isArrowFunction(made))) continue;
    const position = made.parameters.findIndex(
      (one) => ts.isIdentifier(one.name) && one.name.text === name.text,
    );
    if (position < 0) continue;
    const called = ts.isFunctionDeclaration(made)
      ? made.name?.text
      : ts.isVariableDeclaration(made.parent)
        ? made.parent.name.getText()
        : undefined;
    const given = (index.calls.get(called ?? '') ?? []).map((call) => call.arguments[position]);
    if (given.length > 1) chose();
    return given.length > 0 ? given[(way >> (1 + through)) % given.length] : undefined;
  }
  return undefined;
}

function resultOf(made: ts.ArrowFunction | ts.FunctionDeclaration): ts.Expression | undefined {
  if (made.body && !ts.isBlock(made.body)) return made.body;
  const back = made.body?.statements.find(ts.isReturnStatement);
  return back?.expression;
}

/** What a source declares by name, and where it calls what. */
export interface Index {
  file: ts.SourceFile;
  declared: Map<string, ts.Node>;
  calls: Map<string, ts.CallExpression[]>;
}

export function indexOf(file: ts.SourceFile): Index {
  const index: Index = { file, declared: new Map(), calls: new Map() };
  const declare = (name: string, node: ts.Node | undefined) => {
    if (node && !index.declared.has(name)) index.declared.set(name, node);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name))
      declare(node.name.text, node.initializer);
    if (ts.isFunctionDeclaration(node) && node.name) declare(node.name.text, node);
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const { text } = node.expression;
      index.calls.set(text, [...(index.calls.get(text) ?? []), node]);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return index;
}
