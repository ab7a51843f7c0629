import { ankiHtml } from './anki-html.js';

it.each([
  ['a **b** *c* `d*e*`', 'a <b>b</b> <i>c</i> <code>d*e*</code>'],
  ['one\n\ntwo', 'one<br><br>two'],
  ['see\n```js\na < b && c\n```\nthen', 'see<pre><code>a &lt; b &amp;&amp; c</code></pre>then'],
  ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
])('%p becomes %p', (markdown, html) => {
  expect(ankiHtml(markdown)).toBe(html);
});
