import { isOwn } from '../catalog';
import type { View } from '../store/view';
import type { Words } from '../words/en';

/** Something that a link asked for and that is not here. */
export type Notice =
  | { kind: 'model'; id: string; shown: string; asked: readonly string[] }
  | { kind: 'sample'; file: string }
  | { kind: 'unread'; names: readonly string[] }
  | { kind: 'own' | 'fragment' | 'lost' };

/** A view with only what is here: models of the catalog, and one of the samples or none. */
export function settle(
  asked: View,
  here: { models: readonly string[]; samples: readonly string[] },
  usual: { model: string; sample: string },
): { view: View; notices: Notice[] } {
  const found = asked.models.filter((id) => here.models.includes(id));
  const models = found.length > 0 ? found : [usual.model];
  const known = asked.sample !== null && here.samples.includes(asked.sample);
  const sample = known || asked.sample === null ? asked.sample : usual.sample;
  return {
    view: { ...asked, models, sample },
    notices: [
      ...asked.models
        .filter((id) => !here.models.includes(id))
        .map((id): Notice => ({ kind: 'model', id, shown: models.join(', '), asked: asked.models })),
      ...(asked.sample === sample || asked.sample === null
        ? []
        : [{ kind: 'sample', file: asked.sample } as const]),
    ],
  };
}

export function noticeText({ people, offline }: Words, notice: Notice): { message: string; advice: string } {
  switch (notice.kind) {
    case 'model':
      return isOwn(notice.id)
        ? people.notices.ownModel(notice.id, notice.shown)
        : people.notices.model(notice.id, notice.shown);
    case 'sample':
      return people.notices.sample(notice.file);
    case 'unread':
      return people.notices.unread(
        notice.names
          .slice(0, 5)
          .map((name) => name.slice(0, 40))
          .join(', '),
      );
    case 'own':
      return people.notices.ownPicture();
    case 'fragment':
      return people.notices.fragment();
    case 'lost':
      return offline.lost;
  }
}
