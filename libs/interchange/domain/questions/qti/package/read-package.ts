import { noImages, type FileImages } from '../../file-images.js';
import type { Place, ReadRecord, RefusedRecord } from '../../question-record.js';
import { elementsOf, firstOf, type XmlElement } from '../../xml/element.js';
import { readXml } from '../../xml/read-xml.js';
import { readQtiItem } from '../reading/read-item.js';
import { short } from '../../told.js';

import { inOneVocabulary } from '../vocabulary.js';
import { readLom } from './lom.js';
import { folderOf, resolvePath } from './package-path.js';

export const manifestName = 'imsmanifest.xml';
/** Resources of items by their type: `imsqti_item_xmlv2p1`, `imsqti_apipitem_xmlv2p2`, `imsqti_item_xmlv3p0`. */
const itemType = /^imsqti_(?:apip)?item_xmlv[23]p\d$/;
/** Of resources that ask something, and are not read, each with what it is. */
const otherTypes: readonly (readonly [RegExp, string])[] = [
  [/^imsqti_(?:apip)?(?:test|section)_xmlv[23]p\d$/, 'is a test: only its items are read, without their order'],
  [/^imsqti_(?:stimulus|sharedstimulus)_xmlv3p0$/, 'is a text that items share: only items are read'],
  [/^imsqti(?:test|item|_item)?_?xmlv1p\d|imsqti_xmlv1p\d/, 'is QTI 1.2, which is not read'],
];
/** Files of a package that say nothing of its questions. */
const silent = /(?:^|\/)(?:imsmanifest\.xml|[^/]*\.(?:xsd|dtd|css))$|\/$/i;

/**
 * The items of a QTI package (IMS Content Packaging 1.2), given the texts in it by their names. What the manifest names and
 * is not there is told, and so is what is there unnamed. Without a manifest, all that is XML is read as an item.
 */
export function* readQtiPackage(
  entries: ReadonlyMap<string, string>,
  images: FileImages = noImages,
): Generator<ReadRecord> {
  const name = manifestOf(entries);
  if (name === undefined) {
    yield refused({ entry: manifestName }, 'error', 'is missing: each file is read as an item');
    return yield* readUnnamed(entries, images);
  }
  const root = readXml(entries.get(name) ?? '');
  const manifest = 'fault' in root ? undefined : inOneVocabulary(root);
  if ('fault' in root) {
    yield refused({ entry: name, line: root.line }, 'error', `not well-formed: ${root.fault}`);
  } else if (manifest?.name !== 'manifest') {
    yield refused({ entry: name }, 'error', `begins with <${root.name}>, which is no manifest`);
  }
  if (manifest?.name !== 'manifest') return yield* readUnnamed(entries, images);
  const named = new Set<string>();
  yield* readResources({ entries, images }, name, manifest, named);
  for (const entry of entries.keys()) {
    if (!named.has(entry) && !silent.test(entry)) {
      yield refused({ entry }, 'unsupported', `is not named in ${name}, and not read`);
    }
  }
}

/** At the top, or in the one folder that the package was packed with. */
function manifestOf(entries: ReadonlyMap<string, string>): string | undefined {
  if (entries.has(manifestName)) return manifestName;
  const inFolders = [...entries.keys()].filter((entry) => entry.endsWith(`/${manifestName}`));
  return inFolders.length === 1 ? inFolders[0] : undefined;
}

function* readUnnamed(entries: ReadonlyMap<string, string>, images: FileImages): Generator<ReadRecord> {
  for (const [entry, text] of entries) {
    if (/\.xml$/i.test(entry) && !silent.test(entry)) yield readQtiItem(text, { entry }, { images });
  }
}

interface PackageFiles {
  entries: ReadonlyMap<string, string>;
  images: FileImages;
}

function* readResources(
  files: PackageFiles,
  manifestEntry: string,
  manifest: XmlElement,
  named: Set<string>,
): Generator<ReadRecord> {
  const all = firstOf(manifest, 'resources');
  const base = [manifest, all].map(baseOf).join('');
  const read = new Set<string>();
  for (const resource of elementsOf(all, 'resource')) {
    const at = { entry: manifestEntry, line: resource.line };
    const folder = folderOf(manifestEntry) + base + baseOf(resource);
    for (const file of elementsOf(resource, 'file')) {
      const found = resolvePath(folder, file.attributes.get('href') ?? '');
      if (found.problem === undefined) named.add(found.path);
    }
    const href = resource.attributes.get('href') ?? '';
    const found = resolvePath(folder, href);
    if (found.problem === undefined) named.add(found.path);
    const type = resource.attributes.get('type')?.trim() ?? '';
    const other = otherTypes.find(([pattern]) => pattern.test(type));
    if (other) yield refused({ entry: found.path ?? manifestEntry }, 'unsupported', other[1]);
    if (other || !itemType.test(type)) continue;
    if (found.problem !== undefined) {
      yield refused(at, 'error', `the item's address “${short(href)}” ${found.problem}`);
    } else if (read.has(found.path)) {
      yield refused(at, 'error', `names ${short(found.path)} a second time`);
    } else {
      read.add(found.path);
      yield readEntry(files, found.path, resource, at);
    }
  }
}

function readEntry({ entries, images }: PackageFiles, entry: string, resource: XmlElement, named: Place): ReadRecord {
  const text = entries.get(entry);
  if (text === undefined) return refused(named, 'error', `names ${short(entry)}, which is not in the package`);
  return readQtiItem(text, { entry }, { described: readLom(resource), images });
}

const baseOf = (element: XmlElement | undefined): string => element?.attributes.get('xml:base') ?? '';

const refused = (at: Place, how: RefusedRecord['refused'], reason: string): RefusedRecord => ({
  at,
  category: [],
  tags: [],
  refused: how,
  reason,
});
