import { errorCodes, errorTable } from '../../contract/errors';
import type { ErrorCode } from '../../contract/errors';
import type { Json, OpenApi, Operation } from './document';
import { schemaText } from './schema-text';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

/** Text in which `code` stands between backticks. */
function prose(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

function frame(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="/docs/style.css">
</head>
<body>
${body}
</body>
</html>
`;
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && code in errorTable;
}

/** Follows one reference into the components. */
function responseOf(document: OpenApi, response: Json): Json {
  const reference = response['$ref'];
  if (typeof reference !== 'string') return response;
  return document.components.responses[reference.slice(reference.lastIndexOf('/') + 1)] ?? {};
}

/** Every code that an operation may answer, in the order of their statuses. */
function errorsOf(document: OpenApi, operation: Operation): ErrorCode[] {
  return Object.entries(operation.responses)
    .filter(([status]) => status !== '200')
    .flatMap(([, response]) => {
      const found: unknown[] = [];
      JSON.stringify(responseOf(document, response), (name, value: unknown) => {
        if (name === 'enum' && Array.isArray(value)) found.push(...(value as unknown[]));
        return value;
      });
      return found.filter(isErrorCode);
    });
}

function errorRows(codes: readonly ErrorCode[]): string {
  const rows = codes.map((code) => {
    const { status, message } = errorTable[code];
    return `<tr><td>${status}</td><td><a href="/docs/errors#${code}"><code>${code}</code></a></td><td lang="zh-CN">${escapeHtml(message)}</td></tr>`;
  });
  return `<table><thead><tr><th>Status</th><th>Code</th><th>Message</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function credentials(document: OpenApi, operation: Operation): string {
  const names = [...new Set((operation.security ?? []).flatMap((choice) => Object.keys(choice)))];
  if (names.length === 0) return 'none';
  const optional = (operation.security ?? []).some((choice) => Object.keys(choice).length === 0);
  const said = names.map((name) => {
    const scheme = document.components.securitySchemes[name] ?? {};
    const words = [scheme['description'], scheme['name']].find((it) => typeof it === 'string');
    return prose(typeof words === 'string' ? words : name);
  });
  return said.join('; ') + (optional ? ' (optional)' : '');
}

function parameterList(operation: Operation): string {
  const parameters = operation.parameters ?? [];
  if (parameters.length === 0) return '';
  const rows = parameters.map(
    ({ name, in: place, required, schema, description }) =>
      `<tr><td><code>${escapeHtml(name)}</code></td><td>${escapeHtml(place)}${required ? '' : ', optional'}</td><td><code>${escapeHtml(schemaText(schema))}</code>${description ? ` ${prose(description)}` : ''}</td></tr>`,
  );
  return `<h4>Parameters</h4><table><tbody>${rows.join('')}</tbody></table>`;
}

function shape(title: string, content: Json | undefined): string {
  const [type, media] = Object.entries(content ?? {})[0] ?? [];
  if (type === undefined) return '';
  const schema = (media as { schema?: Json } | undefined)?.schema;
  const text = schema ? `<pre>${escapeHtml(schemaText(schema))}</pre>` : '';
  return `<h4>${title} <small>${escapeHtml(type)}</small></h4>${text}`;
}

function operationHtml(document: OpenApi, path: string, method: string, operation: Operation): string {
  const success = operation.responses['200'] ?? {};
  return `<section class="operation" id="${escapeHtml(operation.operationId)}">
<h3><span class="method ${method}">${method.toUpperCase()}</span> <code>${escapeHtml(path)}</code></h3>
<p>${prose(operation.summary)}</p>
<p><b>Credential:</b> ${credentials(document, operation)}</p>
${parameterList(operation)}
${shape('Body', operation.requestBody?.content)}
${shape('Answer', success['content'] as Json | undefined)}
<h4>Errors</h4>
${errorRows(errorsOf(document, operation))}
</section>`;
}

/** The API for people: by caller, every route with its shapes and every error it may answer. */
export function docsPage(document: OpenApi): string {
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const groups = document.tags.map(({ name, description }) => ({
    name,
    description,
    operations: all.filter(({ operation }) => operation.tags.includes(name)),
  }));
  const contents = groups.map(
    ({ name, operations }) =>
      `<li><a href="#${name}">${name}</a><ul>${operations
        .map(
          ({ path, method, operation }) =>
            `<li><a href="#${escapeHtml(operation.operationId)}"><span class="method ${method}">${method.toUpperCase()}</span> ${escapeHtml(path)}</a></li>`,
        )
        .join('')}</ul></li>`,
  );
  const body = groups.map(
    ({ name, description, operations }) =>
      `<h2 id="${name}">${name}</h2><p>${prose(description)}</p>${operations
        .map(({ path, method, operation }) => operationHtml(document, path, method, operation))
        .join('\n')}`,
  );
  return frame(
    `${document.info.title} API`,
    `<nav><a href="/docs/errors">All error codes</a><a href="/openapi.json">openapi.json</a><ul>${contents.join('')}</ul></nav>
<main>
<h1>${escapeHtml(document.info.title)} API</h1>
<p>${prose(document.info.description)}</p>
<p>An act carries an <code>Idempotency-Key</code> made by the caller. When its answer was lost, send the same again with the same key: it is done once and answered the same, with a fresh session where there is one. The key with anything else is refused.</p>
${body.join('\n')}
</main>`,
  );
}

/** The closed list of error codes, each with the routes that may answer it. */
export function errorsPage(document: OpenApi): string {
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  const rows = errorCodes.map((code) => {
    const { status, message } = errorTable[code];
    const users = operations.filter((operation) => errorsOf(document, operation).includes(code));
    const where =
      users.length === operations.length
        ? 'every route'
        : users
            .map(
              ({ operationId }) =>
                `<a href="/docs#${escapeHtml(operationId)}">${escapeHtml(operationId)}</a>`,
            )
            .join(', ');
    return `<tr id="${code}"><td>${status}</td><td><code>${code}</code></td><td lang="zh-CN">${escapeHtml(message)}</td><td>${where}</td></tr>`;
  });
  return frame(
    'Error codes',
    `<main>
<h1>Error codes</h1>
<p><a href="/docs">All routes</a></p>
<p>Every refusal is <code>{code, message, requestId}</code>. The list is closed: <code>code</code> is for programs, <code>message</code> is for people and says cause and next step; a message of the moment may say more than the one here.</p>
<table><thead><tr><th>Status</th><th>Code</th><th>Message</th><th>Answered by</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>
</main>`,
  );
}
