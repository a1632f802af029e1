(() => {
  const text = value => {
    switch (typeof value) {
      case 'string': return JSON.stringify(value);
      case 'function': return `function ${value.name}/${value.length}`;
      case 'object': return value === null ? 'null' : Array.isArray(value) ? `[${value.map(text).join(', ')}]` : Object.prototype.toString.call(value);
      case 'number': return Object.is(value, -0) ? '-0' : String(value);
      default: return String(value);
    }
  };
  const failure = error => `throws ${error.name}: ${error.message}`;
  return {
    describe(expression) {
      try {
        return text((0, eval)(expression));
      } catch (error) {
        return failure(error);
      }
    },
    async settle(expression) {
      try {
        return text(await (0, eval)(expression));
      } catch (error) {
        return failure(error);
      }
    },
  };
})()
