// Tree walkers and node iterators.
const shows = (state, node) =>
  ((state.what >>> (stateOf(node).nodeType - 1)) & 1) === 0
    ? 3
    : state.filter === null
      ? 1
      : typeof state.filter === 'function'
        ? state.filter(node)
        : state.filter.acceptNode(node);
function following(root, node, skipChildren) {
  if (!skipChildren && childrenOf(node).length) return childrenOf(node)[0];
  for (let n = node; n && n !== root; n = stateOf(n).parent) {
    const next = sibling(n, 1);
    if (next) return next;
  }
  return null;
}
implement('TreeWalker', {
  get root() {
    return stateOf(this).root;
  },
  get whatToShow() {
    return stateOf(this).what;
  },
  get filter() {
    return stateOf(this).filter;
  },
  get currentNode() {
    return stateOf(this).current;
  },
  set currentNode(node) {
    stateOf(this).current = node;
  },
  nextNode() {
    const state = stateOf(this);
    for (let node = following(state.root, state.current), answer; node; node = following(state.root, node, answer === 2)) {
      answer = shows(state, node);
      if (answer === 1) return (state.current = node);
    }
    return null;
  },
  parentNode() {
    const state = stateOf(this);
    for (let n = state.current; n && n !== state.root;) {
      n = stateOf(n).parent;
      if (n && shows(state, n) === 1) return (state.current = n);
    }
    return null;
  },
  firstChild() {
    const state = stateOf(this);
    const node = childrenOf(state.current).find(child => shows(state, child) === 1);
    return node ? (state.current = node) : null;
  },
  lastChild() {
    const state = stateOf(this);
    const node = childrenOf(state.current)
      .slice()
      .reverse()
      .find(child => shows(state, child) === 1);
    return node ? (state.current = node) : null;
  },
  nextSibling() {
    const state = stateOf(this);
    for (let n = sibling(state.current, 1); n; n = sibling(n, 1)) if (shows(state, n) === 1) return (state.current = n);
    return null;
  },
  previousSibling() {
    const state = stateOf(this);
    for (let n = sibling(state.current, -1); n; n = sibling(n, -1)) if (shows(state, n) === 1) return (state.current = n);
    return null;
  },
  previousNode() {
    const state = stateOf(this);
    const before = [];
    walk(state.root, node => {
      before.push(node);
    });
    for (let i = before.indexOf(state.current) - 1; i >= 0; i--) if (shows(state, before[i]) === 1) return (state.current = before[i]);
    return null;
  },
});
implement('NodeIterator', {
  get root() {
    return stateOf(this).root;
  },
  get whatToShow() {
    return stateOf(this).what;
  },
  get filter() {
    return stateOf(this).filter;
  },
  get referenceNode() {
    return stateOf(this).reference;
  },
  get pointerBeforeReferenceNode() {
    return stateOf(this).before;
  },
  nextNode() {
    return step(this, 1);
  },
  previousNode() {
    return step(this, -1);
  },
  detach() {},
});
function step(iterator, direction) {
  const state = stateOf(iterator),
    all = [];
  walk(state.root, node => {
    all.push(node);
  });
  let index = all.indexOf(state.reference) + (direction > 0 ? (state.before ? 0 : 1) : state.before ? -1 : 0);
  for (; index >= 0 && index < all.length; index += direction)
    if (shows(state, all[index]) === 1) {
      state.reference = all[index];
      state.before = direction < 0;
      return all[index];
    }
  return null;
}
