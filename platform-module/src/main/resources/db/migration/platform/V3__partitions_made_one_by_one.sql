-- One row in a default partition used to stop all partition making, for every table: a month's partition cannot be made
-- while the default one holds rows of that month.

-- Makes one month's partition of one table. Rows of that month that are in the default partition move into it: it is
-- taken off, they are put in anew with all that was stored of them, and it is put back.
CREATE FUNCTION platform.make_partition(name text, month date) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    parent text := name::regclass::text;
    part text := format('%I.%I', split_part(name, '.', 1), split_part(name, '.', 2) || '_' || to_char(month, 'YYYY_MM'));
    other text := format('%I.%I', split_part(name, '.', 1), split_part(name, '.', 2) || '_other');
    lowest uuid := platform.lowest_id(month::timestamp AT TIME ZONE 'UTC');
    next uuid := platform.lowest_id((month + interval '1 month')::timestamp AT TIME ZONE 'UTC');
    stored text;
    found boolean := false;
BEGIN
    IF to_regclass(other) IS NOT NULL THEN
        EXECUTE format('SELECT EXISTS (SELECT 1 FROM %s WHERE id >= $1 AND id < $2)', other) INTO found USING lowest, next;
    END IF;
    IF found THEN
        EXECUTE format('ALTER TABLE %s DETACH PARTITION %s', parent, other);
    END IF;
    EXECUTE format('CREATE TABLE %s PARTITION OF %s FOR VALUES FROM (%L) TO (%L)', part, parent, lowest, next);
    IF found THEN
        -- Generated columns come by themselves.
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO stored FROM pg_attribute
            WHERE attrelid = parent::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
        EXECUTE format('INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM %s WHERE id >= $1 AND id < $2',
            part, stored, stored, other) USING lowest, next;
        EXECUTE format('DELETE FROM %s WHERE id >= $1 AND id < $2', other) USING lowest, next;
        EXECUTE format('ALTER TABLE %s ATTACH PARTITION %s DEFAULT', parent, other);
    END IF;
END $$;
REVOKE ALL ON FUNCTION platform.make_partition(text, date) FROM PUBLIC;

-- The months' partitions that are not there, such as 'audit.entry_2026_11'.
CREATE FUNCTION platform.missing_partitions(from_month date, to_month date) RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
    SELECT t.table_name || '_' || to_char(m, 'YYYY_MM')
    FROM platform.partitioned t
    CROSS JOIN generate_series(date_trunc('month', from_month::timestamp), to_month::timestamp, interval '1 month') m
    WHERE to_regclass(format('%I.%I', split_part(t.table_name, '.', 1),
        split_part(t.table_name, '.', 2) || '_' || to_char(m, 'YYYY_MM'))) IS NULL
    ORDER BY 1
$$;
REVOKE ALL ON FUNCTION platform.missing_partitions(date, date) FROM PUBLIC;

-- As before, but each month of each table by itself: one that cannot be made (its rows in the default partition are
-- referred to, say) is passed over with a warning, and missing_partitions names it.
CREATE OR REPLACE FUNCTION platform.keep_partitions(from_month date, to_month date) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    t record;
    m date;
    made integer := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(7305808869229538);
    FOR t IN SELECT table_name FROM platform.partitioned ORDER BY table_name LOOP
        m := date_trunc('month', from_month);
        WHILE m <= to_month LOOP
            IF to_regclass(format('%I.%I', split_part(t.table_name, '.', 1),
                split_part(t.table_name, '.', 2) || '_' || to_char(m, 'YYYY_MM'))) IS NULL THEN
                BEGIN
                    PERFORM platform.make_partition(t.table_name, m);
                    made := made + 1;
                EXCEPTION WHEN OTHERS THEN
                    RAISE WARNING 'no partition of % for %: %', t.table_name, to_char(m, 'YYYY-MM'), SQLSTATE;
                END;
            END IF;
            m := m + interval '1 month';
        END LOOP;
    END LOOP;
    RETURN made;
END $$;
