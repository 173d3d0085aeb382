import { Html } from './html.ts';

/** The reference page's look; rows of tables are stacked where columns would be too narrow for a word. */
export const style = new Html(`
:root{color-scheme:light dark;--line:#8884;--soft:#8881;--accent:#2563eb}
*{box-sizing:border-box}
body{margin:0;font:16px/1.55 system-ui,sans-serif;display:grid;grid-template-columns:17rem minmax(0,56rem);gap:0 2.5rem}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:1.5rem 1rem;border-right:1px solid var(--line);font-size:.875rem}
nav h2{font-size:.75rem;text-transform:uppercase;letter-spacing:.06em;margin:1.25rem 0 .25rem;opacity:.7}
nav a{display:block;padding:.15rem .4rem;border-radius:.3rem;color:inherit;text-decoration:none}
nav a:hover,nav a:focus{background:var(--soft)}
main{padding:1.5rem 1rem 6rem}
h1{margin:0 0 .5rem}
article{border-top:1px solid var(--line);padding:1.5rem 0}
article h3{margin:0;font-size:1.15rem}
code,pre{font:.875em/1.5 ui-monospace,monospace}
.route{margin:.35rem 0}.route b{color:var(--accent);margin-right:.5rem}
.small{font-size:.8125rem;opacity:.75}
h4{margin:1.1rem 0 .3rem;font-size:.875rem}
table{border-collapse:collapse;width:100%;font-size:.875rem}
th,td{text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:break-word}
th{font-weight:600;opacity:.7}
pre{background:var(--soft);padding:.75rem 1rem;border-radius:.4rem;overflow:auto}
summary{cursor:pointer;font-size:.875rem;font-weight:600;margin-top:1rem}
@media(max-width:52rem){body{display:block}nav{position:static;height:auto;border:0}p{overflow-wrap:break-word}}
@media(min-width:64rem){td:first-child code{white-space:nowrap}td:nth-child(2){min-width:9rem}td:nth-child(3){min-width:14rem}}
@media(max-width:63.99rem){thead{display:none}tr,td{display:block}tr{padding:.4rem 0;border-bottom:1px solid var(--line)}
td{padding:.05rem 0;border:0}td:empty{display:none}td:nth-child(2){opacity:.75}}`);
