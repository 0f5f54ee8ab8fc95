/**
 * The folder that holds our own code, `src` in this repository and `lib` in the package, as a URL that ends with a slash.
 * Its last step counts: the project of a user may itself live below a folder of that name.
 */
export const ownCode = /^.*\/(?:src|lib)\//.exec(import.meta.url)?.[0] ?? import.meta.url
