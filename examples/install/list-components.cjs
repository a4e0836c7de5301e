// Writes the list of components (CycloneDX 1.6) of what NuGet and npm resolved: name, version, licence where the package states one, hash.
// node list-components.cjs project.assets.json... package-lock.json
const { readFileSync, existsSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const { createHash } = require('node:crypto');

const components = new Map();
for (const file of process.argv.slice(2)) {
  const json = JSON.parse(readFileSync(file, 'utf8'));
  if (json.lockfileVersion) fromNpm(json);
  else fromNuGet(json);
}

const sorted = [...components.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1));
// The serial number is made of the content, so that the same components give the same file.
const hash = createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
const serial = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
process.stdout.write(JSON.stringify({
  bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: `urn:uuid:${serial}`, version: 1,
  metadata: { component: { type: 'application', name: 'Wegmarke', 'bom-ref': 'wegmarke' } }, components: sorted,
}, null, 2) + '\n');

function fromNuGet(assets) {
  const caches = Object.keys(assets.packageFolders);
  for (const [key, library] of Object.entries(assets.libraries)) {
    if (library.type !== 'package') continue;
    const [name, version] = key.split('/');
    const purl = `pkg:nuget/${name}@${version}`;
    const folder = caches.map(cache => join(cache, library.path)).find(existsSync);
    add({ purl, name, version, licence: folder && licenceOf(folder), hash: library.sha512 && { alg: 'SHA-512', content: Buffer.from(library.sha512, 'base64').toString('hex') } });
  }
}

function fromNpm(lock) {
  for (const [path, one] of Object.entries(lock.packages)) {
    if (!path) continue;
    const name = path.replace(/^.*node_modules\//, '');
    const [algorithm, digest] = (one.integrity ?? '').split('-');
    add({ purl: `pkg:npm/${name.replace('@', '%40')}@${one.version}`, name, version: one.version, licence: one.license,
      hash: algorithm === 'sha512' && { alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') } });
  }
}

function licenceOf(folder) {
  const spec = readdirSync(folder).find(file => file.endsWith('.nuspec'));
  return spec && /<license type="expression">([^<]+)</.exec(readFileSync(join(folder, spec), 'utf8'))?.[1];
}

function add({ purl, name, version, licence, hash }) {
  components.set(purl, { type: 'library', 'bom-ref': purl, name, version, purl,
    ...(licence ? { licenses: [/ (OR|AND|WITH) /.test(licence) ? { expression: licence } : { license: { id: licence } }] } : {}),
    ...(hash ? { hashes: [hash] } : {}) });
}
