/**
 * Type-checks templates: glass-easel's compiler turns each into TypeScript over `data`, `methods` and `tags`;
 * the component's own source, its constructor call replaced by one that returns the instance, gives their types.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import { miniprogram, readText } from './miniprogram.mjs';
import { inRoot } from './report.mjs';

// Properties get their types from `value`: WechatMiniprogram's own mapping turns \`null as T | null\` into never.
const PRELUDE = `
import Mp = WechatMiniprogram.Component;
type __Props<P extends Mp.PropertyOption> = { [N in keyof P]: P[N] extends { value: infer V } ? V : Mp.PropertyToData<P[N]> };
type __Data<D extends Mp.DataOption, P extends Mp.PropertyOption, B extends Mp.BehaviorOption> = Mp.FilterUnknownType<D> & Mp.MixinData<B> & Mp.MixinProperties<B> & __Props<Mp.FilterUnknownType<P>>;
type __Official<D extends Mp.DataOption, P extends Mp.PropertyOption, B extends Mp.BehaviorOption> = Mp.FilterUnknownType<D> & Mp.MixinData<B> & Mp.MixinProperties<B> & Mp.PropertyOptionToData<Mp.FilterUnknownType<P>>;
declare function __Component<D extends Mp.DataOption, P extends Mp.PropertyOption, M extends Mp.MethodOption, B extends Mp.BehaviorOption, X extends WechatMiniprogram.IAnyObject = {}, G extends boolean = false>(options: Mp.Options<D, P, M, B, X, G>): { data: __Data<D, P, B>; methods: Mp.Instance<D, P, M, B, X, G> };
declare function __ComponentWithComputed<D extends Mp.DataOption, P extends Mp.PropertyOption, M extends Mp.MethodOption, B extends Mp.BehaviorOption, W extends Record<string, (...args: any[]) => void>, K extends Record<string, (data: __Official<D, P, B>) => any>, X extends WechatMiniprogram.IAnyObject = {}>(options: Partial<Mp.Data<D>> & Partial<Mp.Property<P>> & Partial<Mp.Method<M>> & Partial<Mp.Behavior<B>> & Partial<Mp.OtherOption> & Partial<Mp.Lifetimes> & { watch?: W; computed?: K; template?: string } & ThisType<Mp.Instance<D & { [N in keyof K]: ReturnType<K[N]> }, P, M, B, X>>): { data: __Data<D & { [N in keyof K]: ReturnType<K[N]> }, P, B>; methods: Mp.Instance<D, P, M, B, X> };
declare function __Page<D extends WechatMiniprogram.Page.DataOption, X extends WechatMiniprogram.Page.CustomOption>(options: WechatMiniprogram.Page.Options<D, X>): { data: D; methods: WechatMiniprogram.Page.Instance<D, X> };
`;
const CONSTRUCTORS = new Set(['Component', 'Page', 'ComponentWithComputed']);
const HELPERS = {
  _ForIndex_: 'type _ForIndex_<T> = NonNullable<T> extends readonly any[] ? number : string;',
  _ForItem_:
    'type _ForItem_<T> = NonNullable<T> extends readonly (infer U)[] ? U : NonNullable<T> extends { [key: string]: infer V } ? V : NonNullable<T> extends number ? number : never;',
};

/**
 * @param {string[]} files templates, slash paths inside the mini-program; those without a component beside them are left out
 * @returns {{file: string, faults: string[]}[]}
 */
export function checkTemplateTypes(files) {
  const { TmplGroup } = createRequire(inRoot('.ci', 'package.json'))('glass-easel-template-compiler');
  const virtual = new Map();
  const checks = [];
  for (const file of files) {
    const base = path.join(miniprogram, file.replace(/\.wxml$/, ''));
    if (!fs.existsSync(`${base}.ts`)) continue;
    const captured = captureInstance(fs.readFileSync(`${base}.ts`, 'utf8'), `${base}.ts`);
    if (!captured) {
      checks.push({
        file,
        faults: [`${file.replace(/wxml$/, 'ts')} does not call Component, Page or ComponentWithComputed`],
      });
      continue;
    }
    const group = new TmplGroup();
    const name = file.replace(/\.wxml$/, '');
    group.addTmpl(name, namedHandlers(readText(file)));
    const environment = [
      `import { __it } from './${path.basename(base)}.captured';`,
      `declare const data: (typeof __it)['data']; declare const methods: (typeof __it)['methods']; declare const tags: Record<string, any>;`,
    ].join('\n');
    const expression = group.getTmplConvertedExpr(name, environment);
    virtual.set(`${base}.captured.ts`, captured);
    virtual.set(`${base}.template.ts`, helped(expression.code() ?? ''));
    checks.push({
      file,
      target: `${base}.template.ts`,
      captured: `${base}.captured.ts`,
      expression,
      faults: [],
    });
  }
  const program = programOver(virtual);
  for (const { target, captured, expression, faults } of checks) {
    if (!target) continue;
    const source = program.getSourceFile(target);
    for (const problem of program.getSemanticDiagnostics(source)) {
      faults.push(
        `${position(source, problem, expression)} ${ts.flattenDiagnosticMessageText(problem.messageText, ' ')}`,
      );
    }
    for (const problem of program.getSyntacticDiagnostics(source)) faults.push(String(problem.messageText));
    const own = program.getSemanticDiagnostics(program.getSourceFile(captured));
    if (own.length > 0)
      faults.push(`its script: ${ts.flattenDiagnosticMessageText(own[0].messageText, ' ')}`);
  }
  return checks;
}

/** `bindtap="x"` is an attribute to the converter, `bind:tap="x"` a handler; to WeChat they are the same. */
const namedHandlers = (wxml) =>
  wxml.replace(/(\s(?:mut-|capture-)?(?:bind|catch))(?=[a-z][\w-]*\s*=\s*["'])/g, '$1:');

const helped = (code) =>
  code.replace(/^type (_For(?:Index|Item)_)<T> = .*$/gm, (line, name) => HELPERS[name] ?? line);

/** The source with its constructor call kept as `__it`; null when it has none. */
function captureInstance(text, fileName) {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.ES2020, true);
  for (const statement of source.statements) {
    const call = ts.isExpressionStatement(statement) ? statement.expression : undefined;
    if (!call || !ts.isCallExpression(call) || !ts.isIdentifier(call.expression)) continue;
    if (!CONSTRUCTORS.has(call.expression.text)) continue;
    const at = call.getStart(source);
    return `${text.slice(0, at)}export const __it = __${text.slice(at)}\n${PRELUDE}`;
  }
  return null;
}

function programOver(virtual) {
  const { config } = ts.readConfigFile(inRoot('tsconfig.json'), ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, inRoot());
  Object.assign(options, {
    noUnusedLocals: false,
    noUnusedParameters: false,
    verbatimModuleSyntax: false,
    noEmit: true,
  });
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (file) => virtual.get(path.normalize(file)) ?? readFile(file);
  host.fileExists = (file) => virtual.has(path.normalize(file)) || fileExists(file);
  host.getSourceFile = (file, ...rest) => {
    const text = virtual.get(path.normalize(file));
    return text === undefined ? getSourceFile(file, ...rest) : ts.createSourceFile(file, text, rest[0], true);
  };
  const declarations = fileNames.filter((file) => file.endsWith('.d.ts'));
  return ts.createProgram([...declarations, ...virtual.keys()], options, host);
}

function position(source, problem, expression) {
  const from = source.getLineAndCharacterOfPosition(problem.start ?? 0);
  const to = source.getLineAndCharacterOfPosition((problem.start ?? 0) + (problem.length ?? 0));
  const at = expression.getSourceLocation(from.line, from.character, to.line, to.character);
  return at ? `${at[0] + 1}:${at[1] + 1}` : '';
}
