#!/usr/bin/env node
'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const main = join(__dirname, '..', 'dist', 'main.js');
if (!existsSync(main)) {
  process.stderr.write('daybook: it has not been built yet: run `npm ci` or `npm run build` first\n');
  process.exit(2);
}
require(main)
  .main(process.argv)
  .then((code) => {
    process.exitCode = code;
  });
