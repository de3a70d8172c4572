-- That a permission opened a door (P15): one line for each person, permission and month, written at the first use of a day.
CREATE TABLE platform.permission_use (
    staff text NOT NULL,
    permission text NOT NULL,
    month date NOT NULL CHECK (extract(day FROM month) = 1),
    days int NOT NULL,
    last_on date NOT NULL,
    PRIMARY KEY (staff, permission, month)
);
CREATE INDEX permission_use_of_month ON platform.permission_use (month);

-- Since when every use leaves a mark. Where nobody has ever signed in, nothing was used before.
CREATE TABLE platform.permission_use_begun (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    since timestamptz NOT NULL
);
INSERT INTO platform.permission_use_begun (since)
SELECT CASE WHEN EXISTS (SELECT FROM platform.staff) THEN now() ELSE timestamptz 'epoch' END;
