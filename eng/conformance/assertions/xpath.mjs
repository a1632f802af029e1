// XPath 1.0 as scripts use it, on a small page.
const setup = `document.body.innerHTML = '<div id=a class="x y" lang=en><p>one</p><p title=t>two <b>bold</b></p><!--c--><ul><li>1</li><li>2</li><li>3</li></ul></div><div id=b><svg><g/></svg><span hx-on:click="1" data-n="7"> a  b </span></div>';
globalThis.nodes = (text, node) => { const r = document.evaluate(text, node ?? document, null, 7, null); return Array.from({ length: r.snapshotLength }, (_, i) => { const n = r.snapshotItem(i); return n.nodeType === 1 ? n.localName + (n.id ? '#' + n.id : '') : n.nodeName + '=' + n.nodeValue; }).join(' '); };
globalThis.value = (text, node) => { const r = document.evaluate(text, node ?? document, null, 0, null); return [r.resultType, r.resultType === 1 ? r.numberValue : r.resultType === 2 ? r.stringValue : r.resultType === 3 ? r.booleanValue : 'nodes'].join(); };
globalThis.a = document.getElementById('a'); globalThis.b = document.getElementById('b');`;
const sets = `/ //p /html/body/div //div[@id='b'] //li[2] //li[last()] //li[position()>1] //p[2]/b //*[@title] //@id //div/@class //p/text() //comment() //node()[self::b] //li[.='2'] //li[.>1] //ul/li[1]/following-sibling::li //li[3]/preceding-sibling::li //li[3]/preceding-sibling::li[1] //b/ancestor::* //b/ancestor::*[1] //b/ancestor-or-self::div //b/.. //b/parent::p //b/self::b //ul/descendant::li //div/child::* //svg //*[local-name()='svg'] //*[name()='g'] //P //p|//li //li[1]|//p[1] //div[.//li] //div[p][ul] //div[not(p)] //*[contains(@class,'y')] //*[starts-with(@id,'a')] id('b') id('a')/p (//li)[2] //p[@title='t']/preceding::p //p[1]/following::li //*[@*[starts-with(name(),'hx-on:')]] //*[@data-n=7] //li[position()=last()-1] //p[text()] //div[count(*)=3] //div[@id='a' or @id='b'] //div[@id='a' and @lang] //*[lang('en')][self::p] //none ./p .//b ../div @id . ..`
  .split(' //').map((text, index) => (index ? '//' + text : text)).flatMap(text => (/^\/ ?$|^\/ /.test(text) ? text.split(' ') : [text]))
  .flatMap(text => (/ id\(|^\.\/|^\/\/none/.test(text) ? [text] : [text]));
const values = [
  'count(//p)', '1 + 2 * 3', '7 mod 3', '7 div 2', '-3 + 1', '- - 3', '1 = 1', "'a' = 'b'", '1 < 2 and 2 < 3', '1 > 2 or 3 >= 3', "concat('a', 1, true())", "substring('12345', 2, 3)", "substring('12345', 1.5, 2.6)", "substring('12345', 0)", "substring-before('a-b', '-')", "substring-after('a-b', '-')", "string-length('abc')", "normalize-space('  a   b ')", "translate('abc', 'ab', 'x')", 'number("12.5")', "number('x')", 'sum(//li)', 'floor(1.7)', 'ceiling(1.2)', 'round(2.5)', 'round(-2.5)', 'boolean(//none)', 'not(//p)', 'string(//li[2])', 'string(1 div 0)', 'string(-1 div 0)', 'local-name(//p)', 'name(//@title)', 'namespace-uri(//p)', '//p = "one"', '//p != "one"', 'true() != false()', "starts-with('abc', 'ab')", "contains('abc', 'd')", 'position()', 'last()', 'string(//span)', '.5', '5.', '//li', "id('a')",
];
const wrong = ['', ']', '//', '//p[', 'p p', '@', "'a", 'nonsense()', '1 +', '//p::x', '$a', 'x:p'];
export const groups = {
  xpath: {
    setup,
    expressions: [
      ...sets.filter(text => text !== '').map(text => `nodes(${JSON.stringify(text)})`),
      ...['./p', './/b', '../div', '@id', '.', '..', 'p', '*', 'descendant-or-self::node()', '//p', '/'].map(text => `nodes(${JSON.stringify(text)}, a)`),
      ...values.map(text => `value(${JSON.stringify(text)})`),
      ...wrong.map(text => `document.evaluate(${JSON.stringify(text)}, document, null, 0, null)`),
      "document.evaluate('//p', document, null, 9, null).singleNodeValue.textContent",
      "document.evaluate('//none', document, null, 9, null).singleNodeValue",
      "(r => [r.iterateNext().textContent, r.iterateNext().localName, r.iterateNext()].join())(document.evaluate('//p', document, null, 4, null))",
      "document.evaluate('//p', document, null, 1, null).numberValue",
      "document.evaluate('//li', document, null, 2, null).stringValue",
      "document.evaluate('//p', document, null, 3, null).booleanValue",
      "document.evaluate('1', document, null, 7, null)",
      "document.evaluate('//p', document, null, 7, null).numberValue",
      "document.evaluate('1', document, null, 1, null).stringValue",
      "document.evaluate('1', document, null, 1, null).iterateNext()",
      "document.evaluate('1', document, null, 1, null).snapshotLength",
      "document.evaluate('//p', 5)",
      "document.evaluate('//s:g', document, p => 'http://www.w3.org/2000/svg', 7, null).snapshotLength",
      "document.evaluate('//s:*', document, { lookupNamespaceURI: () => 'http://www.w3.org/2000/svg' }, 7, null).snapshotLength",
      "new XPathEvaluator().evaluate('count(//li)', document).numberValue",
      "new XPathEvaluator().createExpression('//li').evaluate(document, 7).snapshotLength",
      "document.createExpression('count(li)').evaluate(a.querySelector('ul')).numberValue",
      "document.createNSResolver(document) === document",
      "document.evaluate('//p', document, null, 4, null).invalidIteratorState",
      "document.evaluate('//p', document).resultType",
    ],
  },
};
