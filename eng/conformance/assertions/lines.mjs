/** The lines of a text without the white space around them. */
export const lines = text =>
  text
    .trim()
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);
