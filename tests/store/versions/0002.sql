INSERT INTO subscribers
    (chat_id, language, tips_version, tips_given_at, minute, weekdays, zone, track, silent,
     last_tip, last_tip_on, next_tip_at)
VALUES
    (42, 'da', '2026-01', '2026-01-10 12:00:00', 540, 127, 'Europe/Copenhagen', 'pregnancy', FALSE,
     'stairs', '2026-03-01', '2026-03-02 08:00:00');
INSERT INTO mailings (name, opened_at, planned, gate, gone)
VALUES
    ('tip:2026-03-01', '2026-03-01 08:00:00', TRUE, 'open', 0),
    ('post:7', '2026-03-01 09:00:00', TRUE, 'paused', 3);
INSERT INTO deliveries
    (chat_id, mailing, state, due_at, expires_at, claim, failures, tip, message_id, reason)
VALUES
    (42, 'tip:2026-03-01', 'sent', '2026-03-01 08:00:00', NULL, NULL, 0, 'stairs', 1001, NULL),
    (42, 'post:7', 'queued', '2026-03-01 09:00:00', NULL, 5, 1, NULL, NULL, NULL);
INSERT INTO votes VALUES ('one-stair-at-a-time', 1, 2, 0);
