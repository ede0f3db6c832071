// For dependency-cruiser alone, which takes names of files only in the shape of a webpack configuration and does
// not follow a tsconfig's paths without a base URL: the portal names its own files by "@/".
const { join } = require('node:path');

module.exports = { resolve: { alias: { '@': join(__dirname, '..', '..', 'apps', 'web', 'src') } } };
