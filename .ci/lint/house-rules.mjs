/** Two rules of the house that no published plugin knows: who may import whom, and what a pure file may touch. */
import path from 'node:path';

/** First match wins. `may` lists what a file of that room may import besides itself and packages; see the architecture's list. */
const ROOMS = [
  { room: 'miniprogram', files: /^miniprogram\//, may: [/^typings\//] },
  { room: 'typings', files: /^typings\//, may: [] },
  {
    room: 'domain',
    files: /^server\/src\/domain\//,
    may: [/^typings\//, /^server\/src\/(?!routes\/)/, /^miniprogram\/staff\/nfc\//],
  },
  { room: 'routes', files: /^server\/src\/routes\//, may: [/^typings\//, /^server\/src\/(?!db\/)/] },
  { room: 'contract', files: /^server\/src\/contract\//, may: [/^server\/src\/contract\//] },
  {
    room: 'console',
    files: /^server\/console\//,
    may: [/^typings\//, /^server\/console\//, /^server\/src\/contract\//],
  },
  // Below the domain: what it leans on knows nothing of it.
  { room: 'db', files: /^server\/src\/db\//, may: [/^server\/src\/(db\/|ports$)/] },
  { room: 'wechat', files: /^server\/src\/wechat\//, may: [/^server\/src\/(wechat\/|pictures\/|ports$)/] },
  {
    room: 'security',
    files: /^server\/src\/security\//,
    may: [/^server\/src\/(security\/|contract\/|ports$)/],
  },
  {
    room: 'background',
    files: /^server\/src\/(realtime|jobs)\//,
    may: [/^typings\//, /^server\/src\/(?!routes\/)/],
  },
  {
    room: 'server',
    files: /^server\/src\//,
    may: [/^typings\//, /^server\/src\//, /^miniprogram\/staff\/nfc\//],
  },
  { room: 'preview', files: /^preview\//, may: [/^typings\//] },
];

const PURE = [
  /^miniprogram\/staff\/nfc\/(ndef|type2-tag|tag-content|chips|nfc-errors)\.ts$/,
  /^miniprogram\/entry\/(?!keeper\b|.*-keeper\b|index\b)[^/]+\.ts$/,
  /^server\/src\/domain\/(?:.*\/)?rules[^/]*\.ts$/,
  /^server\/console\/src\/pos\/core\//,
];

/** Of miniprogram/staff/nfc the server may use what is pure, never what holds a tag or a phone. */
const isPure = (file) => PURE.some((pattern) => pattern.test(file));
const withExtension = (file) => (/\.[a-z]+$/.test(file) ? file : `${file}.ts`);

function eachImport(visit) {
  const check = (node) => node.source && visit(node.source, String(node.source.value));
  return {
    ImportDeclaration: check,
    ExportNamedDeclaration: check,
    ExportAllDeclaration: check,
    ImportExpression: (node) => node.source.type === 'Literal' && check(node),
    TSImportType: (node) => node.source?.type === 'Literal' && visit(node.source, String(node.source.value)),
  };
}

const repositoryPath = (context) => path.relative(context.cwd, context.filename).split(path.sep).join('/');

const roomOf = (file) => ROOMS.find((it) => it.files.test(file));

/** Whether a file may import another, both as slash paths from the root; files outside the rooms may import anything. */
export function mayImport(file, target) {
  const room = roomOf(file);
  if (!room) return true;
  const home = room.room === 'preview' || room.room === 'miniprogram' || room.room === 'typings';
  if (home && room.files.test(target)) return true;
  const nfc = target.startsWith('miniprogram/');
  return (
    room.may.some((pattern) => pattern.test(target)) &&
    (!nfc || room.room === 'miniprogram' || isPure(withExtension(target)))
  );
}

const imports = {
  meta: { type: 'problem', schema: [], messages: { refused: '{{room}} may not import {{target}}.' } },
  create(context) {
    const file = repositoryPath(context);
    const room = roomOf(file);
    if (!room) return {};
    return eachImport((node, specifier) => {
      if (!specifier.startsWith('.')) return;
      const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
      if (!mayImport(file, target))
        context.report({ node, messageId: 'refused', data: { room: room.room, target } });
    });
  },
};

const pure = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { refused: 'A pure file may not use {{what}}: take it as an argument.' },
  },
  create(context) {
    if (!isPure(repositoryPath(context))) return {};
    const refuse = (node, what) => context.report({ node, messageId: 'refused', data: { what } });
    return {
      ...eachImport((node, specifier) => {
        if (specifier.startsWith('node:')) refuse(node, specifier);
      }),
      MemberExpression(node) {
        const name = `${node.object.name ?? ''}.${node.property.name ?? ''}`;
        if (['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID'].includes(name))
          refuse(node, name);
      },
      'NewExpression[callee.name="Date"][arguments.length=0]': (node) => refuse(node, 'new Date()'),
      'Program:exit'(node) {
        const globals = context.sourceCode.getScope(node).through;
        for (const { identifier, isTypeReference } of globals) {
          if (isTypeReference) continue;
          if (
            ['wx', 'process', 'setTimeout', 'setInterval', 'getApp', 'Buffer', 'require'].includes(
              identifier.name,
            )
          )
            refuse(identifier, identifier.name);
        }
      },
    };
  },
};

export default { rules: { imports, pure } };
