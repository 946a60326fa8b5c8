/** Specs that need a server of an engine: the engine's name begins that of the file. */
module.exports = '/(kafka|postgres)-[a-z0-9-]+\\.(adapter|e2e)\\.spec\\.ts$';
