/** Imported first: an older Node should get this sentence and not a syntax error from a tool. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Squeezelens needs Node 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}
