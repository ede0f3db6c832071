// Next gives this module its meaning: importing it from the browser's side fails the build.
declare module 'server-only';
