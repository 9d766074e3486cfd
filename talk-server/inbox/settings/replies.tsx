import { useState } from 'react';
import { ApiError, ask } from '../data/api.ts';
import { useReplies } from '../data/queries.ts';
import type { SavedReply } from '../data/types.ts';
import { Field, NameField } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { RowButton } from '../parts/row-button.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { t } from '../texts/index.ts';
import { saving } from './saving.ts';

const TAGS = '{{ first_name }}, {{ last_name }}, {{ name }}, {{ email }}, {{ site_name }}, {{ agent_name }}';
const EXAMPLE = '{{ first_name | default: "there" }}';

/** Where in a text the server found a tag that is none. */
const placeOf = (error: unknown): string | undefined => {
  if (!(error instanceof ApiError) || error.field !== 'text') return undefined;
  const [, line, column] = /:(\d+):(\d+)$/.exec(error.reason ?? '') ?? [];
  return line && column ? t('replyWrong', { line, column }) : undefined;
};

const Edit = ({ reply, close }: { readonly reply: SavedReply | null; readonly close: () => void }) => {
  const [name, setName] = useState(reply?.name ?? '');
  const [text, setText] = useState(reply?.text ?? '');
  const [problem, setProblem] = useState<string>();
  const [tried, setTried] = useState(false);
  const save = async (): Promise<boolean> => {
    setTried(true);
    if (name.trim() === '' || text.trim() === '') return false;
    const body = { name: name.trim(), text };
    return saving(
      () => (reply ? ask('PUT', `/inbox/replies/${reply.id}`, body) : ask('POST', '/inbox/replies', body)),
      ['replies'],
      t('saved'),
      (error) => {
        setProblem(placeOf(error));
        return placeOf(error);
      },
    );
  };
  return (
    <FormDialog title={t(reply ? 'edit' : 'addReply')} close={close} save={save} wide>
      <NameField label={t('replyName')} value={name} onChange={setName} autoFocus tried={tried} />
      <Field
        label={t('replyText')}
        hint={t('replyTextHint', { tags: TAGS, example: EXAMPLE })}
        error={problem ?? (tried && text.trim() === '' ? t('required') : undefined)}
      >
        {(ids) => (
          <textarea
            {...ids}
            rows={6}
            dir="auto"
            maxLength={4000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
};

export const Replies = () => {
  const replies = useReplies();
  const [edited, setEdited] = useState<SavedReply | null | 'new'>(null);
  return (
    <>
      {replies.isPending && <Loading lines={3} />}
      {replies.error && <Failed error={replies.error} again={() => void replies.refetch()} />}
      {replies.data?.replies.length === 0 && (
        <Empty
          icon="text"
          title={t('noReplies')}
          next={t('replyTextHint', { tags: TAGS, example: EXAMPLE })}
        />
      )}
      <ul className="rows">
        {replies.data?.replies.map((reply) => (
          <li key={reply.id}>
            <span className="rows-main">
              {reply.name}
              <span className="hint">{reply.text.slice(0, 120)}</span>
            </span>
            <RowButton action="edit" name={reply.name} act={() => setEdited(reply)} />
            <RowButton
              action="remove"
              name={reply.name}
              act={() =>
                void saving(
                  () => ask('DELETE', `/inbox/replies/${reply.id}`),
                  ['replies'],
                  t('removed'),
                  undefined,
                  () => ask('PUT', `/inbox/replies/${reply.id}`, { name: reply.name, text: reply.text }),
                )
              }
            />
          </li>
        ))}
      </ul>
      <button type="button" className="button primary" onClick={() => setEdited('new')}>
        {t('addReply')}
      </button>
      {edited !== null && <Edit reply={edited === 'new' ? null : edited} close={() => setEdited(null)} />}
    </>
  );
};
