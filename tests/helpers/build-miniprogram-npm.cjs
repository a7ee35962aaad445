const { execFileSync } = require('node:child_process');
const path = require('node:path');

/** Before any test: component tests read miniprogram_npm, which must hold what the mini-program names now. */
module.exports = () => {
  execFileSync(process.execPath, [path.join(__dirname, '../../server/scripts/build-miniprogram-npm.mjs')], {
    stdio: 'inherit',
  });
};
