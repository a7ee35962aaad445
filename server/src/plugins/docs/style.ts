/** Of the two pages for people under `/docs`. */
export const style = `
:root { color-scheme: light dark; --line: #d0d7de; --soft: #f6f8fa; --link: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --line: #3d444d; --soft: #161b22; --link: #6cb6ff; } }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
body:has(nav) { display: grid; grid-template-columns: 320px minmax(0, 1fr); }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 20px; border-right: 1px solid var(--line); font-size: 13px; }
nav > a { display: block; }
nav ul { list-style: none; margin: 8px 0; padding: 0; }
nav li ul a { display: block; padding: 2px 0; overflow-wrap: anywhere; }
main { max-width: 1100px; padding: 20px 28px 60px; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
h2 { margin-top: 48px; border-bottom: 1px solid var(--line); }
h4 { margin: 16px 0 6px; }
small { font-weight: normal; opacity: 0.75; }
code, pre { font: 13px/1.5 ui-monospace, Menlo, Consolas, monospace; }
code { overflow-wrap: anywhere; }
pre { margin: 0; padding: 12px; background: var(--soft); border-radius: 6px; overflow: auto; white-space: pre-wrap; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
td, th { text-align: left; vertical-align: top; padding: 5px 10px 5px 0; border-bottom: 1px solid var(--line); }
.operation { margin: 24px 0; padding: 4px 20px 16px; border: 1px solid var(--line); border-radius: 8px; }
.method { display: inline-block; min-width: 3.6em; font: bold 12px/1.5 ui-monospace, Menlo, Consolas, monospace; }
:target { scroll-margin-top: 12px; }
.operation:target { outline: 2px solid var(--link); }
tr:target { background: var(--soft); }
@media (max-width: 820px) { body:has(nav) { display: block; } nav { position: static; height: auto; border: 0; } }
`;
