import './lists.css';

/** WordPress's quick edit, as far as it is used here (wp-admin/js/inline-edit-post.js). */
interface InlineEditPost {
  edit(this: InlineEditPost, row: number | string | HTMLElement): boolean;
  getId(element: HTMLElement): string;
}

declare global {
  interface Window {
    readonly inlineEditPost?: InlineEditPost;
  }
}

/** The field, and the place where the list keeps its value. */
const NAME = 'talk_messenger_quick';

/** Fills the field with the post's own setting; until then it is disabled, and so not sent. */
const fill = (id: string): void => {
  const value = document.querySelector(`#inline_${id} .${NAME}`)?.textContent;
  const field = document.querySelector<HTMLSelectElement>(`#edit-${id} select[name="${NAME}"]`);
  if (!field || value === null || value === undefined) return;
  field.disabled = false;
  field.value = value;
};

const quickEdit = window.inlineEditPost;
if (quickEdit) {
  const { edit } = quickEdit;
  quickEdit.edit = function (row) {
    const result = edit.call(this, row);
    fill(row instanceof HTMLElement ? this.getId(row) : String(row));
    return result;
  };
}
