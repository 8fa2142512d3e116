INSERT INTO subscribers
    (chat_id, language, tips_version, tips_given_at, posts_version, posts_given_at, minute, weekdays,
     zone, track, silent)
VALUES
    (42, 'da', '2026-01', '2026-01-10 12:00:00', '2026-01', '2026-01-10 12:00:00', 540, 127,
     'Europe/Copenhagen', 'pregnancy', FALSE);
INSERT INTO staff (person_id, role, name, language, since)
VALUES (7, 'owner', 'Bente', 'da', '2026-03-01 08:00:00');
INSERT INTO invitations VALUES ('0a1b', 'editor', '2026-03-04 08:00:00', 7);
INSERT INTO posts (title, audience, revision, split, messages, made_at, opened_at)
VALUES ('Nyt hold', 'all', 1, FALSE, 1, '2026-03-01 08:30:00', '2026-03-01 09:00:00');
INSERT INTO revisions VALUES (1, 1, '{"plain": "Nyt hold"}');
INSERT INTO post_files (post_id, place, kind, name, file_id) VALUES (1, 0, 'photo', 'x.jpg', 'abc');
INSERT INTO mailings (name, opened_at, planned, gate, begun, gone, watcher, watched)
VALUES ('post:1', '2026-03-01 09:00:00', TRUE, 'open', TRUE, 3, 7, 2001);
INSERT INTO deliveries (chat_id, mailing, state, due_at, failures, message_id, album)
VALUES
    (42, 'post:1', 'queued', '2026-03-01 09:00:00', 0, NULL, NULL),
    (43, 'post:1', 'sent', '2026-03-01 09:00:00', 0, 1001, '999 1000');
INSERT INTO reports VALUES
    ('post:1', '2026-03-01 09:00:00', '2026-03-01 09:10:00', 'open', 1, 3, 0, 0);
INSERT INTO log (at, name, action, subject)
VALUES ('2026-03-01 09:00:00', 'Bente', 'confirmed', '1');
INSERT INTO feed_entries VALUES ('0a1b', '2026-03-01 09:00:00');
INSERT INTO feeds (url, etag) VALUES ('https://klinik.example/feed', 'x');
INSERT INTO counts VALUES ('2026-03-01', 'topic', 'nights', 7);
