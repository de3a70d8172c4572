-- As before; and rows of the default partition that others refer to by a foreign key move as well. While they do, the key is
-- off; it is put back before the transaction ends, under its name and as it was, and checked against every row.
CREATE OR REPLACE FUNCTION platform.make_partition(name text, month date) RETURNS void
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
    taken_off text[];
    put_back text[];
    statement text;
BEGIN
    IF to_regclass(other) IS NOT NULL THEN
        EXECUTE format('SELECT EXISTS (SELECT 1 FROM %s WHERE id >= $1 AND id < $2)', other) INTO found USING lowest, next;
    END IF;
    IF found THEN
        SELECT coalesce(array_agg(format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) ORDER BY oid), '{}'),
                coalesce(array_agg(format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
                    pg_get_constraintdef(oid)) ORDER BY oid), '{}')
            INTO taken_off, put_back
            FROM pg_constraint WHERE contype = 'f' AND confrelid = parent::regclass AND conparentid = 0;
        FOREACH statement IN ARRAY taken_off LOOP
            EXECUTE statement;
        END LOOP;
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
        FOREACH statement IN ARRAY put_back LOOP
            EXECUTE statement;
        END LOOP;
    END IF;
END $$;
