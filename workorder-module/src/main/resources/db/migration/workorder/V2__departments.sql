-- Departments that work is dispatched to; their words are those of the staff directory.
CREATE TABLE workorder.department (
    word text PRIMARY KEY CHECK (word ~ '^[a-z]+(-[a-z]+)*$'),
    zh text NOT NULL,
    en text NOT NULL,
    active boolean NOT NULL DEFAULT true,
    place integer NOT NULL
);
INSERT INTO workorder.department (word, zh, en, place) VALUES
    ('teaching', '教务', 'Teaching', 10),
    ('technical', '技术', 'Technical', 20),
    ('finance', '财务', 'Finance', 30),
    ('legal', '法务', 'Legal', 40);
