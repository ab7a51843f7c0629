import { packManifestSchema, readPackFile } from './pack.js';
import { taxonomySchema } from './taxonomy.js';

const content = { kind: 'flashcard', front: 'f', back: 'b', explanation: 'e', estimatedSeconds: 20 };
const question = { slug: 'arrays-append', topics: ['arrays'], level: 'entry', content };

describe('readPackFile', () => {
  it('reads questions', () => {
    const { questions, faults } = readPackFile({ questions: [question] });
    expect(faults).toEqual([]);
    expect(questions).toEqual([{ ...question, content: { ...content, references: [] } }]);
  });

  it.each([
    ['a document that is no pack', [], ['']],
    ['a pack without questions', {}, ['/questions']],
    ['a field too many', { questions: [], licence: 'x' }, ['/licence']],
    ['a bad slug', { questions: [{ ...question, slug: 'Arrays append' }] }, ['/questions/0/slug']],
    ['no topic', { questions: [{ ...question, topics: [] }] }, ['/questions/0/topics']],
    ['six topics', { questions: [{ ...question, topics: [...'abcdef'] }] }, ['/questions/0/topics']],
    ['a bad level', { questions: [{ ...question, level: 'expert' }] }, ['/questions/0/level']],
    [
      'bad content',
      { questions: [question, { ...question, content: { ...content, back: '' } }] },
      ['/questions/1/content/back'],
    ],
    ['no content', { questions: [{ ...question, content: undefined }] }, ['/questions/0/content']],
  ])('refuses %s', (_, document, pointers) => {
    expect(readPackFile(document).faults.map((fault) => fault.pointer)).toEqual(pointers);
  });

  it('says which question a fault of content is in', () => {
    const [fault] = readPackFile({ questions: [{ ...question, content: {} }] }).faults;
    expect(fault?.message).toMatch(/^arrays-append: /);
  });
});

it('reads manifests and nothing but manifests', () => {
  const manifest = { slug: 'dsa', title: 'DSA', licence: 'CC-BY-4.0', source: 'own' };
  expect(packManifestSchema.safeParse(manifest).success).toBe(true);
  expect(packManifestSchema.safeParse({ ...manifest, licence: '' }).success).toBe(false);
  expect(packManifestSchema.safeParse({ ...manifest, author: 'x' }).success).toBe(false);
});

it.each(['Arrays', 'a b', '-a', 'a-', 'a--b', '', 'a'.repeat(81), 'ä'])('refuses the slug %j', (slug) => {
  const tracks = [{ slug: 'dsa', title: 'DSA', topics: [{ slug, title: 'T' }] }];
  expect(taxonomySchema.safeParse({ tracks }).success).toBe(false);
});
