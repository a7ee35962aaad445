/** How a fault changes a file: from its text ('' when there is none) to the faulty one. */
export const append = (text) => (before) => `${before}${text}`;
export const put = (text) => () => text;
export const edit = (change) => (before) => {
  const json = JSON.parse(before);
  change(json);
  return JSON.stringify(json, null, 2);
};
