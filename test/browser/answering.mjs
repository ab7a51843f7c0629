/** Gives an answer of the question's kind, whatever it is: what a person does who clicks something. */
export async function answer(page, { kind }) {
  switch (kind) {
    case 'single-choice':
      return page.getByRole('radio').first().check();
    case 'multiple-choice':
      return page.getByRole('checkbox').first().check();
    case 'numeric':
      return page.getByLabel('Your answer').fill('12.5');
    case 'short-text':
    case 'open':
      return page.getByLabel('Your answer').fill('What I would say');
    case 'ordering':
      return page
        .getByRole('button', { name: /^Move down/ })
        .first()
        .click();
    case 'matching':
      return page.getByRole('combobox').first().selectOption({ index: 1 });
    case 'flashcard':
      return page.getByRole('button', { name: /^Good/ }).click();
    case 'code':
    case 'sql':
      return write(page, '-- what I would write');
    default:
      throw new Error(`no way to answer ${kind}`);
  }
}

/** Puts a text into the editor in place of what is there. */
export async function write(page, text) {
  await editorOf(page).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

export const editorOf = (page) => page.getByRole('textbox', { name: /^Your (code|query)$/ });

/** Gives the right answer, in the form that the debrief has it. */
export async function answerRightly(page, { content }, right) {
  switch (content.kind) {
    case 'single-choice':
      return page
        .getByRole('radio')
        .nth(content.options.findIndex(({ id }) => id === right.choice))
        .check();
    case 'multiple-choice':
      for (const [index, { id }] of content.options.entries()) {
        if (right.choices.includes(id)) await page.getByRole('checkbox').nth(index).check();
      }
      return undefined;
    case 'numeric':
      return page.getByLabel('Your answer').fill(String(right.number ?? (right.min + right.max) / 2));
    case 'short-text':
      return page.getByLabel('Your answer').fill(right.text);
    case 'ordering':
      return putInOrder(
        page,
        content.items.map(({ id }) => id),
        right.order,
      );
    case 'matching':
      for (const [index, { id }] of content.left.entries()) {
        await page.getByRole('combobox').nth(index).selectOption(right.pairs[id]);
      }
      return undefined;
    case 'code':
      await page.getByLabel('Language', { exact: true }).selectOption(right.language);
      return write(page, right.source);
    case 'sql':
      return write(page, right.sql);
    default:
      throw new Error(`${content.kind} is rated by the candidate`);
  }
}

/** With the buttons, as somebody does who can't drag. */
async function putInOrder(page, shown, wanted) {
  const order = [...shown];
  for (const [place, id] of wanted.entries()) {
    for (let at = order.indexOf(id); at > place; at -= 1) {
      await page
        .getByRole('button', { name: /^Move up/ })
        .nth(at)
        .click();
      order.splice(at, 1);
      order.splice(at - 1, 0, id);
    }
  }
  const confirm = page.getByRole('button', { name: 'The order is right as it stands' });
  if (await confirm.isVisible()) await confirm.click();
}
