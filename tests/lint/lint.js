// Reads the assembled environment from standard input and prints names that nothing defines, that are used while they are not yet defined, or that nothing uses.
// Runs in the folder that has ESLint's packages; ends with 1 when it finds anything.
const { createRequire } = require('node:module');
const { readFileSync } = require('node:fs');
const { Linter } = createRequire(`${process.cwd()}/`)('eslint');

const text = readFileSync(0, 'utf8');
const lines = text.split('\n');
const problems = new Linter().verify(text, {
  languageOptions: { ecmaVersion: 'latest', sourceType: 'script' },
  rules: {
    'no-undef': 'error',
    'no-unused-vars': ['error', { args: 'after-used' }],
    'no-redeclare': 'error',
    // What a function uses when it is called later may be defined later.
    'no-use-before-define': ['error', { functions: false, variables: false }],
  },
});
for (const { ruleId, message, line } of problems) console.log(`${ruleId}: ${message}\n  ${lines[line - 1].trim()}`);
process.exitCode = problems.length > 0 ? 1 : 0;
