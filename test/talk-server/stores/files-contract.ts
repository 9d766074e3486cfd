import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  EventsAnswer,
  FileAddressAnswer,
  ProblemAnswer,
  SentAnswer,
  UploadAnswer,
} from '../../../core/contract/index.ts';
import type { StoreUnderTest } from '../log-requests.ts';
import { gif, jpeg, pdf, png } from '../pictures.ts';
import { agentOf, ORIGIN, random, serve, visitorOf, type Served } from '../served.ts';
import { setRules } from '../settings-of.ts';

type Visitor = ReturnType<typeof visitorOf>;

/** What happens to files, whatever the store is. */
export const keepsFiles = (openPlace: () => Promise<StoreUnderTest>): void => {
  let place: StoreUnderTest;
  let served: Served;
  let clock = 0;

  beforeAll(async () => {
    place = await openPlace();
    served = await serve(place.store, { now: () => Date.now() + clock });
    await setRules(place.store, served.site.id, { visitors: { attachments: 'files', maxMb: 1 } });
  });
  afterAll(async () => {
    await served?.stop();
    await place.stop();
  });

  const upload = async (
    visitor: Visitor,
    conversation: string,
    bytes: Buffer,
    name: string,
    type = 'image/png',
  ) => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(bytes)], { type }), name);
    const response = await fetch(
      `${served.url}/v1/talk/${served.site.trackingKey}/conversations/${conversation}/files`,
      {
        method: 'POST',
        headers: { Authorization: `Bearer ${visitor.secret}`, Origin: ORIGIN },
        body: form,
      },
    );
    return { status: response.status, body: (await response.json()) as UploadAnswer & ProblemAnswer };
  };
  const started = async () => {
    const visitor = visitorOf(served);
    return { visitor, conversation: (await visitor.start('Look')).body.conversation };
  };
  const sendFile = (visitor: Visitor, conversation: string, id: string) =>
    visitor.ask<SentAnswer & ProblemAnswer>('POST', `/conversations/${conversation}/events`, {
      key: random(16),
      body: { text: 'boots.png', files: [id] },
    });

  test('a file is sent with a message, and everybody in the conversation can have it', async () => {
    const { visitor, conversation } = await started();
    const { status, body } = await upload(visitor, conversation, png(20, 30), 'boots.png');
    expect([status, body.file]).toMatchObject([
      201,
      { name: 'boots.png', type: 'image/png', width: 20, height: 30 },
    ]);
    expect((await sendFile(visitor, conversation, body.file.id)).status).toBe(201);
    const { events } = (await visitor.ask<EventsAnswer>('GET', `/conversations/${conversation}/events`)).body;
    expect(events[1]!.body).toEqual({ text: 'boots.png', files: [body.file] });
    for (const reader of [visitor, agentOf(served)]) {
      const { body: address } = await reader.ask<FileAddressAnswer>(
        'GET',
        `/conversations/${conversation}/files/${body.file.id}`,
      );
      const got = await fetch(address.url);
      expect(Buffer.from(await got.arrayBuffer())).toEqual(png(20, 30));
      expect(Object.fromEntries(got.headers)).toMatchObject({
        'content-type': 'image/png',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'content-disposition': "inline; filename*=UTF-8''boots.png",
      });
    }
  });

  test('what is no plain picture is downloaded, never shown', async () => {
    const { visitor, conversation } = await started();
    const { file } = (await upload(visitor, conversation, pdf, 'order.pdf', 'text/html')).body;
    expect(file.type).toBe('application/pdf');
    const { body } = await visitor.ask<FileAddressAnswer>(
      'GET',
      `/conversations/${conversation}/files/${file.id}`,
    );
    const { headers } = await fetch(body.url);
    expect([headers.get('Content-Type'), headers.get('Content-Disposition')]).toEqual([
      'application/octet-stream',
      "attachment; filename*=UTF-8''order.pdf",
    ]);
  });

  describe('case 62: refused is', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    test.each([
      ['an SVG', Buffer.from(`<?xml version="1.0"?>${svg}`), 'image.svg', 'type'],
      ['an empty file', Buffer.alloc(0), 'empty.png', 'type'],
      ['a picture of 50,000 × 50,000 pixels', png(50_000, 50_000), 'bomb.png', 'type'],
      ['a picture without its size', png().subarray(0, 12), 'cut.png', 'type'],
      ['a program', Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0>\0'), 'run', 'type'],
      ['an archive', Buffer.from('PK\x03\x04\x14\0\0\0\0\0'), 'all.zip', 'type'],
      [
        'what is larger than the site allows',
        Buffer.concat([png(), Buffer.alloc(1024 * 1024)]),
        'l.png',
        'size',
      ],
    ])('%s', async (_, bytes, name, reason) => {
      const { visitor, conversation } = await started();
      const { status, body } = await upload(visitor, conversation, bytes, name);
      expect([status, body]).toEqual([400, { problem: 'invalid', field: 'file', reason }]);
    });

    test('everything where the owner takes no files, and documents where only pictures are taken', async () => {
      const { visitor, conversation } = await started();
      await setRules(place.store, served.site.id, { visitors: { attachments: 'images', maxMb: 1 } });
      expect((await upload(visitor, conversation, pdf, 'order.pdf')).body).toMatchObject({ reason: 'type' });
      await setRules(place.store, served.site.id, { visitors: { attachments: 'off' } });
      expect((await upload(visitor, conversation, png(), 'boots.png')).body).toMatchObject({
        reason: 'type',
      });
      await setRules(place.store, served.site.id, { visitors: { attachments: 'files', maxMb: 1 } });
    });
  });

  test.each([
    [
      'HTML that says it is a picture',
      Buffer.from('<script>alert(1)</script>'),
      'a.png',
      'text/plain',
      'a.png.txt',
    ],
    ['PHP', Buffer.from('<?php system($_GET["c"]);'), 'shell.php', 'text/plain', 'shell.php.txt'],
    ['a picture with two endings', jpeg(3, 4), 'invoice.php.jpg', 'image/jpeg', 'invoice.php.jpg'],
    ['a picture called HTML', gif(3, 4), 'page.html', 'image/gif', 'page.html.gif'],
    ['a picture with a page in it', png(2, 2, '<script>alert(1)</script>'), 'p.png', 'image/png', 'p.png'],
    ['a path for a name', png(), '../../etc/passwd.png', 'image/png', 'passwd.png'],
    ['a name that reads backwards', png(), 'gnp.\u202Eexe', 'image/png', 'gnp.exe.png'],
  ])(
    'case 62: %s is what its bytes are, and is served as nothing else',
    async (_, bytes, name, type, named) => {
      const { visitor, conversation } = await started();
      const { file } = (await upload(visitor, conversation, bytes, name, 'text/html')).body;
      expect(file).toMatchObject({ type, name: named });
      const { body } = await visitor.ask<FileAddressAnswer>(
        'GET',
        `/conversations/${conversation}/files/${file.id}`,
      );
      const { headers } = await fetch(body.url);
      expect(headers.get('Content-Type')).toBe(type.startsWith('image/') ? type : 'application/octet-stream');
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    },
  );

  describe('case 64: not found is', () => {
    const nothing = { status: 404, body: { problem: 'notFound' } };
    const answerOf = async (url: string) => {
      const response = await fetch(url);
      return { status: response.status, body: (await response.json()) as unknown };
    };

    test('a file of another conversation, and one that somebody else’s message names', async () => {
      const [mine, theirs] = [await started(), await started()];
      const { file } = (await upload(theirs.visitor, theirs.conversation, png(), 'private.png')).body;
      const asked = await mine.visitor.ask('GET', `/conversations/${mine.conversation}/files/${file.id}`);
      expect(asked).toMatchObject(nothing);
      expect(
        await mine.visitor.ask('GET', `/conversations/${theirs.conversation}/files/${file.id}`),
      ).toMatchObject(nothing);
      expect((await upload(mine.visitor, theirs.conversation, png(), 'x.png')).body).toEqual(nothing.body);
      expect((await sendFile(mine.visitor, mine.conversation, file.id)).body).toMatchObject({
        problem: 'invalid',
        field: 'body.files',
      });
    });

    test('an address that has expired, was changed, or is made up', async () => {
      const { visitor, conversation } = await started();
      const { file } = (await upload(visitor, conversation, png(), 'boots.png')).body;
      const other = (await upload(visitor, conversation, png(), 'other.png')).body.file;
      const { url } = (
        await visitor.ask<FileAddressAnswer>('GET', `/conversations/${conversation}/files/${file.id}`)
      ).body;
      const [, , , , , expires, mark] = new URL(url).href.split('/');
      for (const wrong of [
        url.replace(file.id, other.id),
        url.replace(`/${expires}/`, `/${Number(expires) + 60_000}/`),
        url.replace(mark!, random(32)),
        url.replace(file.id, 'nothing'),
      ])
        expect(await answerOf(wrong)).toEqual(nothing);
      expect((await fetch(url)).status).toBe(200);
      clock = 11 * 60_000;
      expect(await answerOf(url)).toEqual(nothing);
      clock = 0;
    });
  });
};
