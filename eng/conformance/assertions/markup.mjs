// How HTML text becomes a tree: foreign content, and what leaves it.
const texts = [
  '<svg><p>x</svg>y',
  '<svg><path d="m0"/><b>x</b></svg>',
  '<svg viewbox="0 0 1 1" preserveaspectratio=none xlink:href="#a" xml:lang=en></svg>',
  '<svg><foreignobject><p>a<p>b</foreignobject><circle/></svg>',
  '<svg><desc><div>x</div></desc><title><i>t</i></title><g/></svg>',
  '<svg><lineargradient gradientunits=x></lineargradient></svg>',
  '<svg><style><b>x</b></style></svg>',
  '<svg><script>1</script><a href=x>y</a></svg>',
  '<svg><font>a</font><font color=red>b</font></svg>',
  '<svg></p>x</svg>',
  '<svg></br>x',
  '<svg><![CDATA[a<b>c]]></svg>',
  '<![CDATA[a<b>c]]>',
  '<math><mi>a<b>c</b></mi><mo>x</mo></math>',
  '<math><mtext><mglyph></mglyph><p>x</p></mtext></math>',
  '<math><annotation-xml encoding="text/html"><div>x</div></annotation-xml></math>',
  '<math><annotation-xml><div>x</div></annotation-xml></math>',
  '<math><annotation-xml><svg><g></g></svg></annotation-xml></math>',
  '<math definitionurl=x><table><tr><td>y</td></tr></table></math>',
  '<p><svg><foreignObject><div>a</div></foreignObject></svg>b</p>',
  '<div><svg><g><g></g></div>x',
  '<svg/>x',
  '<svg><circle></svg>x',
  '<svg><title><svg></title></svg>',
  '<svg><img src=x onerror=1></svg>',
  '<svg></svg><math></math>',
  '<svg><SCRIPT/><PATH/></svg>',
  '<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=1 src>">',
];
export const groups = {
  'foreign-content': {
    setup: `globalThis.parsed = text => { const e = document.createElement('div'); e.innerHTML = text; return e.innerHTML; };
      globalThis.spaces = text => { const e = document.createElement('div'); e.innerHTML = text; return [...e.querySelectorAll('*')].map(n => n.namespaceURI.split('/').pop() + ':' + n.localName + [...n.attributes].map(a => '[' + a.name + (a.namespaceURI ? '@' + a.namespaceURI.split('/').pop() : '') + ']').join('')).join(' '); };`,
    expressions: texts.flatMap(text => [`parsed(${JSON.stringify(text)})`, `spaces(${JSON.stringify(text)})`]),
  },
};
