import { useDispatch, useSelect } from '@wordpress/data';
import { type Meta, metaEdit, type Override, overrideOf } from './override.ts';

interface EditorSelectors {
  getEditedPostAttribute(name: 'meta'): Meta | undefined;
  getCurrentPostId(): number | null;
}

interface EditorActions {
  editPost(edits: { meta: Meta }): void;
}

export interface PageMeta {
  readonly postId: number | null;
  /** Null where this kind of page keeps no settings of its own. */
  readonly override: Override | null;
  readonly setOverride: (override: Override) => void;
}

/** The edited page's own setting. Edits go through the editor, so that undo and saving work as for all else. */
export const usePageMeta = (): PageMeta => {
  const { postId, meta } = useSelect((select) => {
    const editor = select('core/editor') as unknown as EditorSelectors;
    return { postId: editor.getCurrentPostId(), meta: editor.getEditedPostAttribute('meta') };
  }, []);
  const { editPost } = useDispatch('core/editor') as unknown as EditorActions;
  return {
    postId,
    override: meta ? overrideOf(meta) : null,
    setOverride: (override) => editPost(metaEdit(override)),
  };
};
