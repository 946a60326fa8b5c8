/** After `npm run test:servers`: stops what was started for it. */
module.exports = async function stopServers() {
  for (const server of globalThis.daybookServers ?? []) await server.stop();
};
